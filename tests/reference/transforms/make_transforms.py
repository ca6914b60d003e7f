"""Writes references.npz: pictures, and what PIL, NumPy and SciPy make of them.

An array's name is PICTURE|TRANSFORM as Concord writes it. Run with Debian's python3 (python3-pil, python3-numpy, python3-scipy):

    python3 make_transforms.py [PATH/TO/brainscore_vision/benchmark_helpers/screen.py]

With that path the screen's rule is also run by Brain-Score's own class and must agree.
"""
import ast
import logging
import os
import sys
import tempfile

import numpy as np
import scipy
from PIL import Image, ImageChops, __version__ as pil_version
from scipy.ndimage import gaussian_filter

GREY = 128
out = {}


def picture(width, height, seed):
    rng = np.random.RandomState(seed)
    y, x = np.mgrid[0:height, 0:width]
    smooth = np.stack([127 + 120 * np.sin(x / 5 + c) * np.cos(y / (4 + c)) for c in range(3)], axis=-1)
    noisy = smooth + rng.uniform(-60, 60, smooth.shape)
    return Image.fromarray(np.clip(np.rint(noisy), 0, 255).astype(np.uint8), "RGB")


def put(name, text, image):
    out[name + "|" + text] = np.asarray(image)


def levels(values):
    return np.floor(np.clip(values, 0, 255) + 0.5).astype(np.uint8)


def place(image, source, target):
    # brain-score/vision@c642dbe brainscore_vision/benchmark_helpers/screen.py, apply_ratio, typed again
    ratio = target / source
    size = np.array(image.size)
    wanted = (ratio * size).round().astype(int)
    if ratio >= 1:
        canvas = Image.new("RGB", tuple(wanted), "gray")
        canvas.paste(image, tuple(((wanted - size) / 2).round().astype(int)))
        return canvas
    left, upper = ((size - wanted) / 2).round().astype(int)
    return image.crop((left, upper, left + wanted[0], upper + wanted[1]))


pictures = {"wide": picture(37, 23, 1), "square": picture(32, 32, 2), "tall": picture(20, 45, 3)}
for name, image in pictures.items():
    put(name, "none", image)
    pixels = np.asarray(image).astype(float)
    put(name, "greyscale", Image.merge("RGB", [image.convert("L")] * 3))
    for degrees in (0, 15, -33.3, 90, 180, 270, 359.5):
        for word, colour in (("grey", GREY), ("black", 0), ("white", 255)):
            put(name, f"rotate(degrees={degrees},fill={word})", image.rotate(degrees, Image.BILINEAR, fillcolor=(colour,) * 3))
    put(name, "shift(dx=5,dy=-3,fill=wrap)", ImageChops.offset(image, 5, -3))
    put(name, "shift(dx=-40,dy=2,fill=wrap)", np.roll(pixels, (2, -40), (0, 1)).astype(np.uint8))
    put(name, "shift(dx=4,dy=7,fill=edge)", np.pad(pixels, ((7, 0), (4, 0), (0, 0)), "edge")[:image.height, :image.width].astype(np.uint8))
    put(name, "shift(dx=-4,dy=-7,fill=grey)", np.pad(pixels, ((0, 7), (0, 4), (0, 0)), constant_values=GREY)[7:, 4:].astype(np.uint8))
    w, h = image.size
    for factor in (1.5, 2, 3.3):
        put(name, f"scale(factor={factor})", image.resize((w, h), Image.BILINEAR, box=(w / 2 - w / 2 / factor, h / 2 - h / 2 / factor, w / 2 + w / 2 / factor, h / 2 + h / 2 / factor)))
    for factor in (0.3, 1):
        put(name, f"contrast(factor={factor})", levels(127.5 + factor * (pixels - 127.5)))
    for sd in (0.7, 3):
        pad = 0.4423 * 255
        low = np.stack([gaussian_filter(pixels[..., c], sd, mode="constant", cval=pad) for c in range(3)], axis=-1)
        put(name, f"low-pass(sd={sd})", levels(low))
        high = pixels - low
        put(name, f"high-pass(sd={sd})", levels(high + pad - high.mean(axis=(0, 1))))
    for source, target in ((8, 8), (8, 10), (8, 5), (4, 8), (8, 4), (8, 7.9), (8, 8.1), (2.9, 8), (3, 1), (7, 6.5), (5, 7)):
        put(name, f"screen({source},{target})", place(image, source, target))

for name in ("wide", "square"):  # odd and even sides
    out[name + "|spectrum"] = np.ascontiguousarray(np.fft.fft2(np.asarray(pictures[name])[..., 1].astype(float))).view(float)

square = pictures["square"]
canvas = Image.new("RGB", (32, 32), "gray")
canvas.paste(square.resize((16, 16), Image.BILINEAR), (8, 8))
put("square", "scale(factor=0.5)", canvas)

if len(sys.argv) > 1:
    tree = ast.parse(open(sys.argv[1]).read())
    tree.body = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "ImageConverter"]
    from pathlib import Path
    from typing import Union
    scope = {"Image": Image, "np": np, "os": os, "Path": Path, "Union": Union, "logging": logging}
    exec(compile(tree, sys.argv[1], "exec"), scope)
    with tempfile.TemporaryDirectory() as folder:
        converter = scope["ImageConverter"](folder + "/out")
        os.mkdir(folder + "/out")
        count = 0
        for name, image in pictures.items():
            image.save(f"{folder}/{name}.png")
            for key in [key for key in out if key.startswith(name + "|screen")]:
                source, target = (float(part) for part in key[key.index("(") + 1:-1].split(","))
                with Image.open(converter.convert_image(f"{folder}/{name}.png", source, target)) as theirs:
                    assert np.array_equal(np.asarray(theirs), out[key]), key
                count += 1
    print(count, "placings agree with Brain-Score's own class")

np.savez_compressed("references.npz", **out)
print(len(out), "arrays; numpy", np.__version__, "scipy", scipy.__version__, "PIL", pil_version)
