"""Activations of token networks with weights and inputs by formula, under each code base's own key names.

python3 make_tokens.py DINO DINOV2 TIMM: clones of facebookresearch/dino at 7c446df (vision_transformer.py), facebookresearch/dinov2 at b8931f7,
huggingface/pytorch-image-models at aa4b585 (1.0.29.dev0). Made with torch 1.13.0a0, torchvision 0.14.1a0, numpy 1.24.2 (Debian 12).
Formula: shared/golden/README.md, activations/fullsize_hashweights.json. The Hugging Face and Google files hold torchvision's network whose
weights were gathered from tensors under those names, by the conversion below.
"""
import json, math, os, sys
import numpy as np, torch, torchvision
from torch import nn

torch.set_num_threads(1)
HERE = os.path.dirname(os.path.abspath(__file__))
MASK = (1 << 64) - 1
SAMPLES = 24
DINO, DINOV2, TIMM = sys.argv[1:4]
sys.path[:0] = [DINO, DINOV2, TIMM]

if not hasattr(nn.functional, 'scaled_dot_product_attention'):  # torch before 2.0
    def attend(q, k, v, attn_mask=None, dropout_p=0.0, is_causal=False, **rest):
        return torch.softmax(q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1]), -1) @ v
    nn.functional.scaled_dot_product_attention = attend


def uniform(name, count):
    h = 0xcbf29ce484222325
    for b in name.encode():
        h = ((h ^ b) * 0x100000001b3) & MASK
    with np.errstate(over='ignore'):
        z = np.uint64(h) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / float(1 << 24)


def values(key, shape):
    s = 2 * uniform(key, int(np.prod(shape))) - 1
    if key.endswith(('class_token', 'pos_embedding')):
        s = .02 * s
    elif key.endswith('bias'):
        s = .05 * s
    elif len(shape) == 1:
        s = 1 + .1 * s
    else:
        s = math.sqrt(6 / np.prod(shape[1:])) * s
    return torch.from_numpy(s.astype(np.float32).reshape(shape))


def summary(t):
    a = t.double().flatten().numpy()
    index = [(i * 2654435761) % a.size for i in range(SAMPLES)]
    short = lambda v: float(f'{v:.9g}')
    return dict(shape=list(t.shape), mean=short(a.mean()), std=short(a.std()), min=short(a.min()), max=short(a.max()),
                sample_idx=index, sample=[short(a[i]) for i in index])


def record(net, watched, side, forward=None):
    layers, hooks = {}, []
    for name, module in net.named_modules():
        if name in watched:
            hooks.append(module.register_forward_hook(lambda m, i, o, n=watched[name]: layers.__setitem__(n, summary(o))))
    x = torch.from_numpy((4 * (uniform('input', 2 * 3 * side * side) - .5)).astype(np.float32).reshape(2, 3, side, side))
    with torch.no_grad():
        layers['__output__'] = summary((forward or net)(x))
    for hook in hooks:
        hook.remove()
    return dict(input_shape=[2, 3, side, side], layers=layers)


def fill(net):
    for key, value in net.state_dict().items():
        value.copy_(values(key, value.shape))
    return net.eval()


def own(net, watched, side, forward=None):
    fill(net)
    return dict(state={k: list(v.shape) for k, v in net.state_dict().items()}, **record(net, watched, side, forward))


def blocks(depth, last='norm'):
    return {**{f'blocks.{i}': f'blocks.{i}' for i in range(depth)}, **({last: last} if last else {})}


def torchvision_vit(names, convert, gelu='none'):
    """A torchvision network whose weights come from formula tensors under other names."""
    net = torchvision.models.VisionTransformer(32, 8, 3, 2, 32, 64, num_classes=10)
    for layer in net.encoder.layers:
        layer.mlp[1] = nn.GELU(approximate=gelu)
    source = {k: values(k, s) for k, s in names.items()}
    net.load_state_dict(convert(source), strict=True)
    net.eval()
    watched = {**{f'encoder.layers.encoder_layer_{i}': f'blocks.{i}' for i in range(3)}, 'encoder.ln': 'norm'}
    return dict(state={k: list(s) for k, s in names.items()}, **record(net, watched, 32))


def huggingface():
    names = {'vit.embeddings.cls_token': (1, 1, 32), 'vit.embeddings.position_embeddings': (1, 17, 32),
             'vit.embeddings.patch_embeddings.projection.weight': (32, 3, 8, 8), 'vit.embeddings.patch_embeddings.projection.bias': (32,)}
    for i in range(3):
        p = f'vit.encoder.layer.{i}.'
        for n in ('attention.attention.query', 'attention.attention.key', 'attention.attention.value', 'attention.output.dense'):
            names[p + n + '.weight'], names[p + n + '.bias'] = (32, 32), (32,)
        for n in ('layernorm_before', 'layernorm_after'):
            names[p + n + '.weight'], names[p + n + '.bias'] = (32,), (32,)
        names[p + 'intermediate.dense.weight'], names[p + 'intermediate.dense.bias'] = (64, 32), (64,)
        names[p + 'output.dense.weight'], names[p + 'output.dense.bias'] = (32, 64), (32,)
    names.update({'vit.layernorm.weight': (32,), 'vit.layernorm.bias': (32,), 'classifier.weight': (10, 32), 'classifier.bias': (10,)})

    def convert(s):
        out = {'class_token': s['vit.embeddings.cls_token'], 'encoder.pos_embedding': s['vit.embeddings.position_embeddings'],
               'encoder.ln.weight': s['vit.layernorm.weight'], 'encoder.ln.bias': s['vit.layernorm.bias'],
               'heads.head.weight': s['classifier.weight'], 'heads.head.bias': s['classifier.bias']}
        for kind in ('weight', 'bias'):
            out[f'conv_proj.{kind}'] = s[f'vit.embeddings.patch_embeddings.projection.{kind}']
            for i in range(3):
                p, q = f'vit.encoder.layer.{i}.', f'encoder.layers.encoder_layer_{i}.'
                out[q + f'self_attention.in_proj_{kind}'] = torch.cat([s[p + f'attention.attention.{n}.{kind}'] for n in ('query', 'key', 'value')])
                out[q + f'self_attention.out_proj.{kind}'] = s[p + f'attention.output.dense.{kind}']
                out[q + f'ln_1.{kind}'], out[q + f'ln_2.{kind}'] = s[p + f'layernorm_before.{kind}'], s[p + f'layernorm_after.{kind}']
                out[q + f'mlp.0.{kind}'], out[q + f'mlp.3.{kind}'] = s[p + f'intermediate.dense.{kind}'], s[p + f'output.dense.{kind}']
        return out
    return torchvision_vit(names, convert)


def google():
    names = {'cls': (1, 1, 32), 'Transformer/posembed_input/pos_embedding': (1, 17, 32), 'embedding/kernel': (8, 8, 3, 32), 'embedding/bias': (32,)}
    for i in range(3):
        p = f'Transformer/encoderblock_{i}/'
        for n in ('query', 'key', 'value'):
            names[p + f'MultiHeadDotProductAttention_1/{n}/kernel'], names[p + f'MultiHeadDotProductAttention_1/{n}/bias'] = (32, 2, 16), (2, 16)
        names[p + 'MultiHeadDotProductAttention_1/out/kernel'], names[p + 'MultiHeadDotProductAttention_1/out/bias'] = (2, 16, 32), (32,)
        for n in ('LayerNorm_0', 'LayerNorm_2'):
            names[p + n + '/scale'], names[p + n + '/bias'] = (32,), (32,)
        names[p + 'MlpBlock_3/Dense_0/kernel'], names[p + 'MlpBlock_3/Dense_0/bias'] = (32, 64), (64,)
        names[p + 'MlpBlock_3/Dense_1/kernel'], names[p + 'MlpBlock_3/Dense_1/bias'] = (64, 32), (32,)
    names.update({'Transformer/encoder_norm/scale': (32,), 'Transformer/encoder_norm/bias': (32,), 'head/kernel': (32, 10), 'head/bias': (10,)})

    def convert(s):
        out = {'class_token': s['cls'], 'encoder.pos_embedding': s['Transformer/posembed_input/pos_embedding'],
               'conv_proj.weight': s['embedding/kernel'].permute(3, 2, 0, 1), 'conv_proj.bias': s['embedding/bias'],
               'encoder.ln.weight': s['Transformer/encoder_norm/scale'], 'encoder.ln.bias': s['Transformer/encoder_norm/bias'],
               'heads.head.weight': s['head/kernel'].T, 'heads.head.bias': s['head/bias']}
        for i in range(3):
            p, q = f'Transformer/encoderblock_{i}/', f'encoder.layers.encoder_layer_{i}.'
            a = p + 'MultiHeadDotProductAttention_1/'
            out[q + 'self_attention.in_proj_weight'] = torch.cat([torch.einsum('dhk->hkd', s[a + n + '/kernel']).reshape(32, 32) for n in ('query', 'key', 'value')])
            out[q + 'self_attention.in_proj_bias'] = torch.cat([s[a + n + '/bias'].reshape(32) for n in ('query', 'key', 'value')])
            out[q + 'self_attention.out_proj.weight'] = torch.einsum('hkd->dhk', s[a + 'out/kernel']).reshape(32, 32)
            out[q + 'self_attention.out_proj.bias'] = s[a + 'out/bias']
            for n, m in (('ln_1', 'LayerNorm_0'), ('ln_2', 'LayerNorm_2')):
                out[q + n + '.weight'], out[q + n + '.bias'] = s[p + m + '/scale'], s[p + m + '/bias']
            for n, m in (('mlp.0', 'Dense_0'), ('mlp.3', 'Dense_1')):
                out[q + n + '.weight'], out[q + n + '.bias'] = s[p + f'MlpBlock_3/{m}/kernel'].T, s[p + f'MlpBlock_3/{m}/bias']
        return out
    return torchvision_vit(names, convert, gelu='tanh')  # Flax's default


def main():
    import vision_transformer as dino
    from dinov2.models import vision_transformer as dinov2
    from timm.models import deit, vision_transformer as timm
    small = dict(embed_dim=48, depth=3, num_heads=3)
    nets = {}
    nets['dino'] = own(dino.VisionTransformer([32], 8, **small, qkv_bias=True, norm_layer=lambda d: nn.LayerNorm(d, eps=1e-6)), blocks(3), 48)
    nets['dino_own_grid'] = own(dino.VisionTransformer([32], 8, **small, qkv_bias=True, norm_layer=lambda d: nn.LayerNorm(d, eps=1e-6)), blocks(3), 32)
    v2 = dict(img_size=56, patch_size=14, **small, init_values=1.0, block_chunks=0)
    nets['dinov2'] = own(dinov2.DinoVisionTransformer(**v2, block_fn=dinov2.partial(dinov2.Block, attn_class=dinov2.MemEffAttention)), blocks(3), 84)
    nets['dinov2_reg_swiglu'] = own(dinov2.DinoVisionTransformer(**v2, block_fn=dinov2.partial(dinov2.Block, attn_class=dinov2.MemEffAttention), ffn_layer='swiglu',
                                    num_register_tokens=4, interpolate_antialias=True, interpolate_offset=0.0), blocks(3), 42)
    t = dict(img_size=32, patch_size=8, num_classes=10, **small)
    nets['timm'] = own(timm.VisionTransformer(**t), blocks(3), 32)
    nets['timm_other_size'] = own(timm.VisionTransformer(**t, dynamic_img_size=True), blocks(3), 24)
    nets['timm_mean_pool'] = own(timm.VisionTransformer(**t, global_pool='avg'), {**blocks(3, 'fc_norm')}, 32)
    nets['timm_reg_no_embed_class'] = own(timm.VisionTransformer(**t, reg_tokens=4, no_embed_class=True, init_values=1.0), blocks(3), 32)
    nets['deit_distilled'] = own(deit.VisionTransformerDistilled(**t), blocks(3), 32)
    nets['huggingface'] = huggingface()
    nets['google'] = google()
    for name, net in nets.items():
        with open(os.path.join(HERE, name + '.json'), 'w') as f:
            json.dump(net, f, separators=(',', ':'))
        print(name, len(net['layers']))


main()
