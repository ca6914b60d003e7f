"""What every peer's script shares: matrices for both sides (SideFiles.cs reads them too), and one measured call as a line of JSON (SideBySide.cs)."""
import json, os, resource, time
os.environ.setdefault('OMP_NUM_THREADS', '2')
os.environ.setdefault('OPENBLAS_NUM_THREADS', '2')
import numpy as np


def write(folder, name, matrix):
    """float32 or float64, two dimensions."""
    with open(os.path.join(folder, f'{name}.f{matrix.dtype.itemsize}'), 'wb') as file:
        np.array(matrix.shape, np.int32).tofile(file)
        np.ascontiguousarray(matrix).tofile(file)


def read(folder, name):
    size = 8 if os.path.exists(os.path.join(folder, name + '.f8')) else 4
    path = os.path.join(folder, f'{name}.f{size}')
    return np.fromfile(path, f'<f{size}', offset=8).reshape(np.fromfile(path, np.int32, 2))


def measure(work, warm=True):
    """work() returns the number that both sides must agree on."""
    if warm:
        work()
    before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    check = work()
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps(dict(seconds=seconds, cpu=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
                          peakMib=after.ru_maxrss / 1024, check=float(check))))
