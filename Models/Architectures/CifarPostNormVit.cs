using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>A small vision transformer made of PyTorch's <c>TransformerEncoderLayer</c> with its defaults: post-norm, ReLU.</summary>
/// <remarks>
/// github.com/smmk47/CIFAR10-Classification. ε 1e-5; no normalisation after the last block; the class token passes through
/// <c>mlp_head.0</c> (normalisation) and <c>mlp_head.1</c>. Sites: <c>embed</c>, <c>transformer.layers.L.norm1</c>,
/// <c>transformer.layers.L</c>, <c>cls_norm</c>, <c>logits</c>; parts <c>transformer.layers.L.attn.…</c> and <c>transformer.layers.L.mlp.hidden</c>.
/// </remarks>
internal sealed class CifarPostNormVit : Network
{
    private readonly Parameter cls_token;
    private readonly Parameter pos_embed;
    private readonly PatchProjection patch_embed;
    private readonly Encoder transformer;
    private readonly Sequential mlp_head;
    private readonly Wiring _wiring;

    public CifarPostNormVit(Wiring wiring, TokenNetworkSizes sizes)
        : base(nameof(CifarPostNormVit), wiring, prefixTokens: 1, requiredInputSize: sizes.ImageSize)
    {
        cls_token = wiring.Parameter(1, 1, sizes.Width);
        pos_embed = wiring.Parameter(1, sizes.Tokens, sizes.Width);
        patch_embed = new PatchProjection(wiring, sizes.Width, sizes.Patch);
        transformer = new Encoder(wiring, sizes);
        mlp_head = torch.nn.Sequential(
            ("0", new LayerNormalization(wiring, sizes.Width, 1e-5)),
            ("1", new Dense(wiring, sizes.Width, sizes.Classes)));
        _wiring = wiring;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("embed", PatchEmbedding.Tokens(patch_embed.forward(input), cls_token, _wiring.Positions(pos_embed, 1)));
        for (int i = 0; i < transformer.layers.Count; i++)
        {
            x = Site($"transformer.layers.{i}", transformer.layers[i].forward(x));
        }

        x = Site("cls_norm", mlp_head[0].call(x.select(1, 0)));
        return Site("logits", mlp_head[1].call(x));
    }

    /// <inheritdoc/>
    /// <remarks>PyTorch's layers: attention Xavier uniform with zero biases, all else the default. Class token and positions, which the source draws in a way that its weights do not tell, N(0, 0.02²).</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => parameter switch
    {
        { Key: "cls_token" or "pos_embed" } => InitialValue.Normal(0.02),
        { IsOfMatrixLayer: false } when !parameter.EndsWith("in_proj_bias") => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("in_proj_bias") || parameter.EndsWith("out_proj.bias") => InitialValue.Zero,
        _ when parameter.EndsWith("in_proj_weight") => InitialValue.Xavier(parameter),
        _ => InitialValue.TorchDefault(parameter),
    };

    private sealed class Encoder : torch.nn.Module
    {
        public readonly ModuleList<Block> layers;

        public Encoder(Wiring wiring, TokenNetworkSizes sizes)
            : base(nameof(Encoder))
        {
            layers = [];
            for (int i = 0; i < sizes.Depth; i++)
            {
                layers.Add(new Block(wiring, sizes, $"transformer.layers.{i}"));
            }

            RegisterComponents();
        }
    }

    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly PackedAttention self_attn;
        private readonly Dense linear1;
        private readonly Dense linear2;
        private readonly LayerNormalization norm1;
        private readonly LayerNormalization norm2;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Block(Wiring wiring, TokenNetworkSizes sizes, string path)
            : base(nameof(Block))
        {
            self_attn = new PackedAttention(wiring, $"{path}.attn", sizes.Width, sizes.Heads);
            linear1 = new Dense(wiring, sizes.Width, sizes.Hidden);
            linear2 = new Dense(wiring, sizes.Hidden, sizes.Width);
            norm1 = new LayerNormalization(wiring, sizes.Width, 1e-5);
            norm2 = new LayerNormalization(wiring, sizes.Width, 1e-5);
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = norm1.forward(self_attn.forward(input).Adding(input));
            x = _wiring.Site($"{_path}.norm1", x);
            return norm2.forward(linear2.forward(_wiring.Part($"{_path}.mlp.hidden", linear1.forward(x).relu_())).Adding(x)).MoveToOuterDisposeScope();
        }
    }
}
