"""Steps of a supervised training a second in PyTorch, as Training.cs times ours: batches of 64 from bytes in memory, shift and flip, AdamW, clipped gradients.

/usr/bin/python3 tests/Benchmarks/training.py ARCHITECTURE ROUNDS THREADS   from the repository's root
"""
import os, sys, time
import torch
from torch.nn import functional as F

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'reference', 'models', 'training'))
from networks import CLASSES, NETWORKS

BATCH, STEPS, SHIFT = 64, 60, 2
torch.set_num_threads(int(sys.argv[3]))
torch.manual_seed(0)


def views(pictures):
    """Whole-pixel shifts with the edge repeated, and flips: one gather a batch."""
    n = len(pictures)
    dx, dy = torch.randint(-SHIFT, SHIFT + 1, (2, n, 1))
    columns = torch.arange(32).repeat(n, 1)
    columns = torch.where(torch.rand(n, 1) < 0.5, 31 - columns, columns)
    columns = (columns - dx).clamp(0, 31)
    rows = (torch.arange(32).repeat(n, 1) - dy).clamp(0, 31)
    return pictures[torch.arange(n)[:, None, None], rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2).float() / 255


def train(name, data, labels):
    net = NETWORKS[name]()
    net.train()
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.05)
    order, seconds, cpu = torch.randperm(len(data)), [], []
    for step in range(STEPS):
        start, cpu_start = time.perf_counter(), time.process_time()
        chosen = order[step * BATCH:(step + 1) * BATCH]
        loss = F.cross_entropy(net((views(data[chosen]) - 0.5) / 0.25), labels[chosen])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        loss.item()
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - cpu_start)
    return [sorted(values[10:])[(STEPS - 10) // 2] for values in (seconds, cpu)]


name, rounds = sys.argv[1], int(sys.argv[2])
data = torch.randint(0, 256, (BATCH * STEPS, 32, 32, 3), dtype=torch.uint8)
labels = torch.randint(0, CLASSES, (BATCH * STEPS,))
seconds, cpu = (min(values) for values in zip(*(train(name, data, labels) for _ in range(rounds))))
print(f'{name}: {1 / seconds:.1f} steps of {BATCH} a second, {1000 * cpu:.1f} ms of processor time a step')
