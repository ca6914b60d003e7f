"""The peer of Images.cs, and the pictures: python3 images.py make FOLDER COUNT | python3 images.py pillow FOLDER COUNT

make: COUNT distinct JPEG files of 256 x 256 pixels with a natural spectrum, quality 85, in folders of a thousand.
pillow: one process; hashes the files, then decodes the first COUNT of them in order.
"""
import hashlib, os, resource, sys, time
import numpy as np
from PIL import Image


def make(folder, count):
    rng = np.random.default_rng(0)
    side = 1024
    f = np.sqrt(np.fft.rfftfreq(side)[None] ** 2 + np.fft.fftfreq(side)[:, None] ** 2)
    f[0, 0] = 1
    scene = np.stack([np.fft.irfft2(np.fft.rfft2(rng.standard_normal((side, side))) / f ** 1.1, (side, side)) for _ in range(3)], -1)
    scene = .7 * scene.mean(-1, keepdims=True) + .3 * scene
    scene = np.clip((scene - scene.mean()) / scene.std() * 55 + 128, 0, 255).astype(np.uint8)
    for i in range(count):
        group = os.path.join(folder, f'n{i // 1000:04d}')
        os.makedirs(group, exist_ok=True)
        y, x = rng.integers(0, side - 256, 2)
        Image.fromarray(scene[y:y + 256, x:x + 256]).save(os.path.join(group, f'{i:06d}.jpg'), quality=85, comment=str(i).encode())


def report(what, count, wall, cpu):
    seconds, busy = time.perf_counter() - wall, time.process_time() - cpu
    print(f'| {what} | {count} | {seconds:.1f} | {busy:.1f} | {count / seconds:.0f} | {1e3 * busy / count:.3f} | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} |', flush=True)


def pillow(folder, count):
    wall, cpu = time.perf_counter(), time.process_time()
    files = sorted(os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)
    report('Python: os.walk and sort', len(files), wall, cpu)
    wall, cpu = time.perf_counter(), time.process_time()
    for name in files:
        with open(name, 'rb') as f:
            hashlib.sha256(f.read()).hexdigest()
    report('Python: hashlib, one thread', len(files), wall, cpu)
    wall, cpu = time.perf_counter(), time.process_time()
    for name in files[:count]:
        Image.open(name).convert('RGB')
    report('Pillow: decode, one thread', count, wall, cpu)


dict(make=make, pillow=pillow)[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
