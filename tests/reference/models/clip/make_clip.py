"""Activations of small CLIP networks with weights and inputs by formula, and counts at full size.

python3 make_clip.py CLIP_CLONE (openai/CLIP at d05afc4). Writes vit.json, resnet.json, counts.json and half.pt beside itself.
The formula is that of shared/golden/README.md, activations/fullsize_hashweights.json: nothing but the key and the shape decides a weight.
"""
import json, math, os, platform, sys, types
import numpy as np, torch
from torch import nn

torch.set_num_threads(1)
package = types.ModuleType('clip')  # the package itself wants ftfy and regex; model.py is torch alone
package.__path__ = [os.path.join(sys.argv[1], 'clip')]
sys.modules['clip'] = package
from clip.model import CLIP, convert_weights

HERE = os.path.dirname(os.path.abspath(__file__))
MASK = (1 << 64) - 1
SAMPLES = 24
# Start of text 98, end of text 99, then padding, as the tokenizer's 49406, 49407 and 0.
TEXTS = [[98, 5, 17, 42, 3, 99, 0, 0, 0, 0], [98, 7, 7, 99, 0, 0, 0, 0, 0, 0], [98, 1, 2, 3, 4, 5, 6, 7, 8, 99]]

# mlfoundations/open_clip src/open_clip/model_configs at 7bbd90e, ViT-L-14-336 at 2a61d34: embedding, side, layers, width, patch; text width, heads.
FULL = {
    'clip-vit-b-32': (512, 224, 12, 768, 32, 512, 8),
    'clip-vit-b-16': (512, 224, 12, 768, 16, 512, 8),
    'clip-vit-l-14': (768, 224, 24, 1024, 14, 768, 12),
    'clip-vit-l-14-336': (768, 336, 24, 1024, 14, 768, 12),
    'clip-rn50': (1024, 224, (3, 4, 6, 3), 64, None, 512, 8),
    'clip-rn101': (512, 224, (3, 4, 23, 3), 64, None, 512, 8),
    'clip-rn50x4': (640, 288, (4, 6, 10, 6), 80, None, 640, 10),
    'clip-rn50x16': (768, 384, (6, 8, 18, 8), 96, None, 768, 12),
}


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


def short(v):
    return float(f'{v:.9g}')


def summary(t):
    a = t.double().flatten().numpy()
    index = [(i * 2654435761) % a.size for i in range(SAMPLES)]
    return dict(shape=list(t.shape), mean=short(a.mean()), std=short(a.std()), min=short(a.min()), max=short(a.max()),
                sample_idx=index, sample=[short(a[i]) for i in index])


def record(net, names):
    """Outputs of modules by name, batch first."""
    seen = {}

    def hook(name, first):
        def keep(module, inputs, output):
            t = output[0] if isinstance(output, tuple) else output
            seen[name] = (t.permute(1, 0, 2) if first else t).clone()
        return keep

    modules = dict(net.named_modules())
    handles = [modules[name].register_forward_hook(hook(name, first)) for name, first in names]
    return seen, handles


def blocks(prefix, layers):
    names = []
    for i in range(layers):
        path = f'{prefix}transformer.resblocks.{i}'
        names += [(f'{path}.ln_1', True), (f'{path}.attn', True), (f'{path}.ln_2', True), (f'{path}.mlp.gelu', True), (f'{path}.mlp', True), (path, True)]
    return names


def golden(name, net, image_names):
    fill(net)
    image_names = image_names + [('visual', False)]
    text_names = blocks('', len(net.transformer.resblocks)) + [('ln_final', False)]
    image = torch.from_numpy((4 * (uniform('input', 2 * 3 * 64 * 64) - .5)).astype(np.float32).reshape(2, 3, 64, 64))
    ids = torch.tensor(TEXTS)
    with torch.no_grad():
        seen, handles = record(net, image_names + text_names)
        images, texts = net.encode_image(image), net.encode_text(ids)
        for handle in handles:
            handle.remove()
        logits, _ = net(image, ids)
    result = dict(
        versions=dict(python=platform.python_version(), torch=torch.__version__), source='openai/CLIP clip/model.py at d05afc436d78f1c48dc0dbf8e5980a9d471f35f6',
        state={key: list(value.shape) for key, value in net.state_dict().items() if not key.endswith('num_batches_tracked')},
        image=dict(input_shape=list(image.shape), layers={key: summary(seen[key]) for key, _ in image_names}),
        text=dict(ids=TEXTS, layers={**{key: summary(seen[key]) for key, _ in text_names}, 'embedding': summary(texts)}),
        image_features=[[short(v) for v in row] for row in images.tolist()],
        text_features=[[short(v) for v in row] for row in texts.tolist()],
        logits_per_image=[[short(v) for v in row] for row in logits.tolist()])
    with open(os.path.join(HERE, name), 'w') as file:
        json.dump(result, file)
        file.write('\n')


def counts():
    for name in ['normal_', 'zeros_', 'kaiming_uniform_', 'xavier_uniform_', 'uniform_']:
        setattr(nn.init, name, lambda t, *args, **kw: t)
    result = {}
    for name, (embed, side, layers, width, patch, text_width, heads) in FULL.items():
        net = CLIP(embed, side, layers, width, patch, 77, 49408, text_width, heads, 12)
        image = sum(p.numel() for p in net.visual.parameters())
        whole = sum(p.numel() for p in net.parameters())
        result[name] = dict(image=image, text=whole - image, whole=whole)
        del net
    with open(os.path.join(HERE, 'counts.json'), 'w') as file:
        json.dump(dict(source='clip/model.py at full size; clip-vit-b-32 whole is 151,277,313 in notebooks/Interacting_with_CLIP.ipynb too', counts=result), file, indent=1)
        file.write('\n')


def half():
    """A whole checkpoint in half precision as OpenAI's, of the smallest sizes; its features in float32 of the rounded weights."""
    net = fill(CLIP(4, 32, (1, 1, 1, 1), 2, None, 6, 20, 8, 1, 1))
    convert_weights(net)
    torch.save(net.state_dict(), os.path.join(HERE, 'half.pt'))
    net.float()
    image = torch.from_numpy((4 * (uniform('input', 2 * 3 * 32 * 32) - .5)).astype(np.float32).reshape(2, 3, 32, 32))
    ids = [[18, 3, 4, 19, 0, 0], [18, 5, 19, 0, 0, 0]]
    with torch.no_grad():
        result = dict(ids=ids, image_features=net.encode_image(image).tolist(), text_features=net.encode_text(torch.tensor(ids)).tolist())
    with open(os.path.join(HERE, 'half.json'), 'w') as file:
        json.dump(result, file)
        file.write('\n')


if __name__ == '__main__':
    stem = [(f'visual.{name}', False) for name in ['conv1', 'bn1', 'relu1', 'conv2', 'relu2', 'relu3', 'avgpool']]
    inner = [(f'visual.layer{s}.{b}{part}', False) for s, b in [(1, 0), (1, 1), (2, 0), (3, 0), (4, 0)] for part in ['.conv1', '.bn2', '.bn3', '']]
    down = [(f'visual.layer{s}.0.downsample', False) for s in [1, 2, 3, 4]]
    golden('resnet.json', CLIP(24, 64, (2, 1, 1, 1), 16, None, 10, 100, 128, 2, 2), stem + inner + down)
    golden('vit.json', CLIP(24, 64, 2, 128, 16, 10, 100, 64, 1, 1), [('visual.conv1', False), ('visual.ln_pre', False)] + blocks('visual.', 2) + [('visual.ln_post', False)])
    half()
    counts()
