"""Activations of token networks without plain attention, on weights and inputs by formula, from their sources' own code.

python3 make_mixers.py CLONES   with the clones (or their folders timm, models, src/transformers) in CLONES:
  pytorch-image-models  huggingface/pytorch-image-models at aa4b585
  deit                  facebookresearch/deit at 7e160fe
  CrossViT              IBM/CrossViT at 3f7ab77
  Swin-Transformer      microsoft/Swin-Transformer at f82860b
  SLoRA                 I-WI-SH/SLoRA at 8d3bdf2, whose src/transformers is Hugging Face's of 2022 (models/perceiver, models/swin)
Debian 12: python 3.11, torch 1.13.0, torchvision 0.14.1, numpy 1.24.2; CPU, one thread.

Weights are decided by key and shape alone (shared/golden/README.md, activations/fullsize_hashweights.json); keys are those of the code that
ran. Layers bear our names; where ours has another order of dimensions, the source's tensor is brought into it.
"""
import importlib.util, json, math, os, sys, types
from functools import partial
import numpy as np, torch
from torch import nn

torch.set_num_threads(1)
CLONES = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
MASK = (1 << 64) - 1
SAMPLES = 16
at = lambda *parts: os.path.join(CLONES, *parts)
sys.path.insert(0, at('pytorch-image-models'))
import timm.models.mlp_mixer as mlp_mixer, timm.models.vision_transformer as timm_vit, timm.models.crossvit as timm_crossvit
import timm.models.swin_transformer as timm_swin
import torchvision.models as tv


def load(name, path, package=''):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    module.__package__ = package
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


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


BUFFERS = ('num_batches_tracked', 'relative_position_index', 'attn_mask')


def fill(net):
    for key, value in net.state_dict().items():
        if key.endswith(BUFFERS):
            continue
        s = 2 * uniform(key, value.numel()) - 1
        if key.endswith('running_mean'):
            s = .1 * s
        elif key.endswith('running_var'):
            s = 1 + .2 * s
        elif key.endswith(('class_token', 'pos_embedding')):
            s = .02 * s
        elif key.endswith('bias'):
            s = .05 * s
        elif value.ndim == 1:
            s = 1 + .1 * s
        else:
            s = math.sqrt(6 / np.prod(value.shape[1:])) * s
        value.copy_(torch.from_numpy(s.astype(np.float32).reshape(value.shape)))
    return net.eval()


def summary(t):
    a = t.detach().double().flatten().numpy()
    index = [(i * 2654435761) % a.size for i in range(SAMPLES)]
    short = lambda v: float(f'{v:.9g}')
    return dict(shape=list(t.shape), mean=short(a.mean()), std=short(a.std()), min=short(a.min()), max=short(a.max()),
                sample_idx=index, sample=[short(a[i]) for i in index])


def record(name, net, shape, sites, call=None, dtype=torch.float32):
    """sites: module name -> (our site, what brings the module's output into our form) or a list of them."""
    fill(net).to(dtype)
    x = torch.from_numpy((4 * (uniform('input', int(np.prod(shape))) - .5)).astype(np.float32).reshape(shape)).to(dtype)
    modules, layers, seen = dict(net.named_modules()), {}, {}
    def hook(targets):
        def on(module, inputs, output):
            turn = seen[module] = seen.get(module, -1) + 1
            for site, form in targets:
                layers[site.format(t=turn)] = summary(form(output[0] if isinstance(output, tuple) else output))
        return on
    handles = [modules[m].register_forward_hook(hook(targets)) for m, targets in sites.items()]
    with torch.no_grad():
        out = (call or (lambda n, v: n(v)))(net, x)
    for handle in handles:
        handle.remove()
    layers['logits'] = summary(out)
    keys = {k: list(v.shape) for k, v in net.state_dict().items() if not k.endswith('num_batches_tracked')}
    with open(os.path.join(HERE, name + '.json'), 'w') as f:
        json.dump(dict(input_shape=list(shape), parameters=sum(p.numel() for p in net.parameters()), checkpoint=keys, layers=layers), f, separators=(',', ':'))
        f.write('\n')
    print(f'{name}: {len(layers)} layers, {os.path.getsize(f.name)} bytes, logits deviation {layers["logits"]["std"]:.3g}')


same = lambda t: t
swap = lambda t: t.transpose(1, 2)
chw = lambda t: t.permute(0, 3, 1, 2)
one = lambda site, form=same: [(site, form)]
first = lambda width: lambda t: t[..., :width]
third = lambda i: lambda t: t.chunk(3, -1)[i]


def mixers():
    def sites(depth, tokens, channels):
        s = {'stem': one('embed'), 'norm': one('norm') + [('pooled', lambda t: t.mean(1))]}
        for i in range(depth):
            b = f'blocks.{i}'
            s |= {b: one(b), f'{b}.norm1': one(f'{b}.norm1'), f'{b}.norm2': one(f'{b}.norm2'), f'{b}.{channels}.act': one(f'{b}.mlp_channels.hidden')}
            if tokens:
                s |= {f'{b}.mlp_tokens': one(f'{b}.mlp_tokens', swap), f'{b}.mlp_tokens.act': one(f'{b}.mlp_tokens.hidden'), f'{b}.mlp_channels': one(f'{b}.mlp_channels')}
        return s
    sizes = dict(num_classes=10, img_size=64, patch_size=16, num_blocks=2, embed_dim=64)
    for name, act in (('mixer', nn.GELU), ('mixer_tanh', partial(nn.GELU, approximate='tanh'))):
        record(name, mlp_mixer.MlpMixer(act_layer=act, **sizes), (2, 3, 64, 64), sites(2, True, 'mlp_channels'))
    resmlp = load('resmlp_models', at('deit', 'resmlp_models.py'))
    net = resmlp.resmlp_models(img_size=64, patch_size=16, num_classes=10, embed_dim=64, depth=2, init_scale=.1)
    s = sites(2, False, 'mlp')
    s['patch_embed'] = s.pop('stem')
    record('resmlp_fb', net, (2, 3, 64, 64), s)


def window_map(rows, columns, w, shift):
    """Window tokens (batch * windows, w * w, d) back on their map."""
    def form(t):
        d = t.shape[-1]
        t = t.view(-1, rows // w, columns // w, w, w, d).permute(0, 1, 3, 2, 4, 5).reshape(-1, rows, columns, d)
        return torch.roll(t, (shift, shift), (1, 2))
    return form


def swin():
    def tv_sites(depths):
        s = {'features.0.0': one('patch_embed'), 'features.0.2': one('embed', chw), 'norm': one('norm', chw), 'flatten': one('pooled')}
        for stage, depth in enumerate(depths):
            for j in range(depth):
                b = f'features.{2 * stage + 1}.{j}'
                s |= {b: one(b, chw), f'{b}.norm1': one(f'{b}.norm1', chw), f'{b}.attn': one(f'{b}.attn', chw), f'{b}.mlp': one(f'{b}.mlp', chw),
                      f'{b}.mlp.1': one(f'{b}.mlp.hidden', lambda t: t.flatten(1, 2))}
            if stage < len(depths) - 1:
                s[f'features.{2 * stage + 2}'] = one(f'features.{2 * stage + 2}', chw)
        return s
    small = tv.SwinTransformer([4, 4], 32, [2, 2, 2], [1, 2, 4], [7, 7], num_classes=10)
    record('swin_padded', small, (2, 3, 68, 60), tv_sites([2, 2, 2]))
    tiny = tv.swin_t(weights=None)
    whole = tv_sites([2, 2, 6, 2])
    record('swin_t', tiny, (1, 3, 224, 224), {k: v for k, v in whole.items() if k.count('.') < 3})

    # timm and Microsoft, other names; attention weights and windows from timm.
    timm_net = timm_swin.SwinTransformer(img_size=112, window_size=7, embed_dim=32, depths=(2, 2, 2), num_heads=(1, 2, 4), num_classes=10)
    s = {'patch_embed': one('embed', chw), 'norm': one('norm', chw)}
    for stage, side in enumerate((28, 14, 7)):
        for j in range(2):
            b, ours = f'layers.{stage}.blocks.{j}', f'features.{2 * stage + 1}.{j}'
            attn, width = timm_net.get_submodule(b).attn, 32 << stage
            attn.fused_attn = False
            shift = 3 if j == 1 and side > 7 else 0
            back = window_map(side, side, 7, 0)
            split = lambda i, back=window_map(side, side, 7, 0), sh=shift: (lambda t: torch.roll(back(t.chunk(3, -1)[i]), (sh, sh), (1, 2)).flatten(1, 2))
            windows = (side // 7) ** 2
            s |= {b: one(ours, chw),
                  f'{b}.attn.qkv': [(f'{ours}.attn.{n}', split(i)) for i, n in enumerate('qkv')],
                  f'{b}.attn.softmax': one(f'{ours}.attn.weights', lambda t, w=windows: t.unflatten(0, (-1, w)).transpose(1, 2).flatten(2, 3))}
        if stage:
            s[f'layers.{stage}.downsample'] = one(f'features.{2 * stage}', chw)
    record('swin_timm', timm_net, (2, 3, 112, 112), s)
    sys.path.insert(0, at('Swin-Transformer', 'models'))
    ms = load('ms_swin', at('Swin-Transformer', 'models', 'swin_transformer.py'))
    ms_net = ms.SwinTransformer(img_size=112, window_size=7, embed_dim=32, depths=[2, 2, 2], num_heads=[1, 2, 4], num_classes=10)
    square = lambda t: t.transpose(1, 2).unflatten(2, (math.isqrt(t.shape[1]), -1))
    record('swin_microsoft', ms_net, (2, 3, 112, 112),
           {f'layers.{st}.blocks.{j}': one(f'features.{2 * st + 1}.{j}', square) for st in range(3) for j in range(2)} | {'norm': one('norm', square)})
    Config, model = huggingface('swin', 'SwinConfig')
    config = Config(image_size=112, window_size=7, embed_dim=32, depths=[2, 2, 2], num_heads=[1, 2, 4], num_labels=10, use_return_dict=False)
    record('swin_huggingface', model.SwinForImageClassification(config), (2, 3, 112, 112),
           {f'swin.encoder.layers.{st}.blocks.{j}': one(f'features.{2 * st + 1}.{j}', square) for st in range(3) for j in range(2)} | {'swin.layernorm': one('norm', square)},
           lambda n, x: n(x)[0])


def crossvit():
    block = timm_vit.Block
    timm_vit.Block = lambda drop=0., **kw: block(**kw)  # IBM's code passes a dropout by its older name
    ibm = load('ibm_crossvit', at('CrossViT', 'models', 'crossvit.py'))
    timm_vit.Block = block
    for name, multi in (('crossvit_ibm', False), ('crossvit_dagger_ibm', True)):
        net = ibm.VisionTransformer(img_size=[72, 64], patch_size=[12, 16], embed_dim=[64, 128], depth=[[1, 2, 0], [1, 2, 0]], num_heads=[2, 2],
                                    mlp_ratio=[3, 3, 1], qkv_bias=True, norm_layer=partial(nn.LayerNorm, eps=1e-6), multi_conv=multi, num_classes=10)
        s = {}
        for b in range(2):
            s |= {f'patch_embed.{b}.proj': one(f'patch_embed.{b}'), f'norm.{b}': one(f'norm.{b}'), f'head.{b}': one(f'head.{b}')}
        for i in range(2):
            for b, depth in enumerate((1, 2)):
                for j in range(depth):
                    p = f'blocks.{i}.blocks.{b}.{j}'
                    net.get_submodule(p).attn.fused_attn = False
                    s |= {p: one(p), f'{p}.attn.attn_drop': one(f'{p}.attn.weights'), f'{p}.mlp.act': one(f'{p}.mlp.hidden'),
                          f'{p}.attn.qkv': [(f'{p}.attn.{n}', third(k)) for k, n in enumerate('qkv')]}
                f = f'blocks.{i}.fusion.{b}'
                s |= {f: one(f, lambda t: t[:, 0]), f'{f}.attn.wq': one(f'{f}.attn.q'), f'{f}.attn.wk': one(f'{f}.attn.k'),
                      f'{f}.attn.wv': one(f'{f}.attn.v'), f'{f}.attn.attn_drop': one(f'{f}.attn.weights'), f'{f}.attn.proj': one(f'{f}.attn')}
        record(name, net, (2, 3, 72, 72), s)


def huggingface(name, config_class):
    """A family of Hugging Face's on stand-ins for what has no part in its mathematics."""
    class Config:
        def __init__(self, **kwargs):
            self.__dict__.update(dict(chunk_size_feed_forward=0, output_attentions=False, output_hidden_states=False, use_return_dict=True, num_labels=1000), **kwargs)

    class Model(nn.Module):
        def __init__(self, config, *args):
            super().__init__()
            self.config = config
        post_init = lambda self: None
        invert_attention_mask = lambda self, mask: (1 - mask[:, None, None, :]) * torch.finfo(mask.dtype).min
        get_head_mask = lambda self, mask, layers: [None] * layers

    quiet = lambda *a, **k: (lambda f: f)
    output = type('ModelOutput', (), {})
    log = types.SimpleNamespace(get_logger=lambda name: None)
    for path, members in {
        'hf': {}, 'hf.models': {}, f'hf.models.{name}': {}, 'hf.activations': dict(ACT2FN={'gelu': nn.functional.gelu}),
        'hf.modeling_utils': dict(PreTrainedModel=Model), 'hf.configuration_utils': dict(PretrainedConfig=Config),
        'hf.feature_extraction_utils': dict(FeatureExtractionMixin=object), 'hf.onnx': dict(OnnxConfig=object),
        'hf.onnx.utils': dict(compute_effective_axis_dimension=None), 'hf.tokenization_utils_base': dict(PreTrainedTokenizerBase=object),
        'hf.modeling_outputs': dict(BaseModelOutputWithCrossAttentions=type('Out', (), dict(__init__=lambda s, **k: s.__dict__.update(k), __getitem__=lambda s, i: s.last_hidden_state))),
        'hf.pytorch_utils': dict(apply_chunking_to_forward=lambda f, size, dim, *t: f(*t), find_pruneable_heads_and_indices=None, prune_linear_layer=None),
        'hf.utils': dict(ModelOutput=output, logging=log, TensorType=object, add_start_docstrings=quiet, add_start_docstrings_to_model_forward=quiet, replace_return_docstrings=quiet, add_code_sample_docstrings=quiet),
    }.items():
        module = types.ModuleType(path)
        module.__path__ = []
        module.__dict__.update(members)
        sys.modules[path] = module
    folder, package = at('SLoRA', 'src', 'transformers', 'models', name), f'hf.models.{name}'
    config = load(f'{package}.configuration_{name}', os.path.join(folder, f'configuration_{name}.py'), package)
    model = load(f'{package}.modeling_{name}', os.path.join(folder, f'modeling_{name}.py'), package)
    return getattr(config, config_class), model


def perceivers():
    """In float64, positions too: at the highest frequency one last digit of a float32 position moves a sine by 2e-5, and softmax makes that 3e-4."""
    Config, model = huggingface('perceiver', 'PerceiverConfig')
    torch.set_default_dtype(torch.float64)
    model.build_linear_positions = lambda dims: torch.stack(torch.meshgrid(*[torch.linspace(-1, 1, n) for n in dims], indexing='ij'), dim=-1)
    layers = 2
    for name, kind, d_model, size in (('perceiver_fourier', 'Fourier', 261, 24), ('perceiver_learned', 'Learned', 512, 20), ('perceiver_conv', 'ConvProcessing', 322, 62)):
        config = Config(num_latents=24, d_latents=256, d_model=d_model, num_blocks=8, num_self_attends_per_block=layers, num_self_attention_heads=2,
                        num_cross_attention_heads=1, image_size=size, num_labels=10)
        net = getattr(model, 'PerceiverForImageClassification' + kind)(config)
        e, d = 'perceiver.encoder.', 'perceiver.decoder.decoder.decoding_cross_attention'
        s = {e + 'cross_attention': one('cross_attention'), d: one('pooled', lambda t: t[:, 0]), 'perceiver.input_preprocessor': one('embed')}
        for path, ours in ((e + 'cross_attention', 'cross_attention'), (d, 'decoder'), (e + 'self_attends.1', 'blocks.1@{t}')):
            s |= {f'{path}.attention.self.{a}': one(f'{ours}.attn.{a[0]}') for a in ('query', 'key', 'value')}
            s |= {f'{path}.attention.self.dropout': one(f'{ours}.attn.weights'), f'{path}.attention.output': one(f'{ours}.attn'), f'{path}.mlp': one(f'{ours}.mlp')}
        s |= {f'{e}self_attends.{i}': one(f'blocks.{i}@{{t}}') for i in range(layers)}
        if kind != 'Fourier':
            s['perceiver.input_preprocessor.' + ('convnet_1x1' if kind == 'Learned' else 'convnet')] = one('patch_embed')
        record(name, net, (2, 3, size, size), s, lambda n, x: n(inputs=x).logits, torch.float64)
    torch.set_default_dtype(torch.float32)


def counts():
    """Trained values at the published sizes, by the sources' own constructors."""
    count = lambda net: sum(p.numel() for p in net.parameters())
    out = {}
    for size in ('s32', 's16', 'b32', 'b16', 'l32', 'l16'):
        out[f'mixer-{size[0]}-{size[1:]}'] = count(getattr(mlp_mixer, f'mixer_{size}_224')())
    resmlp = sys.modules['resmlp_models']
    out |= {'resmlp-s12': count(resmlp.resmlp_12()), 'resmlp-s24': count(resmlp.resmlp_24()), 'resmlp-s36': count(resmlp.resmlp_36()), 'resmlp-b24': count(resmlp.resmlpB_24())}
    out |= {f'swin-{s}': count(getattr(tv, f'swin_{s}')(weights=None)) for s in 'tsb'}
    for size in ('tiny', 'small', 'base', '9', '15', '18'):
        out[f'crossvit-{size}'] = count(getattr(timm_crossvit, f'crossvit_{size}_240')())
    for size in ('9', '15', '18'):
        out[f'crossvit-{size}-dagger'] = count(getattr(timm_crossvit, f'crossvit_{size}_dagger_240')())
        if size != '9':
            out[f'crossvit-{size}-dagger-408'] = count(getattr(timm_crossvit, f'crossvit_{size}_dagger_408')())
    Config, model = huggingface('perceiver', 'PerceiverConfig')
    for ours, kind, d_model in (('learned', 'Learned', 512), ('fourier', 'Fourier', 261), ('conv', 'ConvProcessing', 322)):  # sizes: convert_perceiver_haiku_to_pytorch.py
        config = Config(num_latents=512, d_latents=1024, d_model=d_model, num_blocks=8, num_self_attends_per_block=6, num_self_attention_heads=8,
                        num_cross_attention_heads=1, image_size=224, num_labels=1000)
        out[f'perceiver-{ours}'] = count(getattr(model, 'PerceiverForImageClassification' + kind)(config))
    with open(os.path.join(HERE, 'parameters.json'), 'w') as f:
        json.dump(out, f, indent=1)
        f.write('\n')
    print(out)


for make in (mixers, swin, crossvit, perceivers, counts):
    make()
