"""Counts the multiply-accumulates of torchvision's networks with forward hooks, layer by layer: the reference for `models census`.

One stimulus of 3 x 224 x 224. Counted are convolutions, linear layers and attention (input projection, QK^T, weighted sum of V, output
projection); not biases, normalisations, nonlinearities, pooling. Run with Debian's python3-torch and python3-torchvision; writes census.json.
"""
import json
import platform

import torch
import torchvision
from torch import nn

NAMES = ["alexnet", "vgg16", "resnet18", "resnet50", "wide_resnet50_2", "resnext50_32x4d", "mobilenet_v2", "convnext_tiny", "vit_b_16", "vit_b_32", "vit_l_16"]


def count(name):
    model = getattr(torchvision.models, name)(weights=None).eval()
    macs = dict.fromkeys(["convolution", "linear", "attention"], 0)

    def on_convolution(module, inputs, output):
        macs["convolution"] += output.numel() * module.weight[0].numel()

    def on_linear(module, inputs, output):
        macs["linear"] += output.numel() * module.in_features

    def on_attention(module, inputs, output):
        # torch computes attention in one call that reaches no inner module: its parts are counted here.
        n, d = output[0].shape[-2:]
        macs["linear"] += n * d * 3 * d + n * d * d
        macs["attention"] += 2 * n * n * d

    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            module.register_forward_hook(on_convolution)
        elif isinstance(module, nn.MultiheadAttention):
            module.register_forward_hook(on_attention)
        elif isinstance(module, nn.Linear) and type(module) is nn.Linear:
            module.register_forward_hook(on_linear)
    with torch.no_grad():
        model(torch.zeros(1, 3, 224, 224))
    return {**macs, "total": sum(macs.values()), "parameters": sum(p.numel() for p in model.parameters())}


if __name__ == "__main__":
    result = {"versions": {"python": platform.python_version(), "torch": torch.__version__, "torchvision": torchvision.__version__}, "models": {name: count(name) for name in NAMES}}
    with open("census.json", "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
