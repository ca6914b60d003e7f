"""Pillow's resize of noise at random sizes: python3 make_resizes.py COUNT FILE.csv (Debian 12: Pillow 9.4.0, numpy 1.24).

Byte i of picture s is the high byte of (i · 2654435761 + s · 40503) mod 2^32 xor its bits 8 to 15. Each size under bilinear, bicubic and nearest: SHA-256 of the result.
"""
import csv, hashlib, sys
import numpy as np
from PIL import Image

count, target = int(sys.argv[1]), sys.argv[2]
FILTERS = {'bilinear': Image.Resampling.BILINEAR, 'bicubic': Image.Resampling.BICUBIC, 'nearest': Image.Resampling.NEAREST}
rng = np.random.default_rng(11)


def noise(width, height, seed):
    x = (np.arange(3 * width * height, dtype=np.uint64) * 2654435761 + seed * 40503) & 0xFFFFFFFF
    return ((x >> 24) ^ (x >> 8 & 255)).astype(np.uint8).reshape(height, width, 3)


def side():
    """Small and large alike, odd ones, and one in eight a single pixel."""
    return 1 if rng.random() < .125 else int(np.exp(rng.uniform(np.log(2), np.log(500))))


with open(target, 'w', newline='') as f:
    out = csv.writer(f, lineterminator='\n')
    out.writerow(['seed', 'width', 'height', 'new_width', 'new_height', 'filter', 'sha256'])
    for seed in range(count):
        width, height = side(), side()
        new_width, new_height = (side(), side()) if seed % 4 else (width, side())
        picture = Image.fromarray(noise(width, height, seed))
        for name, kind in FILTERS.items():
            result = picture.resize((new_width, new_height), kind)
            out.writerow([seed, width, height, new_width, new_height, name, hashlib.sha256(result.tobytes()).hexdigest()])
