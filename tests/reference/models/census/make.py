"""Counts the multiply-accumulates of torchvision's and timm's networks: the reference for `models census`.

One stimulus. Every product that reaches libtorch is seen by a dispatch mode, whatever module or function asked for it: convolutions and
matrix products, attention's among them; not biases, normalisations, nonlinearities, pooling. Fused attention is switched off, so that its
two products are seen. Run with Debian's python3-torch and python3-torchvision; writes census.json.

    python3 make.py TIMM    with TIMM a folder that holds timm/ of huggingface/pytorch-image-models at commit
                            aa4b5850c1543fa488abf260f18390eda46cf85d
"""
import json
import os
import platform
import sys

os.environ["TIMM_FUSED_ATTN"] = "0"

import torch
import torchvision
from torch.utils._python_dispatch import TorchDispatchMode

sys.path.insert(0, sys.argv[1])
import timm

TORCHVISION = ["alexnet", "vgg16", "resnet18", "resnet50", "wide_resnet50_2", "resnext50_32x4d", "mobilenet_v2", "convnext_tiny", "vit_b_16", "vit_b_32", "vit_l_16", "swin_t", "swin_b"]
TIMM = ["mixer_s16_224", "mixer_b16_224", "resmlp_12_224", "crossvit_tiny_240", "crossvit_15_240", "crossvit_15_dagger_240", "deit_small_distilled_patch16_224", "vit_tiny_patch16_224"]


class Products(TorchDispatchMode):
    def __init__(self):
        super().__init__()
        self.counts = {}

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        output = function(*args, **(kwargs or {}))
        name = function.overloadpacket.__name__
        if name in ("convolution", "_convolution"):
            self.add("convolution", output.numel() * args[1][0].numel())
        elif name == "mm":
            self.add("matrix", output.numel() * args[0].shape[-1])
        elif name == "addmm":
            self.add("matrix", output.numel() * args[1].shape[-1])
        elif name == "bmm":
            self.add("batch of matrices", output.numel() * args[0].shape[-1])
        elif name == "baddbmm":
            self.add("batch of matrices", output.numel() * args[1].shape[-1])
        elif "attention" in name or "linear" in name or name in ("mv", "dot", "einsum"):
            raise RuntimeError(f"{name} multiplies and is not counted")
        return output

    def add(self, kind, count):
        self.counts[kind] = self.counts.get(kind, 0) + count


def count(model, side):
    model.eval()
    products = Products()
    with products:  # with gradients: without, torch 1.13 would take its fused encoder
        model(torch.zeros(1, 3, side, side))
    return {**products.counts, "total": sum(products.counts.values()), "parameters": sum(p.numel() for p in model.parameters())}


if __name__ == "__main__":
    models = {name: count(getattr(torchvision.models, name)(weights=None), 224) for name in TORCHVISION}
    models |= {name: count(timm.create_model(name, pretrained=False), 240 if name.endswith("240") else 224) for name in TIMM}
    versions = {"python": platform.python_version(), "torch": torch.__version__, "torchvision": torchvision.__version__, "timm": timm.__version__}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "census.json"), "w", encoding="utf-8") as file:
        json.dump({"versions": versions, "models": models}, file, indent=1)
        file.write("\n")
