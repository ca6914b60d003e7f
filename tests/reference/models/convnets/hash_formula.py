"""Weights and inputs by the formula of shared/golden/README.md, activations/fullsize_hashweights.json: nothing but the key and the shape decides a weight."""
import math, os
import numpy as np, torch

HERE = os.path.dirname(os.path.abspath(__file__))
MASK = (1 << 64) - 1
SAMPLES = 32


def fnv1a(name):
    h = 0xcbf29ce484222325
    for b in name.encode():
        h = ((h ^ b) * 0x100000001b3) & MASK
    return h


def uniform(name, count):
    """In [0, 1): splitmix64 of fnv1a(name) + (i + 1) * golden ratio, the upper 24 bits."""
    with np.errstate(over='ignore'):
        z = np.uint64(fnv1a(name)) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / float(1 << 24)


def fill(net):
    for key, value in net.state_dict().items():
        if key.endswith('num_batches_tracked'):
            continue
        s = 2 * uniform(key, value.numel()) - 1
        if key.endswith('running_mean'):
            s = .1 * s
        elif key.endswith('running_var'):
            s = 1 + .2 * s
        elif key.endswith('bias'):
            s = .05 * s
        elif value.ndim == 1:
            s = 1 + .1 * s
        else:
            s = math.sqrt(6 / np.prod(value.shape[1:])) * s
        value.copy_(torch.from_numpy(s.astype(np.float32).reshape(value.shape)))
    return net.eval()


def summary(t):
    a = t.double().flatten().numpy()
    index = [(i * 2654435761) % a.size for i in range(SAMPLES)]
    short = lambda v: float(f'{v:.9g}')
    return dict(shape=list(t.shape), mean=short(a.mean()), std=short(a.std()), min=short(a.min()), max=short(a.max()),
                sample_idx=index, sample=[short(a[i]) for i in index])


def formula_input(*shape):
    return torch.from_numpy((4 * (uniform('input', int(np.prod(shape))) - .5)).astype(np.float32).reshape(shape))
