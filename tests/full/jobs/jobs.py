#!/usr/bin/env python3
"""Attacks the queue with many small jobs. Ends only processes that it started, by their ids.

  jobs.py kills [COUNT [SEED]]       kill -9 of worker, child and submitting process at random moments, until each was hit COUNT times while it ran (20)
  jobs.py many [JOBS [WORKERS]]      JOBS small jobs (5000) through WORKERS worker processes (4): none twice, none lost
  jobs.py overhead [JOBS]            what a job costs by `run` and by `submit` + `worker`; worker start to first job
  jobs.py soak [MINUTES [SEED]]      kills, stops, cancels and retries without pause (10 minutes)

CONCORD names the program; default artifacts/bin/Pipeline/release/concord."""
import collections
import glob
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import workload

PROGRAM = os.environ.get("CONCORD", str(Path(__file__).parents[3] / "artifacts/bin/Pipeline/release/concord"))
for name in ("CONCORD_STORE", "CONCORD_MIRROR", "CONCORD_DATA"):
    os.environ.pop(name, None)


class Bench:
    """One folder with a store, and everything that is started on it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.store = self.folder / "store"
        self.started = []

    def start(self, *arguments):
        log = open(self.folder / "said.txt", "a")
        process = subprocess.Popen([PROGRAM, *map(str, arguments), "--store", str(self.store)], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        self.started.append(process)
        return process

    def run(self, *arguments, expect=(0,)):
        process = self.start(*arguments)
        if process.wait() not in expect:
            sys.exit("%s: status %s\n%s" % (arguments, process.returncode, (self.folder / "said.txt").read_text()[-2000:]))

    def worker(self, *options):
        return self.start("worker", "--lease", "2", *options)

    def rows(self, what="key, state, attempt, title, error"):
        try:
            with sqlite3.connect(self.store / "queue/queue.db", timeout=60) as database:
                return database.execute("select %s from job" % what).fetchall()
        except sqlite3.OperationalError:
            return []

    def children(self, process):
        found = []
        for listed in glob.glob("/proc/%d/task/*/children" % process.pid):
            try:
                found += map(int, open(listed).read().split())
            except OSError:
                pass
        return found

    def began(self):
        count = collections.Counter()
        for path in glob.glob(str(self.store / "logs/*/*.jsonl")):
            with open(path) as lines:
                count[Path(path).stem] = sum('"event":"attempt-began"' in line for line in lines)
        return count

    def results(self):
        return {Path(path).parent.name for path in glob.glob(str(self.store / "results/*/*/result.json"))}

    def faults(self, expected, patience=20):
        """What does not hold at the end: states, results, numbers, leftovers, the queue's file."""
        found = []
        rows = self.rows()
        found += ["%s is %s: %s" % (key[:12], state, error) for key, state, _, _, error in rows if state != "done"]
        keys = {row[0] for row in rows}
        if keys != self.results() or len(keys) != len(rows):
            found.append("%d keys, %d results" % (len(keys), len(self.results())))
        if expected is not None and numbers(self.store) != expected:
            found.append("other numbers than the undisturbed run")
        end = time.time() + patience
        while self.alive() and time.time() < end:
            time.sleep(0.1)
        found += ["lives on: " + command for command in self.alive()]
        found += ["left: " + path for path in glob.glob(str(self.store / "staging/*")) + glob.glob(str(self.folder / "**/*.tmp"), recursive=True)]
        with sqlite3.connect(self.store / "queue/queue.db") as database:
            if database.execute("pragma integrity_check").fetchall() != [("ok",)]:
                found.append("integrity_check")
        return found

    def alive(self):
        found = []
        for path in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                command = open(path).read()
            except OSError:
                continue
            if str(self.store) in command and "python" not in command:
                found.append(command.replace("\0", " "))
        return found

    def end(self):
        for process in self.started:
            if process.poll() is None:
                process.kill()
                process.wait()


def numbers(store):
    """Every table of every result but the scores' seconds, which differ: their bytes in the store's other files."""
    found = {}
    for path in glob.glob(str(store / "results/*/*/*.parquet")):
        if not path.endswith("scores.parquet"):
            found[path[len(str(store)):]] = Path(path).read_bytes()
    return found


def bench():
    return Bench(tempfile.mkdtemp(prefix="concord-jobs-"))


def undisturbed(manifest):
    whole = bench()
    began = time.time()
    whole.run("submit", manifest, "--out", whole.folder / "out")
    submitting = time.time() - began
    whole.run("worker", "--until-empty")
    seconds = time.time() - began
    expected = numbers(whole.store)
    shutil.rmtree(whole.folder)
    return expected, submitting, seconds


def kills(count=20, seed=1):
    draw = random.Random(seed)
    source = bench()
    manifest = workload.make(source.folder, 3, 4)
    expected, submitting, seconds = undisturbed(manifest)
    print("undisturbed: submit %.1f s, with the worker %.1f s; moments are drawn from these spans" % (submitting, seconds), flush=True)
    wrong = 0
    for whom in ("worker", "child", "submit"):
        hits = tries = 0
        while hits < count and tries < 5 * count:
            tries += 1
            test = bench()
            hits += kill(test, whom, manifest, tries, draw.random() * (submitting if whom == "submit" else seconds - submitting))
            faults = test.faults(expected)
            if not (test.folder / "out/report/index.html").exists():
                faults.append("no report")
            if faults:
                wrong += 1
                print("%s, moment %d: %s (%s)" % (whom, tries, faults, test.folder), flush=True)
            else:
                shutil.rmtree(test.folder)
            test.end()
        print("%s: %d of %d moments hit it while it ran; wrong so far: %d" % (whom, hits, tries, wrong), flush=True)
        wrong += hits < count
    return wrong


def kill(test, whom, manifest, moment, seconds):
    """Kills one process after a time and lets another worker bring it to its end; whether it still ran."""
    if whom == "submit":
        victim = test.start("submit", manifest, "--out", test.folder / "out")
    else:
        test.run("submit", manifest, "--out", test.folder / "out")
        victim = test.worker()
    time.sleep(seconds)
    ran = victim.poll() is None
    targets = test.children(victim) if whom == "child" else [victim.pid] if ran else []
    for target in targets[:1]:
        os.kill(target, signal.SIGKILL)
    if whom == "submit":
        victim.wait()
        test.run("submit", manifest, "--out", test.folder / "out")
    if whom == "child" and moment % 2:
        victim.terminate()
    test.run("worker", "--lease", "2", "--until-empty", expect=(0, 1))
    victim.terminate()
    victim.wait()
    return len(targets[:1])


def many(jobs=5000, workers=4):
    test = bench()
    manifest = workload.make(test.folder, jobs // 50, 50)
    began = time.time()
    test.run("submit", manifest, "--out", test.folder / "out")
    print("submit of %d jobs: %.1f s" % (jobs, time.time() - began), flush=True)
    began = time.time()
    # With the default lease: on a machine with fifty processes for two cores a living worker may well be silent for two seconds.
    running = [test.start("worker", "--until-empty") for _ in range(workers)]
    while any(process.poll() is None for process in running):
        time.sleep(5)
        states = collections.Counter(row[1] for row in test.rows())
        if not states["queued"] and not states["running"]:
            break
    seconds = time.time() - began
    print("%d workers: %.0f s, %.1f ms a job of wall time" % (workers, seconds, 1000 * seconds / jobs), flush=True)
    for process in running:
        process.wait()
    faults = test.faults(None)
    attempts = collections.Counter(row[2] for row in test.rows())
    times = collections.Counter(test.began().values())
    print("attempts: %s; begun by the logs: %s; results: %d" % (dict(attempts), dict(times), len(test.results())))
    if set(attempts) != {1} or set(times) != {1} or len(test.results()) != jobs:
        faults.append("not each exactly once")
    print(faults or "each exactly once (%s)" % test.folder)
    return len(faults)


def overhead(jobs=200):
    for way in ("run", "worker"):
        test = bench()
        # All cores for a job, so that they come one after the other.
        manifest = workload.make(test.folder, jobs // 10, 10, threads=os.cpu_count())
        began = time.time()
        if way == "run":
            test.run("run", manifest, "--out", test.folder / "out")
        else:
            test.run("submit", manifest, "--out", test.folder / "out")
            submitted = time.time()
            test.run("worker", "--until-empty")
        spans = sorted(spans_of(test))
        inside = sum(end - start for start, end in spans)
        between = (spans[-1][1] - spans[0][0] - inside) / jobs
        print("%s: %.1f ms a job in the child, %.1f ms between two jobs, %.1f s in all%s" % (
            way, 1000 * inside / jobs, 1000 * between, time.time() - began,
            "" if way == "run" else "; submit %.1f s, worker start to first job %.1f s" % (submitted - began, spans[0][0] - submitted)), flush=True)
        shutil.rmtree(test.folder)
    return 0


def spans_of(test):
    for path in glob.glob(str(test.store / "logs/*/*.jsonl")):
        lines = [json.loads(line) for line in open(path)]
        moments = [datetime.fromisoformat(line["time"].replace("Z", "+00:00")).timestamp() for line in lines]
        yield moments[0], moments[-1]


def soak(minutes=10, seed=1):
    draw = random.Random(seed)
    test = bench()
    manifest = workload.make(test.folder, 20, 50)
    expected, _, _ = undisturbed(manifest)
    test.run("submit", manifest, "--out", test.folder / "out")
    workers = []
    done = collections.Counter()
    end = time.time() + 60 * minutes
    while time.time() < end:
        workers = [worker for worker in workers if worker.poll() is None]
        while len(workers) < 3:
            workers.append(test.worker("--stall", "0.2"))
        worker = draw.choice(workers)
        what = draw.choice(["kill worker", "kill child", "kill child", "stop worker", "stop child", "cancel", "retry", "submit", "terminate", "lose a result"])
        done[what] += 1
        children = test.children(worker)
        rows = test.rows("key, state")
        try:
            if what == "kill worker":
                worker.kill()
            elif what == "terminate":
                worker.terminate()
            elif what == "stop worker":
                worker.send_signal(signal.SIGSTOP)
                time.sleep(draw.uniform(0, 5))
                worker.send_signal(signal.SIGCONT)
            elif what == "kill child" and children:
                os.kill(draw.choice(children), signal.SIGKILL)
            elif what == "stop child" and children:
                child = draw.choice(children)
                os.kill(child, signal.SIGSTOP)
                time.sleep(draw.uniform(0, 5))
                os.kill(child, signal.SIGCONT)
            elif what == "cancel" and rows:
                test.run("jobs", "cancel", draw.choice(rows)[0])
            elif what == "retry":
                for key, state in rows:
                    if state in ("cancelled", "dead"):
                        test.run("jobs", "retry", key)
                        break
            elif what == "submit":
                test.run("submit", manifest, "--out", test.folder / "out")
            elif what == "lose a result" and test.results():
                key = draw.choice(sorted(test.results()))
                shutil.rmtree(test.store / "results" / key[:2] / key, ignore_errors=True)
                test.run("submit", manifest, "--out", test.folder / "out")
        except ProcessLookupError:
            pass
        time.sleep(draw.uniform(0, 2))
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.wait()
    test.run("submit", manifest, "--out", test.folder / "out")
    test.run("worker", "--lease", "2", "--until-empty", expect=(0, 1))
    faults = test.faults(expected)
    if not (test.folder / "out/report/index.html").exists():
        faults.append("no report")
    print("%s: %s" % (dict(done), faults or "whole (%s)" % test.folder))
    return len(faults)


if __name__ == "__main__":
    verb = {"kills": kills, "many": many, "overhead": overhead, "soak": soak}.get(sys.argv[1] if len(sys.argv) > 1 else "")
    sys.exit(__doc__ if verb is None else 1 if verb(*map(int, sys.argv[2:])) else 0)
