#!/usr/bin/python3
"""A made-up devkit of ILSVRC 2012 in the form of the real one: data/meta.mat by SciPy 1.10, and the ground truth of six images.

Five synsets, of which the last has children and is no category. Run here: /usr/bin/python3 make.py
"""
import os

import numpy
import scipy.io

FIELDS = ["ILSVRC2012_ID", "WNID", "words", "gloss", "num_children", "children", "wordnet_height", "num_train_images"]
ROWS = [
    (1, "n02119789", "kit fox, Vulpes macrotis", "a fox", 0, [], 0, 1300),
    (2, "n02100735", "English setter", "a dog", 0, [], 0, 1300),
    (3, "n02110185", "Siberian husky", "another dog", 0, [], 0, 1300),
    (4, "n02096294", "Australian terrier", "a small dog", 0, [], 0, 1300),
    (1001, "n02084071", "dog", "dogs", 3, [2, 3, 4], 3, 0),
]

synsets = numpy.empty((len(ROWS), 1), dtype=[(name, object) for name in FIELDS])
for i, row in enumerate(ROWS):
    synsets[i, 0] = tuple(numpy.array([value], dtype=float).reshape(1, -1) if not isinstance(value, str) else value for value in row)
folder = os.path.join("ILSVRC2012_devkit_t12", "data")
os.makedirs(folder, exist_ok=True)
scipy.io.savemat(os.path.join(folder, "meta.mat"), {"synsets": synsets}, do_compression=True)
with open(os.path.join(folder, "ILSVRC2012_validation_ground_truth.txt"), "w") as file:
    file.write("3\n1\n1\n4\n2\n3\n")
