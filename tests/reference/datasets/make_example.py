"""Makes manifests/datasets/example: a small made-up recording in the form in which a lab keeps its own.

24 pictures in four categories (64 x 64), each shown five times; 30 sites of two monkeys in two regions.
The responses are SIMULATED: a site sees a smoothed patch of the picture through random weights, with noise.
"""
import csv
import os
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

out = sys.argv[1]
rng = np.random.default_rng(20261126)
categories = ["disc", "bar", "ring", "cross"]
os.makedirs(f"{out}/pictures", exist_ok=True)
ids, pixels = [], []
for category in categories:
    for i in range(6):
        image = Image.new("RGB", (64, 64), (128, 128, 128))
        draw = ImageDraw.Draw(image)
        colour = tuple(int(c) for c in rng.integers(0, 256, 3))
        x, y = rng.integers(18, 46, 2)
        r = int(rng.integers(9, 17))
        if category == "disc":
            draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)
        elif category == "ring":
            draw.ellipse((x - r, y - r, x + r, y + r), outline=colour, width=4)
        elif category == "bar":
            draw.rectangle((x - r, y - 4, x + r, y + 4), fill=colour)
        else:
            draw.rectangle((x - r, y - 3, x + r, y + 3), fill=colour)
            draw.rectangle((x - 3, y - r, x + 3, y + r), fill=colour)
        name = f"{category}{i + 1}"
        image.save(f"{out}/pictures/{name}.png", optimize=True)
        ids.append(name)
        pixels.append(np.asarray(image.filter(ImageFilter.GaussianBlur(4)).resize((12, 12), Image.BILINEAR), dtype=float).ravel() / 255)
pixels = np.array(pixels)
pixels -= pixels.mean(0)

sites = [(f"{monkey}-{region}-{n + 1}", region, monkey) for monkey in ("monkey-a", "monkey-b") for region, count in (("V4", 7), ("IT", 8)) for n in range(count)]
weights = rng.normal(size=(pixels.shape[1], len(sites)))
drive = pixels @ weights
drive /= drive.std(0)

order = np.concatenate([rng.permutation(len(ids)) for _ in range(5)])
repetition = np.repeat(np.arange(1, 6), len(ids))
bins = [(-50, 0), (0, 50), (70, 120), (120, 170)]
gain = np.array([0, 0.1, 1.0, 0.8])
responses = 10 + 3 * drive[order][:, :, None] * gain + rng.normal(scale=7, size=(len(order), len(sites), len(bins)))
np.savez_compressed(f"{out}/spikes.npz", rates=responses.astype(np.float32), time_bin_start=np.array([a for a, _ in bins]), time_bin_end=np.array([b for _, b in bins]))
with open(f"{out}/pictures.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["stimulus_id", "file_name", "category"])
    w.writerows((name, f"{name}.png", name.rstrip("0123456789")) for name in ids)
with open(f"{out}/trials.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["stimulus_id", "repetition"])
    w.writerows((ids[s], r) for s, r in zip(order, repetition))
with open(f"{out}/sites.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["neuroid_id", "region", "subject"])
    w.writerows(sites)
