"""The passages that the teacher learns from, and those that it is to mark. Offsets count code points."""
import glob
import json
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
OWN = os.path.join(HERE, "..", "..", "annotations")
UNDISPUTED = os.path.join(HERE, "..", "..", "..", "evaluate", "src", "undisputed.txt")
# Every fifth real passage, beginning with the first, is what the first teacher is examined on.
FOLDS = 5
# A passage to mark has about so many letters at most.
LENGTH = 800
# What shares so many letters running with an annotated passage is not marked once more.
SHARED = 60
# Words that make it likelier that somebody gives ground. They only choose what is read: most passages with them tell of none.
GIVING = re.compile(
    r"\b(agree|accept|conced|concession|offer|allow|permit|releas|freed\b|withdr|pull(ed|ing)? (out|back)|relinquish|give up"
    r"|gave up|giving up|drop(ped)? (the|his|its|their)|lift(ed|ing)?\b|eas(e|ed|ing) (the|restric|its)|suspend|halt|demand"
    r"|call(ed|s|ing)? (on|for)|urg(e|ed|ing)\b|refus|reject|rul(e|ed|ing) out|hand(ed|ing)? over|surrender|abandon|renounc"
    r"|apolog|admit|acknowledg|step(ped)? down|resign|back(ed|ing)? (down|off|away)|compromise|truce|ceasefire|in return"
    r"|pledge|promis|willing|ready to|postpone|call(ed)? off|grant|restor|waive|forgiv|revers|yield|relent|retreat|soften"
    r"|negotiat|talks\b|dispute|strike|sanction|quota|tariff|hostage|union)", re.I)


def lines(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def articles(shared, wire):
    """The texts by corpus and id; the trainer (`readers/standoff.rs`) cuts passages from the same."""
    found = {("polnear", row["id"]): row["text"] for row in lines(f"{shared}/data/attribution/polnear-train.jsonl")}
    found |= {("voa", row["id"]): row["text"] for row in lines(f"{shared}/data/ner/gmb-voa.jsonl")}
    for file in sorted(glob.glob(f"{wire}/*.json")):
        for story in json.load(open(file, encoding="utf8")):
            if story.get("body"):
                found["reuters", story["id"]] = story_text(story["body"])
    return found


def story_text(body):
    """Paragraphs of a story of Reuters, parted by empty lines; as `readers/reuters.rs` has it."""
    body = re.sub(r"\s*(REUTER|Reuter)\W*$", "", body.strip())
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n {2,}", body))
    return "\n\n".join(part for part in paragraphs if part).replace("&lt;", "<")


def annotated(shared, texts):
    """The annotated passages: `text`, `rows`, `worth`, and `fold`, which is None where a passage is never held out."""
    real = lines(f"{shared}/concessions/train.jsonl") + lines(f"{OWN}/voa.jsonl")
    cut = lines(f"{OWN}/polnear.jsonl")
    for row in cut:
        row["text"] = texts["polnear", row["article"]][row["start"]:row["end"]]
    passages = []
    for group in (real, cut):
        passages += [passage(row, at % FOLDS, 1.0) for at, row in enumerate(group)]
    # What was written for training is clearer than what happens.
    passages += [passage(row, None, 0.5) for row in lines(f"{OWN}/written.jsonl")]
    return passages


def development(shared):
    """The passages on which development scores are reported: nothing is learned or chosen here."""
    return [passage(row, None, 0.0) for row in lines(f"{shared}/concessions/dev.jsonl")]


def passage(row, fold, worth):
    return {"text": row["text"], "rows": row["concessions"], "fold": fold, "worth": worth}


def letters(text):
    return re.sub(r"\W+", " ", text.lower())


def to_mark(texts, known):
    """Passages without annotations, in a fixed order: `corpus`, `article`, `start`, `end`, `text`. What stands in the passages
    `known`, and the articles on which false alarms are counted, are left out. Of Reuters only passages with words of giving
    are taken, and five hundred without."""
    seen = set()
    for each in known:
        text = letters(each["text"])
        seen |= {text[at:at + SHARED] for at in range(max(1, len(text) - SHARED + 1))}
    undisputed = {line.strip() for line in open(UNDISPUTED, encoding="utf8") if not line.startswith("#")}
    chosen, plain = [], []
    for (corpus, name), text in texts.items():
        if name in undisputed:
            continue
        for start, end in cuts(text, r"(?<=[.!?”\"])\s+(?=[A-Z“\"])" if corpus == "voa" else r"\n+", seen):
            cut = {"corpus": corpus, "article": name, "start": start, "end": end, "text": text[start:end]}
            if corpus != "reuters" or GIVING.search(cut["text"]):
                chosen.append(cut)
            elif len(cut["text"]) > 150:
                plain.append(cut)
    random.Random(6).shuffle(plain)
    return chosen + plain[:500]


def cuts(text, border, seen):
    """Neighbouring units of a text, as long as they are short together; none that was seen."""
    units, begun = [], 0
    for found in re.finditer(border, text):
        units.append((begun, found.start()))
        begun = found.end()
    units.append((begun, len(text)))
    current = None
    for start, end in units:
        bare = letters(text[start:end])
        windows = range(max(1, len(bare) - SHARED + 1))
        known = end - start >= 40 and any(bare[at:at + SHARED] in seen for at in windows)
        if current and (known or end - current[0] > LENGTH):
            yield current
            current = None
        if not known and end - start >= 2:
            current = (current[0] if current else start, end)
    if current:
        yield current
