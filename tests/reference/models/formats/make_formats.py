"""Checkpoint files of every format, tiny, with their expected values. /usr/bin/python3 make_formats.py (Debian: Python 3.11, torch 1.13.0a0, numpy 1.24.2)."""
import argparse, collections, copy, hashlib, json, os, struct, sys, warnings
import numpy as np, torch
from torch import nn
warnings.filterwarnings('ignore'); torch.manual_seed(0); rng = np.random.default_rng(0)
SAVE = lambda name, value: open(name, 'w').write(json.dumps(value, indent=0) + '\n')


def values(state): return {k: dict(dtype=str(v.dtype), shape=list(v.shape), values=[float(x) for x in v.double().flatten()]) for k, v in state.items()}


# --- NumPy: names as in Google's npz files; bfloat16 as two raw bytes
f = lambda *s: rng.standard_normal(s).astype(np.float32)
arrays = {'Transformer/encoderblock_0/MlpBlock_3/Dense_0/kernel': f(3, 4), 'Transformer/encoderblock_0/LayerNorm_0/bias': f(4), 'embedding/kernel': f(2, 2, 3, 2),
          'head/kernel': np.asfortranarray(f(4, 3)), 'half': f(5).astype(np.float16), 'double': f(2).astype(np.float64), 'long': np.array([[-2**40, 7]]), 'int': np.array([-5, 6], np.int32),
          'short': np.array([-300], np.int16), 'small': np.array([-3], np.int8), 'byte': np.array([200, 1], np.uint8), 'flag': np.array([True, False]), 'step': np.array(123, np.int64), 'none': np.zeros((0, 3), np.float32)}
expected = {k: dict(dtype=str(v.dtype), shape=list(v.shape), values=[float(x) for x in v.flatten()]) for k, v in arrays.items()}
brain = torch.tensor([1.5, -2.25, 3e38, 1e-30]).to(torch.bfloat16)
raw = brain.view(torch.int16).numpy().view(np.dtype('V2'))
expected['brain'] = dict(dtype='bfloat16', shape=[4], values=[float(x) for x in brain.double()])
rest = dict(words=np.array(['a', 'bc']), objects=np.array([{'a': 1}, None], dtype=object), count=np.array([1, 2], np.uint32))
np.savez('google.npz', **arrays, brain=raw, **rest); np.savez_compressed('google_deflated.npz', **arrays, brain=raw, **rest)
np.savez_compressed('ones.npz', w=np.ones((300, 1000), np.float32))  # deflates 1000 times, as a head of zeros does
np.save('single.npy', arrays['embedding/kernel']); np.save('big_endian.npy', arrays['embedding/kernel'].astype('>f4'))
SAVE('numpy_expected.json', expected)


# --- ONNX by PyTorch's exporter: matrices transposed and nameless, equal tensors stored once, a linear layer without bias
class Tokens(nn.Module):
    def __init__(self):
        super().__init__(); self.embed = nn.Conv2d(3, 6, 2, 2); self.norms = nn.ModuleList([nn.LayerNorm(6), nn.LayerNorm(6)])
        self.mix = nn.Sequential(nn.Sequential(nn.Linear(6, 5), nn.ReLU()), nn.Linear(5, 6, bias=False)); self.bn = nn.BatchNorm1d(6); self.head = nn.Linear(6, 4); self.scale = nn.Parameter(torch.rand(6)); self.attend = nn.MultiheadAttention(6, 2, batch_first=True)

    def forward(self, x):
        x = self.embed(x).flatten(2).transpose(1, 2); x = self.norms[0](x); x = x + self.mix(x) * self.scale; x = x + self.attend(x, x, x, need_weights=False)[0]; x = self.norms[1](x)
        return self.head(self.bn(x.mean(1)))


net = Tokens().eval(); nn.init.normal_(net.bn.running_mean)
torch.onnx.export(net, torch.rand(2, 3, 4, 4), 'tokens.onnx', opset_version=14)
SAVE('tokens_expected.json', values({k: v for k, v in net.state_dict().items() if 'num_batches' not in k}))

# --- ONNX by hand: every way in which a tensor may hold its values (onnx/onnx.proto, onnx/onnx@64209faab4da3d679f2d46c7f725f6f2b779279b)
def varint(n):
    n &= 2**64 - 1; out = b''
    while n > 127: out += bytes([n & 127 | 128]); n >>= 7
    return out + bytes([n])
def num(field, n): return varint(field << 3) + varint(n)
def blob(field, b): b = b.encode() if isinstance(b, str) else b; return varint(field << 3 | 2) + varint(len(b)) + b
def tensor(name, kind, dims, data, packed=True): return blob(5, (blob(1, b''.join(map(varint, dims))) if packed else b''.join(num(1, d) for d in dims)) + num(2, kind) + blob(8, name) + data)
def external(name, kind, dims, **where): return tensor(name, kind, dims, b''.join(blob(13, blob(1, k) + blob(2, str(v))) for k, v in where.items()) + num(14, 1))
F = np.array([1.5, -2.25, 0, 7], np.float32); H = F.astype(np.float16); B = [int(x) & 0xffff for x in torch.tensor(F).to(torch.bfloat16).view(torch.int16)]
graph = b''.join([tensor('raw', 1, [2, 2], blob(9, F.tobytes())), tensor('raw_unpacked_dims', 1, [2, 2], blob(9, F.tobytes()), False), tensor('float_packed', 1, [4], blob(4, F.tobytes())),
    tensor('float_unpacked', 1, [4], b''.join(varint(4 << 3 | 5) + struct.pack('<f', x) for x in F)), tensor('double_packed', 11, [4], blob(10, F.astype('<f8').tobytes())),
    tensor('half_numbers', 10, [4], blob(5, b''.join(varint(int(x)) for x in H.view(np.uint16)))), tensor('brain_numbers', 16, [4], blob(5, b''.join(map(varint, B)))), tensor('brain_raw', 16, [4], blob(9, np.array(B, '<u2').tobytes())),
    tensor('int_numbers', 6, [3], blob(5, b''.join(map(varint, [-1, 0, 2**31 - 1])))), tensor('long_numbers', 7, [3], blob(7, b''.join(map(varint, [-2**63, -1, 2**63 - 1])))), tensor('long_unpacked', 7, [2], num(7, -5) + num(7, 6)),
    tensor('small_numbers', 3, [2], blob(5, varint(-3) + varint(4))), tensor('byte_raw', 2, [2], blob(9, b'\xc8\x01')), tensor('flags', 9, [2], blob(5, b'\x01\x00')), tensor('scalar', 1, [], blob(9, F[:1].tobytes())), tensor('empty', 1, [0, 3], b''),
    tensor('words', 8, [1], blob(6, 'text')), tensor('unsigned', 13, [1], blob(11, varint(7))),
    external('outside', 1, [2, 2], location='parts.data', offset=8, length=16), external('outside_rest', 1, [2], location='parts.data')])
open('parts.data', 'wb').write(np.array([10, 11], '<f4').tobytes() + F.tobytes())
ONNX = lambda graph: num(1, 8) + blob(2, 'by hand') + blob(7, graph) + blob(8, num(2, 14))
open('values.onnx', 'wb').write(ONNX(graph)); open('outside.onnx', 'wb').write(ONNX(external('evil', 1, [2], location='../formats/parts.data')))
four = [float(x) for x in F]; one = lambda t, s, v: dict(dtype=t, shape=s, values=[float(x) for x in v])
SAVE('values_expected.json', {'raw': one('torch.float32', [2, 2], four), 'raw_unpacked_dims': one('torch.float32', [2, 2], four), 'float_packed': one('torch.float32', [4], four), 'float_unpacked': one('torch.float32', [4], four),
    'double_packed': one('torch.float64', [4], four), 'half_numbers': one('torch.float16', [4], four), 'brain_numbers': one('torch.bfloat16', [4], four), 'brain_raw': one('torch.bfloat16', [4], four), 'int_numbers': one('torch.int32', [3], [-1, 0, 2**31 - 1]),
    'long_numbers': one('torch.int64', [3], [-2**63, -1, 2**63 - 1]), 'long_unpacked': one('torch.int64', [2], [-5, 6]), 'small_numbers': one('torch.int8', [2], [-3, 4]), 'byte_raw': one('torch.uint8', [2], [200, 1]), 'flags': one('torch.bool', [2], [1, 0]),
    'scalar': one('torch.float32', [], four[:1]), 'empty': one('torch.float32', [0, 3], []), 'outside': one('torch.float32', [2, 2], four), 'outside_rest': one('torch.float32', [2], [10, 11])})


# --- TorchScript: scripted with attributes of every kind, and traced; a module that stands under two names
class Inner(nn.Module):
    def __init__(self): super().__init__(); self.conv = nn.Conv2d(2, 3, 1); self.bn = nn.BatchNorm2d(3); self.sizes = [1, 2]; self.rates = torch.jit.Attribute([0.5], __import__('typing').List[float])
    def forward(self, x): return self.bn(self.conv(x)) * self.rates[0] + torch.tensor([1.0])


class Outer(nn.Module):
    def __init__(self): super().__init__(); self.visual = Inner(); self.again = self.visual; self.halved = nn.Parameter(torch.rand(2, 3).half()); self.register_buffer('input_resolution', torch.tensor(224)); self.names = {'a': 1}; self.title = 'net'
    def forward(self, x): return self.visual(x) + self.again(x)


outer = Outer().eval(); torch.jit.script(outer).save('scripted.pt'); SAVE('scripted_expected.json', values(outer.state_dict()))
pair = nn.Sequential(collections.OrderedDict(conv1=nn.Conv2d(2, 3, 1), bn1=nn.BatchNorm2d(3))).eval()
torch.jit.trace(pair, torch.rand(1, 2, 3, 3)).save('traced.pt', _extra_files={'note.txt': b'x'}); SAVE('traced_expected.json', values(pair.state_dict()))

# --- torch.save with what training scripts leave beside the weights
plain = torch.arange(6.).reshape(2, 3); marked = torch.arange(3.); marked.note = 'kept in __dict__'; stateful = nn.Parameter(torch.arange(2.)); stateful.kind = 'x'
training = dict(state_dict=collections.OrderedDict(plain=plain, marked=marked, stateful=stateful, complex=torch.tensor([1 + 2j]), parameter=nn.Parameter(torch.ones(1))), args=argparse.Namespace(lr=0.1, parts=[1]), best=np.float64(0.5), count=np.int64(3), curve=np.arange(3.),
                seen=collections.Counter('aab'), table=collections.defaultdict(list, a=[1]), device=torch.device('cpu'), dtype=torch.float16, wave=torch.complex64, size=torch.Size([2, 3]), bytes=torch.arange(4, dtype=torch.uint8).storage().untyped(), layout=torch.strided)
torch.save(training, 'training.pth'); SAVE('training_expected.json', values({k: v for k, v in training['state_dict'].items() if k != 'complex'}))


# --- the tiny network that these checkpoints are of: cifar-vit-bn with patch 16, width 6, one block (keys as there)
def vit(seed):
    g = torch.Generator().manual_seed(seed); r = lambda *s: torch.rand(*s, generator=g) - 0.5; t = collections.OrderedDict(cls_token=r(1, 1, 6), pos_embed=r(1, 5, 6))
    lin = lambda n, i, o: t.update({n + '.weight': r(o, i), n + '.bias': r(o)}); bn = lambda n: t.update({n + '.weight': r(6), n + '.bias': r(6), n + '.running_mean': r(6), n + '.running_var': r(6) + 1})
    t['patch_embed.proj.weight'] = r(6, 3, 16, 16); t['patch_embed.proj.bias'] = r(6); bn('blocks.0.norm1'); lin('blocks.0.attn.qkv', 6, 18); lin('blocks.0.attn.proj', 6, 6); bn('blocks.0.norm2'); lin('blocks.0.mlp.fc1', 6, 4); lin('blocks.0.mlp.fc2', 4, 6); bn('fc_norm'); lin('head', 6, 10)
    return t


under = lambda prefix, t: {prefix + k: v for k, v in t.items()}; a, b = vit(1), vit(2); momentum = dict(state={0: dict(exp_avg=torch.ones(3))}, param_groups=[dict(lr=0.1, params=[0])])
# MadryLab/robustness: AttackerModel(normalizer, model, attacker(model)) in DataParallel; the attacker's model is the model
torch.save(dict(model={**under('module.', dict([('normalizer.new_mean', torch.zeros(3)), ('normalizer.new_std', torch.ones(3))])), **under('module.model.', a), 'module.attacker.normalize.new_mean': torch.zeros(3), **under('module.attacker.model.', a)}, optimizer=momentum, epoch=3), 'madry.pth')
# facebookresearch/dino main_dino.py: student in DataParallel and teacher, backbone and head each; the loss has a tensor of its own
head = {'head.mlp.0.weight': torch.ones(2, 2)}
torch.save(dict(student=under('module.', {**under('backbone.', a), **head}), teacher={**under('backbone.', b), **head}, optimizer=momentum, epoch=1, args=argparse.Namespace(arch='vit'), dino_loss=dict(center=torch.zeros(1, 2))), 'dino.pth')
# facebookresearch/moco: query and momentum encoder in one dictionary
torch.save(dict(epoch=9, arch='vit', state_dict={**under('module.encoder_q.', a), **under('module.encoder_k.', b), 'module.queue': torch.zeros(2, 2), 'module.queue_ptr': torch.zeros(1, dtype=torch.int64)}, optimizer=momentum), 'moco.pth')
torch.save(a, 'vit.pth')
with torch.no_grad():  # its logits, by the formulas of shared/data/weights/README.md
    x = ((torch.arange(2 * 3 * 32 * 32) * 7919 % 256).reshape(2, 3, 32, 32).float() / 255 - 0.5) / 0.25; bn = lambda n, x: (x - a[n + '.running_mean']) / (a[n + '.running_var'] + 1e-5).sqrt() * a[n + '.weight'] + a[n + '.bias']; lin = lambda n, x: x @ a[n + '.weight'].T + a[n + '.bias']
    x = torch.cat([a['cls_token'].expand(2, 1, 6), nn.functional.conv2d(x, a['patch_embed.proj.weight'], a['patch_embed.proj.bias'], 16).flatten(2).transpose(1, 2)], 1) + a['pos_embed']
    q, k, v = lin('blocks.0.attn.qkv', bn('blocks.0.norm1', x)).reshape(2, 5, 3, 3, 2).permute(2, 0, 3, 1, 4); y = ((q @ k.transpose(-1, -2)) / 2**0.5).softmax(-1) @ v
    x = x + lin('blocks.0.attn.proj', y.transpose(1, 2).reshape(2, 5, 6)); x = x + lin('blocks.0.mlp.fc2', lin('blocks.0.mlp.fc1', bn('blocks.0.norm2', x)).relu()); SAVE('vit_logits.json', lin('head', bn('fc_norm', x.mean(1))).tolist())

# --- checkpoints in several files, as Hugging Face writes them
def safetensors(name, tensors):
    at, header, body = 0, {'__metadata__': {'format': 'pt'}}, b''
    for k, v in tensors.items(): n = v.numpy().tobytes(); header[k] = dict(dtype='F32', shape=list(v.shape), data_offsets=[at, at + len(n)]); at += len(n); body += n
    h = json.dumps(header).encode(); h += b' ' * (-len(h) % 8); open(name, 'wb').write(struct.pack('<Q', len(h)) + h + body)
keys = list(a); first = {k: a[k] for k in keys[:10]}; second = {k: a[k] for k in keys[10:]}; total = sum(v.numel() * 4 for v in a.values())
for stem, end, write in (('model', 'safetensors', safetensors), ('pytorch_model', 'bin', lambda n, t: torch.save(t, n))):
    names = [f'{stem}-0000{i}-of-00002.{end}' for i in (1, 2)]; write(names[0], first); write(names[1], second)
    open(f'{stem}.{end}.index.json', 'w').write(json.dumps(dict(metadata=dict(total_size=total), weight_map={k: names[0] if k in first else names[1] for k in keys}), indent=2) + '\n')
