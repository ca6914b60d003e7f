"""Two score tables of the same manifest, on the processor and on a GPU, and what their stores hold.

compare.py CPU.csv GPU.csv [GPU2.csv CPU_STORE GPU_STORE GPU_STORE2]
"""
import collections
import csv
import hashlib
import json
import pathlib
import sys

VALUES = ["score", "ceiling", "ceiling_upper", "normalized", "ci_low", "ci_high", "normalized_ci_low", "normalized_ci_high"]
NAMES = ["model", "layer", "selection", "benchmark", "subject", "condition", "metric", "stimuli", "readout", "cv", "normalization", "definition", "region"]


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {tuple(row.get(name, "") for name in NAMES): row for row in rows}, rows


def differences(first, second):
    worst = collections.defaultdict(lambda: (0.0, ""))
    for key in first.keys() & second.keys():
        for value in VALUES:
            a, b = first[key].get(value, ""), second[key].get(value, "")
            if a and b and a != b:
                slot = (first[key]["benchmark"], first[key]["metric"], value)
                worst[slot] = max(worst[slot], (abs(float(a) - float(b)), f"{first[key]['model']} {first[key]['layer']}"))
    return worst


def tree(folder):
    """Files by path, those that tell times and machines left out."""
    found = {}
    for part in ("activations", "results"):
        for path in sorted((pathlib.Path(folder) / part).rglob("*")):
            if path.is_file():
                found[str(path.relative_to(folder))] = path
    return found


def activations(cpu_files, gpu_files):
    """Stored activations of the same inputs but for the device: largest difference over a layer's standard deviation."""
    import numpy

    def inputs(files):
        found = {}
        for name, path in files.items():
            if name.startswith("activations") and name.endswith(".json"):
                text = json.loads(path.read_text())
                text = text.get("Inputs") or text.get("inputs") or json.dumps(text)
                found["\n".join(line for line in text.split("\n") if not line.startswith("device"))] = path.with_suffix(".npy")
        return found

    a, b = inputs(cpu_files), inputs(gpu_files)
    shared = a.keys() & b.keys()
    worst = (0.0, "")
    for key in shared:
        x, y = numpy.load(a[key]).astype(float), numpy.load(b[key]).astype(float)
        worst = max(worst, (float(numpy.abs(x - y).max() / (x.std() or 1)), key.replace("\n", " ")[:300]))
    print(f"activations: {len(shared)} layers with the same inputs; largest difference {worst[0]:.1e} standard deviations: {worst[1]}")


def main(cpu, gpu, again=None, *stores):
    (a, rows), (b, other) = table(cpu), table(gpu)
    print(f"{len(rows)} rows on the processor, {len(other)} on the device, {len(a.keys() & b.keys())} of the same name; columns {len(rows[0])}")
    marks = [{row["fingerprint"] for row in side if row.get("fingerprint")} for side in (rows, other)]
    print(f"fingerprints: {len(marks[0])} and {len(marks[1])}, {len(marks[0] & marks[1])} of them on both sides")
    print("| benchmark | metric | value | largest difference | where |\n| --- | --- | --- | --- | --- |")
    for (benchmark, metric, value), (largest, where) in sorted(differences(a, b).items()):
        print(f"| {benchmark} | {metric} | {value} | {largest:.2e} | {where} |")
    for benchmark in sorted({row["benchmark"] for row in rows}):
        for name, side in (("processor", rows), ("device", other)):
            best = [(float(row["score"]), row["model"], row["layer"]) for row in side if row["benchmark"] == benchmark and not row["subject"] and row["score"]]
            print(f"best on {benchmark}, {name}: {max(best)}")
    if again:
        same = sum(differences(b, table(again)[0]).values(), ()) or "none"
        print(f"differences between two runs on the device in fresh stores: {same}")
    if stores:
        cpu_files, gpu_files, gpu2_files = map(tree, stores)
        for part in ("activations", "results"):
            names = [{name for name in files if name.startswith(part)} for files in (cpu_files, gpu_files, gpu2_files)]
            equal = sum(hashlib.sha256(gpu_files[name].read_bytes()).digest() == hashlib.sha256(gpu2_files[name].read_bytes()).digest() for name in names[1] & names[2])
            print(f"{part}: {len(names[0])} files by the processor, {len(names[1])} and {len(names[2])} by the device; {len(names[0] & names[1])} names shared by processor and device, {len(names[1] & names[2])} by both runs on it, {equal} of these byte-equal")
            unequal = [name for name in names[1] & names[2] if gpu_files[name].read_bytes() != gpu2_files[name].read_bytes()]
            print("  not equal:", unequal[:3])
        activations(cpu_files, gpu_files)
        for store in stores[:2]:
            peaks = collections.defaultdict(list)
            for path in (pathlib.Path(store) / "attempts").rglob("*.json"):
                record = json.loads(path.read_text())
                peaks[record["Device"], record["Outcome"]].append((record["PeakMemory"] >> 20, record["Seconds"]))
            for (device, outcome), found in sorted(peaks.items()):
                print(f"  attempts on {device}: {len(found)} {outcome}, peak of the process at most {max(found)[0]} MiB, {sum(seconds for _, seconds in found):.1f} s in all")


main(*sys.argv[1:])
