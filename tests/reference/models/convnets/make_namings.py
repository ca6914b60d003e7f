"""ConvNeXt under other code bases' names. python3 make_namings.py CONVNEXT_CLONE TIMM_CLONE

facebookresearch/ConvNeXt at 048efce (models/convnext.py), huggingface/pytorch-image-models at aa4b585: weights by formula of their own keys.
"""
import json, os, sys
import torch

sys.path[:0] = [sys.argv[1], sys.argv[2]]
from hash_formula import HERE, fill, formula_input, summary
from models.convnext import ConvNeXt as Published
from timm.models.convnext import ConvNeXt as Timm

DEPTHS, WIDTHS = (1, 2, 3, 1), (6, 8, 14, 20)


def record(file, net, names):
    """names: from a module's name to that of our site."""
    fill(net)
    layers = {}
    for name, module in net.named_modules():
        if name in names:
            module.register_forward_hook(lambda m, i, output, site=names[name]: layers.__setitem__(site, summary(output.detach())))
    with torch.no_grad():
        layers['logits'] = summary(net(formula_input(2, 3, 64, 64)))
    shapes = {k: list(v.shape) for k, v in net.state_dict().items()}
    with open(os.path.join(HERE, file + '.json'), 'w') as out:
        json.dump(dict(input_shape=[2, 3, 64, 64], shapes=shapes, layers=layers), out, separators=(',', ':'))
        out.write('\n')
    print(file, len(shapes), len(layers))


blocks = [(s, b) for s in range(4) for b in range(DEPTHS[s])]
record('convnext_facebook', Published(num_classes=10, depths=DEPTHS, dims=WIDTHS),
       {**{f'downsample_layers.{s}': f'features.{2 * s}' for s in range(4)}, **{f'stages.{s}.{b}': f'features.{2 * s + 1}.{b}' for s, b in blocks}})
for conv in (False, True):
    record('convnext_timm_conv' if conv else 'convnext_timm', Timm(num_classes=10, depths=DEPTHS, dims=WIDTHS, conv_mlp=conv),
           {'stem': 'features.0', **{f'stages.{s}.downsample': f'features.{2 * s}' for s in range(1, 4)}, **{f'stages.{s}.blocks.{b}': f'features.{2 * s + 1}.{b}' for s, b in blocks}})
