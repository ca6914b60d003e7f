"""Activations of ConvNets with weights and inputs by formula. python3 make_convnets.py CORNET_CLONE (dicarlolab/CORnet at d0cc17d)"""
import json, os, re, sys
import torch, torchvision.models as models
from torch import nn

torch.set_num_threads(1)
sys.path.insert(0, sys.argv[1])
from cornet.cornet_s import CORnet_S
from hash_formula import HERE, fill, formula_input, summary


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
    with torch.no_grad():
        layers['logits'] = summary(net(formula_input(2, 3, size, size)))
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
