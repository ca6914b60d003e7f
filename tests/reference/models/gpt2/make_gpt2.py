"""A small GPT-2 with Hugging Face's keys and (in x out) matrices, weights by formula. python3 make_gpt2.py NANOGPT [exact] (karpathy/nanoGPT at 3adf61e)"""
import json, os, sys
import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'convnets'), sys.argv[1]]
from hash_formula import summary, uniform
from model import GPT, GPTConfig
import math, numpy as np

torch.set_num_threads(1)
EXACT = sys.argv[2:] == ['exact']
TRANSPOSED = ('attn.c_attn.weight', 'attn.c_proj.weight', 'mlp.c_fc.weight', 'mlp.c_proj.weight')
IDS = [[7, 3, 99, 0, 41, 41, 12, 60, 5], [98, 1, 2, 50, 33, 8, 90, 17, 64]]


def values(key, shape):
    s = 2 * uniform(key, int(np.prod(shape))) - 1
    s = .05 * s if key.endswith('bias') else 1 + .1 * s if len(shape) == 1 else math.sqrt(6 / np.prod(shape[1:])) * s
    return torch.from_numpy(s.astype(np.float32).reshape(shape))


net = GPT(GPTConfig(block_size=16, vocab_size=100, n_layer=2, n_head=4, n_embd=64, dropout=0.0, bias=True)).eval()
for block in net.transformer.h:
    if EXACT:
        continue
    block.mlp.gelu = nn.GELU(approximate='tanh')  # OpenAI's, gelu_new; nanoGPT's own is the exact one
checkpoint = {}
with torch.no_grad():
    for key, value in net.state_dict().items():
        if key.endswith('.attn.bias') or key == 'lm_head.weight':
            continue
        stored = list(value.shape)[::-1] if key.endswith(TRANSPOSED) else list(value.shape)
        checkpoint[key] = stored
        tensor = values(key, stored)
        value.copy_(tensor.t() if key.endswith(TRANSPOSED) else tensor)

layers, sites = {}, {'transformer.drop': 'embed', 'transformer.ln_f': 'norm'}
for i in range(2):
    h = f'transformer.h.{i}'
    sites.update({h: f'blocks.{i}', h + '.ln_1': f'blocks.{i}.norm1', h + '.attn': f'blocks.{i}.attn', h + '.ln_2': f'blocks.{i}.norm2', h + '.mlp': f'blocks.{i}.mlp', h + '.mlp.gelu': f'blocks.{i}.mlp.hidden'})


def record(name):
    def run(module, inputs, output):
        if name in sites:
            layers[sites[name]] = summary(output.detach())
        if name.endswith('attn.c_attn'):
            for part, x in zip('qkv', output.detach().split(64, 2)):
                layers[sites[name[:-len('.c_attn')]] + '.' + part] = summary(x)
        if name.endswith('attn.c_proj'):
            for head in range(4):
                layers[f"{sites[name[:-len('.c_proj')]]}.head.{head}"] = summary(inputs[0].detach()[..., 16 * head:16 * head + 16])
    return run


for name, module in net.named_modules():
    module.register_forward_hook(record(name))
with torch.no_grad():
    ids = torch.tensor(IDS)
    logits, _ = net(ids, ids)
    layers['logits'] = summary(logits)
    surprisal = [[float(v) for v in nn.functional.cross_entropy(row[:-1], text[1:], reduction='none')] for row, text in zip(logits.double(), ids)]
if EXACT:
    layers = {k: v for k, v in layers.items() if k.endswith('hidden') or k in ('norm', 'logits')}
with open(os.path.join(HERE, 'gpt2_small_sizes_exact.json' if EXACT else 'gpt2_small_sizes.json'), 'w') as out:
    json.dump(dict(ids=IDS, checkpoint=checkpoint, layers=layers, surprisal=surprisal), out, separators=(',', ':'))
    out.write('\n')
print(len(layers), {k: round(v['std'], 3) for k, v in layers.items()})
