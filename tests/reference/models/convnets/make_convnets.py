"""Activations of ConvNets with weights and inputs by formula. python3 make_convnets.py CORNET_CLONE (dicarlolab/CORnet at d0cc17d)

The formula is that of shared/golden/README.md, activations/fullsize_hashweights.json: nothing but the key and the shape decides a weight.
"""
import json, math, os, re, sys
import numpy as np, torch, torchvision.models as models
from torch import nn

torch.set_num_threads(1)
sys.path.insert(0, sys.argv[1])
from cornet.cornet_s import CORnet_S

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


def record(file, net, modules, size=64, form=lambda name, output: output):
    """modules: from the name of a module to that of the site, or to a function of the number of the call."""
    fill(net)
    layers, calls = {}, {}
    def hook(name, site):
        def run(module, inputs, output):
            t = calls[name] = calls.get(name, -1) + 1
            layers[site(t) if callable(site) else site] = summary(form(name, output.detach()))
        return run
    for name, module in net.named_modules():
        if name in modules:
            module.register_forward_hook(hook(name, modules[name]))
    x = torch.from_numpy((4 * (uniform('input', 2 * 3 * size * size) - .5)).astype(np.float32).reshape(2, 3, size, size))
    with torch.no_grad():
        layers['logits'] = summary(net(x))
    parameters = sum(p.numel() for p in net.parameters())
    with open(os.path.join(HERE, file + '.json'), 'w') as out:
        json.dump(dict(input_shape=[2, 3, size, size], parameters=parameters, layers=layers), out, separators=(',', ':'))
        out.write('\n')
    print(file, parameters, len(layers), {k: round(v['std'], 3) for k, v in layers.items()}, flush=True)


def residual(net):
    blocks = ('BasicBlock', 'Bottleneck')
    return {n: n for n, m in net.named_modules() if type(m).__name__ in blocks or n in ('conv1', 'relu', 'maxpool', 'avgpool')}


def plain(net):
    """A small classifier: the convolutions are what the files are about."""
    net.classifier = nn.Sequential(nn.Linear(512 * 49, 24), nn.ReLU(True), nn.Dropout(), nn.Linear(24, 16), nn.ReLU(True), nn.Dropout(), nn.Linear(16, 10))
    return net


for file, make in (('resnet101', models.resnet101), ('wide_resnet50_2', models.wide_resnet50_2), ('resnext50_32x4d', models.resnext50_32x4d)):
    net = make(weights=None)
    record(file, net, residual(net))
for file, make in (('vgg11_bn', models.vgg11_bn), ('vgg16', models.vgg16)):
    net = plain(make(weights=None))
    record(file, net, {n: n for n, _ in net.named_modules() if '.' in n or n == 'avgpool'})
step = lambda area: lambda t: f'{area}@{t}'
cornet = CORnet_S()
record('cornet_s', cornet, {'V1': 'V1', 'V2.output': step('V2'), 'V4.output': step('V4'), 'IT.output': step('IT'), 'decoder.avgpool': 'avgpool',
                            **{n: n for n, _ in cornet.named_modules() if '.norm' in n or n.endswith('conv_input')}})
small = models.convnext.ConvNeXt([models.convnext.CNBlockConfig(*sizes) for sizes in ((6, 8, 1), (8, 14, 2), (14, 20, 3), (20, None, 1))], num_classes=10)
# Within a block PyTorch puts channels last.
record('convnext_small_sizes', small, {n: n for n, _ in small.named_modules() if re.fullmatch(r'features(\.\d){0,3}|.*block\.[0245]|avgpool', n)},
       form=lambda n, x: x.permute(0, 3, 1, 2) if re.fullmatch(r'.*block\.[245]', n) else x)
