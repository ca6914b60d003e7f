#!/usr/bin/python3
"""Small archives as Python's own modules write them, and the tree hash of what is in them.

Made with Python 3.11 (zipfile, tarfile). Run here: python3 make.py
"""
import hashlib
import io
import tarfile
import zipfile

FILES = {
    "stimuli/a b.png": bytes(range(256)) * 40,
    "stimuli/bild-ü.png": b"second picture",
    "stimuli/" + "/".join(["a-folder-with-a-long-name"] * 6) + "/deep.txt": b"deep",
    "empty.txt": b"",
    "table.csv": b"id,value\n" + b"".join(b"%d,%d\n" % (i, i * i) for i in range(2000)),
}


def tree():
    lines = sorted((name.encode(), hashlib.sha256(data).hexdigest()) for name, data in FILES.items())
    return hashlib.sha256(b"".join(h.encode() + b"  " + n + b"\n" for n, h in lines)).hexdigest()


def write_tar(path, mode, form, prefix):
    with tarfile.open(path, mode, format=form) as tar:
        folder = tarfile.TarInfo(prefix + "stimuli")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)
        for name, data in FILES.items():
            info = tarfile.TarInfo(prefix + name)
            info.size = len(data)
            info.mode = 0o6755  # setuid and setgid: not to be taken over
            tar.addfile(info, io.BytesIO(data))


with zipfile.ZipFile("python.zip", "w") as archive:
    archive.writestr(zipfile.ZipInfo("stimuli/"), b"")
    for index, (name, data) in enumerate(FILES.items()):
        archive.writestr(name, data, zipfile.ZIP_STORED if index == 0 else zipfile.ZIP_DEFLATED)
write_tar("pax.tar", "w", tarfile.PAX_FORMAT, "")
write_tar("gnu.tar.gz", "w:gz", tarfile.GNU_FORMAT, "./")
with open("tree.txt", "w") as file:
    file.write(tree() + "\n")
