"""torchvision's MobileNetV2 on weights and an input by formula: what tests/Models.Tests/Architectures/MobileNetTests.cs compares with.

Run: python3 make_mobilenet.py (torch 1.13.1, torchvision 0.14.1, numpy). The formula is that of HashFormula.cs, over torchvision's own key names.
"""
import json
import os

import numpy
import torch
import torchvision

STEP = numpy.uint64(0x9E3779B97F4A7C15)


def fnv(name):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return numpy.uint64(value)


def uniform(name, count):
    with numpy.errstate(over="ignore"):
        z = fnv(name) + (numpy.arange(1, count + 1, dtype=numpy.uint64)) * STEP
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
    return (z >> numpy.uint64(40)).astype(numpy.float64) / 2**24


def value(key, shape):
    s = 2 * uniform(key, int(numpy.prod(shape))) - 1
    if key.endswith("running_mean"):
        v = 0.1 * s
    elif key.endswith("running_var"):
        v = 1 + 0.2 * s
    elif key.endswith("bias"):
        v = 0.05 * s
    elif len(shape) == 1:
        v = 1 + 0.1 * s
    else:
        v = numpy.sqrt(6 / numpy.prod(shape[1:])) * s
    return torch.tensor(v.astype(numpy.float32).reshape(shape))


def main():
    torch.set_num_threads(1)
    model = torchvision.models.mobilenet_v2().eval()
    state = {key: value(key, tuple(tensor.shape)) if tensor.dtype == torch.float32 else tensor for key, tensor in model.state_dict().items()}
    model.load_state_dict(state)
    size = (2, 3, 65, 64)
    pixels = torch.tensor((4 * (uniform("input", int(numpy.prod(size))) - 0.5)).astype(numpy.float32).reshape(size))
    layers = {}

    def keep(name):
        def hook(module, inputs, output):
            flat = output.detach().double().flatten()
            picked = numpy.linspace(0, len(flat) - 1, 16).astype(int)
            layers[name] = {
                "shape": list(output.shape),
                "mean": float(flat.mean()),
                "std": float(flat.std(unbiased=False)),
                "sample_idx": [int(i) for i in picked],
                "sample": [float(flat[i]) for i in picked],
            }
        return hook

    for number, module in enumerate(model.features):
        module.register_forward_hook(keep(f"features.{number}"))
    model.classifier.register_forward_hook(keep("classifier"))
    with torch.no_grad():
        model(pixels)
    out = {
        "torch": torch.__version__,
        "torchvision": torchvision.__version__,
        "input_shape": list(size),
        "keys": {key: list(tensor.shape) for key, tensor in model.state_dict().items()},
        "layers": layers,
    }
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "mobilenet_v2_torchvision.json"), "w") as file:
        json.dump(out, file)
        file.write("\n")


main()
