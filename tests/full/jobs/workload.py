#!/usr/bin/env python3
"""Many small score jobs that need no network and no picture: a made-up recording, models brought as activations.

workload.py FOLDER [MODELS [METRICS]] writes FOLDER/many.yaml with MODELS x METRICS jobs (default 3 x 4)."""
import random
import struct
import sys
import zipfile
from pathlib import Path

STIMULI, SITES, UNITS, REPETITIONS = 24, 8, 6, 2


def npy(kind, shape, values):
    """The bytes of a .npy file: kind is 'f4' or 'U8'."""
    header = "{'descr': '<%s', 'fortran_order': False, 'shape': (%s), }" % (kind, "".join("%d," % size for size in shape))
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    if kind == "f4":
        data = struct.pack("<%df" % len(values), *values)
    else:
        width = int(kind[1:])
        data = b"".join(text.ljust(width, "\0").encode("utf-32-le") for text in values)
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + data


def npz(path, arrays):
    with zipfile.ZipFile(path, "w") as archive:
        for name, bytes_ in arrays.items():
            archive.writestr(zipfile.ZipInfo(name + ".npy"), bytes_)


def metrics(count):
    distances = ["correlation", "euclidean"]
    listed = ["rsa: { distance: %s, compare: %s }" % (distance, compare) for distance in distances for compare in ["spearman", "pearson"]]
    return (listed + ["ridge: { alpha: %d, folds: kfold(4) }" % alpha for alpha in range(1, count)])[:count]


def make(folder, models=3, metric_count=4, name="many", threads=1):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(1)
    ids = ["s%02d" % stimulus for stimulus in range(STIMULI)]
    truth = [[draw.gauss(0, 1) for _ in range(UNITS)] for _ in ids]
    weights = [[draw.gauss(0, 1) for _ in range(UNITS)] for _ in range(SITES)]
    spikes = [sum(w * x for w, x in zip(site, truth[s])) + draw.gauss(0, 1) for _ in range(REPETITIONS) for s in range(STIMULI) for site in weights]
    npz(folder / "spikes.npz", {"spikes": npy("f4", (REPETITIONS * STIMULI, SITES), spikes)})
    (folder / "trials.csv").write_text("stimulus_id,repetition\n" + "".join("%s,%d\n" % (s, r) for r in range(REPETITIONS) for s in ids))
    (folder / "sites.csv").write_text("neuroid_id,region,subject\n" + "".join("n%d,IT,m%d\n" % (n, n % 2) for n in range(SITES)))
    (folder / "recording.yaml").write_text(
        "id: made-up\ntitle: Made-up responses\nlicence: MIT\nresponses:\n  file: spikes.npz\n  axes: [presentation, neuroid]\n  unit: spikes/s\n"
        "  presentations: trials.csv\n  neuroids: sites.csv\n")
    for model in range(models):
        units = [x + draw.gauss(0, 0.5 + model / models) for row in truth for x in row]
        npz(folder / ("model%03d.npz" % model), {"stimulus_ids": npy("U3", (STIMULI,), ids), "units": npy("f4", (STIMULI, UNITS), units)})
    manifest = folder / (name + ".yaml")
    manifest.write_text(
        "name: %s\nseed: 1\nbootstrap: 20\ncompute: { threads: %d }\nmodels:\n" % (name, threads)
        + "".join("  - { id: m%03d, activations: { path: model%03d.npz } }\n" % (m, m) for m in range(models))
        + "benchmarks:\n  - id: made-up.it\n    dataset: recording.yaml\n    region: IT\n    metrics:\n"
        + "".join("      - %s\n" % metric for metric in metrics(metric_count)))
    return manifest


if __name__ == "__main__":
    print(make(sys.argv[1], *map(int, sys.argv[2:])))
