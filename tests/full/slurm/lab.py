"""A store, a manifest and the program: what one scenario works with, and what must hold at its end."""
import collections, csv, json, pathlib, re, subprocess, time

MODELS = ("cifar-cnn-a", "vit-tiny-32", "cifar-resnet20")
METRICS = [(d, c) for d in ("correlation", "euclidean") for c in ("spearman", "pearson")]


def manifest(networks, metrics=4):
    lines = ["name: cluster", "seed: 1", "bootstrap: 20", "compute: { threads: 1, batch: 32 }", "models:"]
    for n in range(networks):
        layers = ", layers: blocks" if n % 3 else ""
        lines.append(f"  - {{ id: net-{n}, architecture: {MODELS[n % 3]}, weights: {{ init: {n + 1} }}{layers} }}")
    lines += ["simulations:", "  - { id: simulated-it, stimuli: drawn-objects, from: { model: net-1, layer: blocks.2 }, neuroids: 40, subjects: 3, repetitions: 4, noise: 2.0, region: simulated IT }",
              "benchmarks:", "  - id: simulated-it.rsa", "    dataset: simulated-it", "    region: simulated IT", "    metrics:"]
    lines += [f"      - rsa: {{ distance: {d}, compare: {c} }}" for d, c in METRICS[:metrics]]
    return "\n".join(lines) + "\n"


def numbers(out):
    with open(out / "report" / "tables" / "all-rows.csv", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.pop("seconds")
        row.pop("run", None)
    return sorted(str(sorted(row.items())) for row in rows)


class Lab:
    def __init__(self, work, name, cluster, program, text, profile):
        self.name, self.cluster, self.program = name, cluster, program
        self.root = work / name
        self.root.mkdir(parents=True)
        self.store, self.out = self.root / "store", self.root / "out"
        self.manifest, self.profile = work / f"{name}.yaml", self.root / "profile.yaml"
        self.manifest.write_text(text)
        self.profile.write_text(profile)

    def words(self, verb, *more):
        return [str(self.program), verb, str(self.manifest), "--executor", "slurm", "--profile", str(self.profile), "--store", str(self.store), "--out", str(self.out), *more]

    def run(self, verb="run", *more, seconds=1500):
        return subprocess.run(self.words(verb, *more), env=self.cluster.env, capture_output=True, text=True, timeout=seconds)

    def start(self, verb="run", *more):
        log = open(self.root / "program.log", "a")
        return subprocess.Popen(self.words(verb, *more), env=self.cluster.env, stdout=log, stderr=log)

    @property
    def submission(self):
        folders = list((self.store / "slurm").glob("*")) if (self.store / "slurm").exists() else []
        return folders[0].name if folders else None

    def jobs(self):
        return json.loads((self.store / "submissions" / self.submission / "submission.json").read_text())["Jobs"]

    def results(self):
        return len(list(self.store.glob("results/*/*/result.json")))

    def batches(self):
        return [path for path in (self.store / "slurm" / self.submission).glob("*.jsonl")]

    def wait(self, what, until, seconds=900):
        end = time.time() + seconds
        while time.time() < end:
            found = until()
            if found:
                return found
            time.sleep(0.3)
        raise AssertionError(f"{self.name}: {what} did not come within {seconds} s")

    def starts(self):
        """How often each job was done, as the elements' logs tell."""
        done = collections.Counter()
        for log in (self.store / "slurm" / self.submission / "logs").glob("*.log"):
            done.update(re.findall(r"^done: (.*) \([0-9.]+ s\)", log.read_text(errors="replace"), flags=re.M))
        return done

    def check(self, expected, twice=0):
        """Every key once, every number as undisturbed, nothing left in SLURM, nothing half-written, no process."""
        again = self.run()
        assert again.returncode == 0 and "nothing to send" in again.stderr, f"{self.name}: the same command again: {again.stderr[-500:]}"
        jobs = self.jobs()
        assert numbers(self.out) == expected, f"{self.name}: other numbers"
        assert self.results() == len([job for job in jobs if job["Kind"] != "extract"]), f"{self.name}: {self.results()} results"
        extra = {title: count for title, count in self.starts().items() if count > 1}
        assert sum(extra.values()) - len(extra) <= twice, f"{self.name}: done more than once: {extra}"
        assert not self.cluster.active(self.submission), f"{self.name}: left in SLURM: {self.cluster.active(self.submission)}"
        assert not self.cluster.job_processes(self.store), f"{self.name}: processes left"
        left = [path for path in self.store.rglob("*.tmp")] + list((self.store / "staging").glob("*"))
        assert not left, f"{self.name}: left {left[:3]}"
        return f"{len(jobs)} jobs, {len(self.batches())} arrays"
