"""A SLURM of a test's own, and what the tests ask of it and do to it."""
import os, pathlib, signal, subprocess, time

HERE = pathlib.Path(__file__).resolve().parent


class Cluster:
    def __init__(self, folder, port):
        self.folder = pathlib.Path(folder)
        self.env = dict(os.environ, SLURM_CONF=str(self.folder / "slurm.conf"))
        for name in ("CONCORD_STORE", "CONCORD_MIRROR", "CONCORD_DATA"):
            self.env.pop(name, None)
        subprocess.run([HERE / "slurm-up.sh", self.folder, str(port)], check=True)

    def close(self):
        subprocess.run([HERE / "slurm-down.sh", self.folder])

    def ask(self, *words):
        return subprocess.run(words, env=self.env, capture_output=True, text=True, timeout=60).stdout.strip()

    def rows(self, submission):
        """(name, array, index, state, node, restarts) of all that SLURM knows of a submission."""
        out = self.ask("squeue", "-h", "-r", "-t", "all", "-O", "Name:|,ArrayJobID:|,ArrayTaskID:|,State:|,NodeList:|,RestartCnt:|")
        rows = [line.split("|")[:6] for line in out.splitlines()]
        return [row for row in rows if row[0].startswith("concord-" + submission[:8])]

    def active(self, submission):
        return [row for row in self.rows(submission) if row[3] in ("PENDING", "RUNNING", "COMPLETING", "CONFIGURING")]

    def pid(self, name):
        return int((self.folder / (name + ".pid")).read_text())

    def kill_controller(self):
        os.kill(self.pid("slurmctld"), signal.SIGKILL)
        while "slurmctld" in self.command(self.pid("slurmctld")):
            time.sleep(0.05)

    def start_controller(self):
        subprocess.run(["slurmctld", "-f", self.env["SLURM_CONF"]], env=self.env, check=True)

    def kill_node(self, node):
        """The daemon, what watches jobs there, and the jobs, all at once: as when the power goes. Returns how many jobs."""
        jobs = [process for process in self.processes() if self.variable(process, "SLURMD_NODENAME") == node and self.variable(process, "SLURM_CONF") == self.env["SLURM_CONF"]]
        watchers = {self.parent(process) for process in jobs if "slurmstepd" in self.command(self.parent(process))}
        for process in [self.pid("slurmd." + node), *watchers, *jobs]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return len(jobs)

    def start_node(self, node):
        subprocess.run(["slurmd", "-f", self.env["SLURM_CONF"], "-N", node], env=self.env, check=True)

    def job_processes(self, store):
        """Processes of ours that work on a store."""
        return [process for process in self.processes() if f"--store\0{store}\0" in self.command(process) and "exec\0" in self.command(process)]

    @staticmethod
    def processes():
        return [int(name) for name in os.listdir("/proc") if name.isdigit()]

    @staticmethod
    def command(process):
        try:
            return pathlib.Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")
        except OSError:
            return ""

    @staticmethod
    def parent(process):
        try:
            return int(pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            return 0

    @staticmethod
    def variable(process, name):
        try:
            for entry in pathlib.Path(f"/proc/{process}/environ").read_bytes().split(b"\0"):
                if entry.startswith(name.encode() + b"="):
                    return entry.split(b"=", 1)[1].decode()
        except OSError:
            pass
        return None
