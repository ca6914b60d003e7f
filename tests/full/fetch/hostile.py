#!/usr/bin/python3
"""The built program fetches a real dataset through a hostile proxy on this machine.

The proxy answers CONNECT, speaks TLS with a certificate made here (OpenSSL), and serves files of ../shared/mirror under their real addresses,
each time with another fault. Run: tests/full/fetch/hostile.py [PROGRAM]; needs python3, openssl and the folder `shared` beside the repository.
"""
import csv
import hashlib
import os
import random
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
MIRROR = os.path.join(ROOT, "..", "shared", "mirror")
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "artifacts", "bin", "Pipeline", "release", "concord.dll")
DATASET = "kriegeskorte92"
WORK = tempfile.mkdtemp(prefix="concord-fetch-")


def read_mirror():
    with open(os.path.join(MIRROR, "mirror.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["url"]: os.path.join(MIRROR, row["path"]) for row in rows}


def certificate():
    names = "DNS:raw.githubusercontent.com,IP:127.0.0.1"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=raw.githubusercontent.com",
                    "-addext", "subjectAltName=" + names, "-keyout", WORK + "/key.pem", "-out", WORK + "/cert.pem"], check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(WORK + "/cert.pem", WORK + "/key.pem")
    return context


class Proxy(threading.Thread):
    """Each connection is given to a fault: fault(sock, path, headers, body, random)."""

    def __init__(self, fault, files, context):
        super().__init__(daemon=True)
        self.fault, self.files, self.context = fault, files, context
        self.random = random.Random(1)
        self.requests = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.start()

    def run(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            target = head_of(client)[0].split()[1]
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with self.context.wrap_socket(client, server_side=True) as sock:
                lines = head_of(sock)
                path = lines[0].split()[1]
                headers = {k.lower(): v.strip() for k, v in (line.split(":", 1) for line in lines[1:])}
                url = "https://" + target.split(":")[0] + path
                self.requests.append((url, headers.get("range")))
                with open(self.files[url], "rb") as file:
                    self.fault(sock, headers, file.read(), self.random)
        except (OSError, IndexError, ssl.SSLError):
            pass

    def close(self):
        self.socket.close()


def head_of(sock):
    data = b""
    while not data.endswith(b"\r\n\r\n"):
        more = sock.recv(1)
        if not more:
            raise OSError("gone")
        data += more
    return data.decode("latin1").strip().split("\r\n")


def start_of(headers):
    return int(headers["range"].split("=")[1].rstrip("-")) if "range" in headers else 0


def send(sock, body, start=0, total=None, status=None, extra="", length=True):
    total = len(body) if total is None else total
    head = status or ("206 Partial Content" if start else "200 OK")
    if start and status is None:
        head += f"\r\nContent-Range: bytes {start}-{total - 1}/{total}"
    if length:
        head += f"\r\nContent-Length: {total - start}"
    sock.sendall(f"HTTP/1.1 {head}\r\nConnection: close{extra}\r\n\r\n".encode())
    sock.sendall(body)


# Faults -------------------------------------------------------------------------------------------------------------

def honest(sock, headers, body, _):
    start = start_of(headers)
    send(sock, body[start:], start, len(body))


def drops(sock, headers, body, rng):
    start = start_of(headers)
    send(sock, body[start:][:rng.randrange(0, 400_000)], start, len(body))


def drops_and_ignores_range(sock, headers, body, rng):
    if rng.random() < 0.6:
        send(sock, body[:rng.randrange(0, len(body))], 0, len(body))
    else:
        send(sock, body)


def no_length(sock, headers, body, rng):
    start = start_of(headers)
    send(sock, body[start:][:rng.randrange(0, 600_000)], start, len(body), length=False)


def wrong_bytes(sock, headers, body, _):
    send(sock, bytes(len(body)))


def too_long(sock, headers, body, _):
    start = start_of(headers)
    send(sock, body[start:], start, len(body) + 5)


def too_short(sock, headers, body, _):
    send(sock, body[:-5])


def endless(sock, headers, body, _):
    send(sock, body, length=False)
    while True:
        sock.sendall(body)


def page(sock, headers, body, _):
    send(sock, b"<html>log in first</html>", extra="\r\nContent-Type: text/html")


def gzipped(sock, headers, body, _):
    send(sock, body, extra="\r\nContent-Encoding: gzip")


def to_a_file(sock, headers, body, _):
    send(sock, b"", status="302 Found", extra="\r\nLocation: file:///etc/passwd")


def to_plain_http(sock, headers, body, _):
    send(sock, b"", status="302 Found", extra="\r\nLocation: http://raw.githubusercontent.com/x")


def busy(sock, headers, body, rng):
    if rng.random() < 0.5:
        send(sock, b"", status="503 Unavailable", extra="\r\nRetry-After: 1")
    else:
        honest(sock, headers, body, rng)


def slow(sock, headers, body, _):
    start = start_of(headers)
    send(sock, b"", start, len(body))
    for i in range(start, len(body), 50_000):
        sock.sendall(body[i:i + 50_000])
        time.sleep(0.05)


# Running ------------------------------------------------------------------------------------------------------------

def launch(port, store, *more, prefix=()):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CONCORD_") and not key.lower().endswith("_proxy")}
    environment.update(HTTPS_PROXY=f"http://127.0.0.1:{port}", SSL_CERT_FILE=WORK + "/cert.pem")
    return subprocess.Popen([*prefix, "dotnet", PROGRAM, "datasets", "fetch", DATASET, "--store", store, *more], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def wrong_files(store, files):
    """Files of the store that are not what their name says, or not of the dataset."""
    wrong, right = [], 0
    expected = {hashlib.sha256(open(path, "rb").read()).hexdigest() for url, path in files.items() if "/92imageData/" in url}
    for folder, _, names in os.walk(os.path.join(store, "files")):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                if hashlib.sha256(file.read()).hexdigest() == name and name in expected:
                    right += 1
                else:
                    wrong.append(name)
    return wrong, right


def say(name, ok, text):
    print(f"{'ok  ' if ok else 'FAIL'} {name}: {text}", flush=True)
    return ok


def one(fault, status, files, context, count=5):
    store = os.path.join(WORK, fault.__name__)
    proxy = Proxy(fault, files, context)
    began = time.time()
    process = launch(proxy.port, store)
    _, err = process.communicate(timeout=300)
    proxy.close()
    wrong, right = wrong_files(store, files)
    ok = process.returncode == status and not wrong and right == (count if status == 0 else 0) and "   at " not in err
    last = err.strip().splitlines()[-1] if err.strip() else ""
    return say(fault.__name__, ok, f"exit {process.returncode}, {right} right and {len(wrong)} wrong files, {len(proxy.requests)} requests, {time.time() - began:.1f} s" + (f"; {last[:200]}" if status else ""))


def two_at_once(files, context):
    store = os.path.join(WORK, "two")
    proxy = Proxy(slow, files, context)
    both = [launch(proxy.port, store) for _ in range(2)]
    outputs = [process.communicate(timeout=300) for process in both]
    proxy.close()
    wrong, right = wrong_files(store, files)
    ok = all(process.returncode == 0 for process in both) and right == 5 and not wrong and len(proxy.requests) == 5 and any("another process" in err for _, err in outputs)
    return say("two processes at once", ok, f"exits {[p.returncode for p in both]}, {right} right files, {len(proxy.requests)} requests for 5 files")


def interrupted(files, context):
    store = os.path.join(WORK, "interrupted")
    proxy = Proxy(slow, files, context)
    process = launch(proxy.port, store)
    while not proxy.requests and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.8)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    status = process.returncode
    kept = max([os.path.getsize(os.path.join(store, "partial", name)) for name in os.listdir(os.path.join(store, "partial"))] + [0])
    before = len(proxy.requests)
    again = launch(proxy.port, store)
    again.communicate(timeout=300)
    proxy.close()
    wrong, right = wrong_files(store, files)
    went_on = proxy.requests[before][1]
    ok = status == 130 and again.returncode == 0 and right == 5 and not wrong and kept > 0 and went_on == f"bytes={kept}-"
    return say("interrupted (SIGINT) and repeated", ok, f"exit {status}, {kept} bytes kept, then {went_on}, exit {again.returncode}")


def killed(files, context):
    store = os.path.join(WORK, "killed")
    proxy = Proxy(slow, files, context)
    for _ in range(4):
        process = launch(proxy.port, store)
        time.sleep(1.4)
        process.kill()
        process.communicate()
    last = launch(proxy.port, store)
    last.communicate(timeout=300)
    proxy.close()
    wrong, right = wrong_files(store, files)
    return say("killed (SIGKILL) four times", last.returncode == 0 and right == 5 and not wrong, f"exit {last.returncode}, {right} right and {len(wrong)} wrong files")


def full(files, context):
    """A disk of 2 MiB (a tmpfs in a namespace of its own): the declared size is too much; with a lying check only the writing finds out."""
    probe = subprocess.run(["unshare", "-Urm", "true"], stderr=subprocess.DEVNULL)
    if probe.returncode != 0:
        print("skip full disk: no user namespaces here")
        return True
    ok = True
    for size, name in (("2m", "full before"), ("6500k", "full later")):
        disk = os.path.join(WORK, "disk-" + size)
        os.makedirs(disk)
        proxy = Proxy(honest, files, context)
        # "Later": another file takes the room while the fetch is under way.
        grab = "" if name == "full before" else f"(sleep 0.9; head -c 6000000 /dev/zero > {disk}/other) & "
        if grab:
            proxy.fault = slow
        process = launch(proxy.port, disk, prefix=["unshare", "-Urm", "bash", "-c", f'mount -t tmpfs -o size={size} tmpfs {disk} && {grab}"$@"; s=$?; find {disk}/files -type f 2>/dev/null | wc -l; exit $s', "bash"])
        out, err = process.communicate(timeout=120)
        proxy.close()
        good = process.returncode == 75 and "free some space" in err.lower() and "   at " not in err
        ok &= say(name, good, f"exit {process.returncode}, {out.strip().splitlines()[-1] if out.strip() else '?'} whole files kept, {len(proxy.requests)} requests; {err.strip().splitlines()[-1][:200]}")
    return ok


def main():
    if not os.path.exists(PROGRAM):
        sys.exit(PROGRAM + ": build the program first (dotnet build Pipeline -c Release)")
    files = read_mirror()
    context = certificate()
    results = [one(fault, 0, files, context) for fault in (honest, drops, drops_and_ignores_range, no_length, busy, slow)]
    results += [one(fault, 3, files, context) for fault in (wrong_bytes, too_long, too_short, endless, page, gzipped, to_a_file, to_plain_http)]
    results += [two_at_once(files, context), interrupted(files, context), killed(files, context), full(files, context)]
    shutil.rmtree(WORK, ignore_errors=True)
    print(f"{sum(results)} of {len(results)} as they should be")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
