"""A few steps of training in PyTorch: the losses, and what became of every tensor.

/usr/bin/python3 make_training.py   (Debian 12: python 3.11, torch 1.13.0, numpy 1.24.2; CPU, one thread, float64)

Weights are decided by key and shape alone, as in ../mixers/make_mixers.py; pictures are bytes by the same formula, label i mod 12.
"""
import json, os, sys
import numpy as np, torch
from torch.nn import functional as F
from networks import CLASSES, NETWORKS

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'convnets'))
from hash_formula import uniform

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
COUNT, BATCH, STEPS = 32, 16, 6


def fill(net):
    for key, tensor in net.state_dict().items():
        if key.endswith('num_batches_tracked'):
            continue
        shape = tuple(tensor.shape)
        centre, scale = ((0, 0.1) if key.endswith('running_mean') else (1, 0.2) if key.endswith('running_var') else (0, 0.05) if key.endswith('bias')
                         else (1, 0.1) if len(shape) == 1 else (0, np.sqrt(6 / np.prod(shape[1:]))))
        values = (centre + scale * (2 * uniform(key, int(np.prod(shape))) - 1)).astype(np.float32)
        tensor.copy_(torch.from_numpy(values.astype(np.float64)).reshape(shape))


def pictures():
    rgb = np.floor(uniform('pictures', COUNT * 32 * 32 * 3) * 256).reshape(COUNT, 32, 32, 3)
    return (torch.from_numpy(rgb).permute(0, 3, 1, 2) / 255 - 0.5) / 0.25


def train(name, kind):
    net = NETWORKS[name]()
    fill(net)
    net.train()
    groups = [{'params': [p for p in net.parameters() if p.dim() > 1], 'weight_decay': 0.05}, {'params': [p for p in net.parameters() if p.dim() == 1], 'weight_decay': 0}]
    optimizer = torch.optim.AdamW(groups, lr=1e-3) if kind == 'AdamW' else torch.optim.SGD(groups, lr=1e-2, momentum=0.9, nesterov=True)
    x, labels, losses = pictures(), torch.arange(COUNT) % CLASSES, []
    for step in range(STEPS):
        first = step * BATCH % COUNT
        loss = F.cross_entropy(net(x[first:first + BATCH]), labels[first:first + BATCH], label_smoothing=0.1)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
    net.eval()
    tensors = {key: [tensor.abs().mean().item(), tensor.flatten()[0].item()] for key, tensor in net.state_dict().items() if not key.endswith('num_batches_tracked')}
    return {'network': name, 'optimizer': kind, 'losses': losses, 'tensors': tensors, 'after': net(x)[0].tolist()}


def contrast():
    """NT-Xent as in the paper's equation 1, in PyTorch's own functions."""
    z = F.normalize(torch.from_numpy(2 * uniform('views', 10 * 6) - 1).reshape(10, 6), dim=1)
    logits = (z @ z.t() / 0.2).masked_fill(torch.eye(10, dtype=torch.bool), float('-inf'))
    return F.cross_entropy(logits, (torch.arange(10) + 5) % 10).item()


with torch.no_grad():
    loss = contrast()
fill = torch.no_grad()(fill)
result = {'contrast': loss, 'trainings': [train(name, kind) for name in NETWORKS for kind in ('AdamW', 'Sgd')]}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'training.json'), 'w') as file:
    json.dump(result, file)
    file.write('\n')
for row in result['trainings']:
    print(row['network'], row['optimizer'], row['losses'])
