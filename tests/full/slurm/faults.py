#!/usr/bin/env python3
"""A real SLURM runs manifests while nodes, controllers and jobs are killed; then every job must have one result, every number
be the undisturbed run's, and nothing be left. tests/full/README.md says when to run it.
  faults.py [PROGRAM [SCENARIO…]]"""
import os, pathlib, shutil, signal, subprocess, sys, tempfile, threading, time, traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from cluster import Cluster  # noqa: E402
from lab import Lab, manifest, numbers  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROFILE = "cpu: {{ partition: {0} }}\ntime: {{ minimum: {1} }}\nmemory: {{ minimum: 1GiB, factor: 1 }}\narray: {{ pack: {2} }}\nabsent: 20s\nsignal: {3}\n"
SMALL, SIXTY = manifest(4, 2), manifest(12, 4)


def profile(partition="all", minimum="20min", pack="2s", signal_before="60s", more=""):
    return PROFILE.format(partition, minimum, pack, signal_before) + more


def succeeded(outcome):
    assert outcome.returncode == 0, f"exit {outcome.returncode}: {outcome.stderr[-1500:]}"
    return outcome


def quickstart(new, expected):
    lab = new("quickstart", (ROOT / "manifests" / "untrained.yaml").read_text(), profile())
    succeeded(lab.run())
    return lab.check(expected["quickstart"])


def sixty(new, expected):
    lab = new("sixty", SIXTY, profile())
    dry = succeeded(lab.run("run", "--dry-run"))
    assert "aftercorr" in dry.stdout and "61 to do" in dry.stdout and lab.submission is None, dry.stdout[-300:]
    start = time.time()
    outcome = succeeded(lab.run("submit"))
    sent = time.time() - start
    assert len(outcome.stdout.splitlines()) == 61, outcome.stdout
    succeeded(lab.run())
    return f"submit returned after {sent:.1f} s; " + lab.check(expected["sixty"])


def node_killed(new, expected):
    lab = new("node-killed", SMALL, profile(), own=True)
    program = lab.start()
    node = lab.wait("a running job", lambda: next((row[4] for row in lab.cluster.rows(lab.submission) if row[3] == "RUNNING" and row[4]), None) if lab.submission and lab.cluster.job_processes(lab.store) else None)
    killed = lab.cluster.kill_node(node)
    at = time.time()
    time.sleep(15)
    lab.cluster.start_node(node)
    lab.wait("a requeued job", lambda: any(row[5] not in ("", "0") and row[3] in ("RUNNING", "COMPLETED") for row in lab.cluster.rows(lab.submission)), 400)
    took = time.time() - at
    assert program.wait(900) == 0
    return f"{killed} jobs died with {node}; running again {took:.0f} s later; " + lab.check(expected["small"])


def cancelled(new, expected):
    lab = new("cancelled", SMALL, profile())
    program = lab.start()
    lab.wait("some results", lambda: lab.submission and len(list(lab.store.glob("activations/*/*.json"))) > 3)
    names = {row[0] for row in lab.cluster.active(lab.submission)}
    at = time.time()
    for name in names:
        lab.cluster.ask("scancel", "--name=" + name)
    lab.wait("an empty queue", lambda: not lab.cluster.active(lab.submission) and not lab.cluster.job_processes(lab.store), 60)
    gone = time.time() - at
    assert program.wait(300) == 1, "a cancelled submission is no success"
    done = lab.results()
    again = succeeded(lab.run())
    return f"gone after {gone:.1f} s with {done} results; " + again.stderr.splitlines()[0].split(": ", 1)[1] + "; " + lab.check(expected["small"], twice=20)


def controller_killed(new, expected):
    lab = new("controller-killed", SMALL, profile(), own=True)
    program = lab.start("submit")
    lab.wait("a batch with a number", lambda: lab.submission and any('"JobId": ' in path.read_text() for path in (lab.store / "slurm" / lab.submission).glob("*.json") if "seen" not in path.name))
    lab.cluster.kill_controller()
    time.sleep(3)
    lab.cluster.start_controller()
    first = program.wait(300)
    lost = len(lab.batches()) + 1 - len({row[0] for row in lab.cluster.rows(lab.submission)})
    for node in ("g1", "g2", "c1"):
        lab.cluster.ask("scontrol", "update", "NodeName=" + node, "State=RESUME")
    succeeded(lab.run())
    return f"submit ended with {first}; {lost} batches were forgotten; " + lab.check(expected["small"], twice=20)


def controller_away(new, expected):
    lab = new("controller-away", SMALL, profile(), own=True)
    program = lab.start()
    lab.wait("a running job", lambda: lab.submission and lab.cluster.job_processes(lab.store))
    time.sleep(12)
    lab.cluster.kill_controller()
    time.sleep(45)
    lab.cluster.start_controller()
    assert program.wait(900) == 0
    told = (lab.root / "program.log").read_text()
    assert "unknown: squeue" in told and "sent again" not in told, told
    return "45 s without an answer; " + lab.check(expected["small"])


def out_of_memory(new, expected):
    # The first start of each element wants more than it may have.
    greedy = "setup: ['[ \"$SLURM_MEM_PER_NODE\" -gt 1024 ] || exec python3 -c \"import time; x = bytearray(1600 << 20); time.sleep(30)\"']\n"
    lab = new("out-of-memory", SMALL, profile(more=greedy))
    outcome = succeeded(lab.run())
    assert "sent again" in outcome.stderr
    memories = sorted({line for script in (lab.store / "slurm" / lab.submission).glob("*.sh") for line in script.read_text().splitlines() if "--mem=" in line})
    return ", ".join(memories) + "; " + lab.check(expected["small"])


def killed_job(new, expected):
    lab = new("killed-job", SMALL, profile(minimum="21min"))
    succeeded(lab.run("submit"))
    victim = lab.wait("a job's process", lambda: lab.cluster.job_processes(lab.store))[0]
    os.kill(victim, signal.SIGKILL)
    lab.wait("the end", lambda: lab.submission and not lab.cluster.active(lab.submission))
    states = sorted(row[3] for row in lab.cluster.rows(lab.submission))
    assert "FAILED" in states and "CANCELLED" in states, states
    before = lab.results()
    again = succeeded(lab.run())
    return f"{states.count('FAILED')} failed, {states.count('CANCELLED')} blocked, {before} results without it; then " + again.stderr.splitlines()[0].split(": ", 1)[1] + "; " + lab.check(expected["small"], twice=3)


def time_limit(new, expected):
    # All jobs of a kind in one element of four minutes, of which the first start sleeps most (150 s): the signal (SLURM is early by up to a minute) comes amid the work.
    slow = "setup: ['[ \"${SLURM_RESTART_COUNT:-0}\" -gt 0 ] || sleep 150']\n"
    lab = new("time-limit", SIXTY, profile(minimum="4min", pack="10h", more=slow).replace("minimum: 4min", "minimum: 4min, maximum: 4min"))
    outcome = succeeded(lab.run())
    restarts = max(int(row[5] or 0) for row in lab.cluster.rows(lab.submission))
    assert restarts > 0, "no element was requeued"
    return f"restarts {restarts}; " + lab.check(expected["sixty"], twice=0)


def preempted(new, expected):
    lab = new("preempted", SMALL, profile(partition="gpu"), own=True)
    program = lab.start()
    lab.wait("a running job", lambda: lab.submission and lab.cluster.job_processes(lab.store))
    lab.cluster.ask("sbatch", "-p", "urgent", "--exclusive", "-N", "2", "-w", "g1,g2", "--wrap", "sleep 20", "-o", "/dev/null")
    lab.wait("a requeued job", lambda: any(row[5] not in ("", "0") for row in lab.cluster.rows(lab.submission)), 200)
    assert program.wait(1200) == 0
    return "preempted and requeued; " + lab.check(expected["small"])


def twice_at_once(new, expected):
    lab = new("twice-at-once", SMALL, profile(minimum="22min"))
    programs = [lab.start("submit") for _ in range(3)]
    assert [program.wait(300) for program in programs] == [0, 0, 0]
    lines = sum(len([line for line in path.read_text().splitlines() if line != "[]"]) for path in lab.batches())
    succeeded(lab.run())
    return f"three at once sent {lines} elements; " + lab.check(expected["small"])


def submitter_killed(new, expected):
    lab = new("submitter-killed", SMALL, profile(minimum="23min"))
    for moment in (2.0, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 8.0):
        program = lab.start("submit")
        time.sleep(moment)
        program.kill()
        program.wait()
    succeeded(lab.run())
    return lab.check(expected["small"])


def refused(new, expected):
    said = []
    for name, text, field in (
            ("partition", profile(partition="gpux"), ":1:19: cpu.partition: "),
            ("time", profile().replace("minimum: 20min", "minimum: 20min, maximum: 2d"), ":2:34: time.maximum: "),
            ("memory", profile().replace("factor: 1", "factor: 1, maximum: 100GiB"), "memory.maximum: "),
            ("key", profile(more="acount: x\n"), "unknown key 'acount'")):
        lab = new("refused-" + name, SMALL, text)
        outcome = lab.run()
        assert outcome.returncode == 2 and field in outcome.stderr, outcome.stderr
        said.append(outcome.stderr.strip().splitlines()[0][:160])
        assert not lab.submission or not lab.cluster.rows(lab.submission)
    lab = new("refused-gres", SMALL, profile(more="gpu: { partition: gpu, gres: gpu:h100 }\n"))
    outcome = lab.run("run", "--device", "cuda")
    assert outcome.returncode == 2 and "gpu.gres: " in outcome.stderr, outcome.stderr
    lab = new("refused-logs", SMALL, profile())
    lab.store.mkdir()
    (lab.store / "slurm").write_text("in the way")
    outcome = lab.run()
    assert outcome.returncode == 3 and str(lab.store / "slurm") in outcome.stderr, outcome.stderr
    return f"{len(said) + 2} refusals"


SCENARIOS = [node_killed, preempted, time_limit, quickstart, controller_killed, controller_away, sixty, out_of_memory, cancelled, killed_job, twice_at_once, submitter_killed, refused]


def baseline(work, program, name, text):
    path = work / f"baseline-{name}.yaml"
    path.write_text(text)
    start = time.time()
    subprocess.run([program, "run", path, "--store", work / f"baseline-{name}-store", "--out", work / f"baseline-{name}"], check=True, capture_output=True, cwd=work)
    print(f"undisturbed {name}: {time.time() - start:.0f} s", flush=True)
    return numbers(work / f"baseline-{name}")


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "artifacts/bin/Pipeline/release/concord").resolve()
    wanted = [scenario for scenario in SCENARIOS if len(sys.argv) < 3 or scenario.__name__.replace("_", "-") in sys.argv[2:]]
    work = pathlib.Path(tempfile.mkdtemp(prefix="concord-slurm-"))
    work.chmod(0o755)  # munged, which is not root, must reach its files
    expected = {name: baseline(work, program, name, text) for name, text in (("small", SMALL), ("sixty", SIXTY), ("quickstart", (ROOT / "manifests" / "untrained.yaml").read_text()))
                if any(scenario.__name__ in {"small": [s.__name__ for s in SCENARIOS if s not in (quickstart, sixty, time_limit, refused)], "sixty": ["sixty", "time_limit"], "quickstart": ["quickstart"]}[name] for scenario in wanted)}
    clusters, gate, failed = [], threading.Lock(), []
    shared = Cluster(work / "slurm", 16817)
    clusters.append(shared)

    def new(name, text, its_profile, own=False):
        with gate:
            cluster = shared
            if own:
                cluster = Cluster(work / f"slurm-{name}", 16817 + 20 * len(clusters))
                clusters.append(cluster)
        return Lab(work, name, cluster, program, text, its_profile)

    def play(scenario):
        start = time.time()
        name = scenario.__name__.replace("_", "-")
        try:
            print(f"ok    {name}: {scenario(new, expected)} ({time.time() - start:.0f} s)", flush=True)
        except Exception:
            failed.append(name)
            print(f"WRONG {name} ({time.time() - start:.0f} s)\n{traceback.format_exc()}", flush=True)

    # Those that wait for a requeue (two minutes of SLURM's own) run beside the others.
    threads = [threading.Thread(target=play, args=(scenario,)) for scenario in wanted]
    for thread in threads:
        thread.start()
        time.sleep(1)
    for thread in threads:
        thread.join()
    for cluster in clusters:
        cluster.close()
    if failed:
        print(f"{len(failed)} of {len(wanted)} wrong; their folders are in {work}")
        return 1
    shutil.rmtree(work, ignore_errors=True)
    print(f"{len(wanted)} of {len(wanted)} right")
    return 0


sys.exit(main())
