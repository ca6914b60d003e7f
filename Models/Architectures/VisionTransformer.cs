using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>The vision transformer in torchvision's naming: patch convolution, class token, learned positions, pre-norm blocks with GELU.</summary>
/// <remarks>
/// Dosovitskiy et al. 2021, arXiv:2010.11929; ε of every normalisation 1e-6. Sites: <c>conv_proj</c> (map of patches), <c>embed</c> (tokens with
/// positions), of each block its parts <c>ln_1</c>, <c>self_attention</c>, <c>ln_2</c>, <c>mlp</c> (before the residual sum) and the block
/// itself, <c>encoder.ln</c>, <c>logits</c>.
/// </remarks>
internal sealed class VisionTransformer : Network
{
    private readonly SquareConvolution conv_proj;
    private readonly Parameter class_token;
    private readonly Encoder encoder;
    private readonly Heads heads;

    public VisionTransformer(Wiring wiring, VisionTransformerSizes sizes)
        : base(nameof(VisionTransformer), wiring, prefixTokens: 1, requiredInputSize: sizes.ImageSize)
    {
        conv_proj = new SquareConvolution(wiring, 3, sizes.Width, sizes.Patch, sizes.Patch);
        class_token = wiring.Parameter(1, 1, sizes.Width);
        encoder = new Encoder(wiring, sizes);
        heads = new Heads(wiring, sizes);
        RegisterComponents();
    }

    /// <summary>The name of block <paramref name="index"/>, as key and as site.</summary>
    public static string BlockName(int index) => $"encoder.layers.encoder_layer_{index}";

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor map = Site("conv_proj", conv_proj.forward(input));
        torch.Tensor x = Site("embed", PatchEmbedding.Tokens(map, class_token, encoder.pos_embedding));
        for (int i = 0; i < encoder.Blocks.Count; i++)
        {
            torch.Tensor next = encoder.Blocks[i].forward(x);
            x.Dispose();
            x = Site(BlockName(i), next);
        }

        x = Site("encoder.ln", encoder.ln.forward(x));
        return Site("logits", heads.head.forward(x.select(1, 0)));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// torchvision: patch convolution truncated normal √(1/fan-in), positions N(0, 0.02²), class token and biases 0, attention and MLP
    /// Xavier uniform (the MLP's biases N(0, 1e-6²)). One departure: torchvision's classifier starts at zero, which would make the layer
    /// <c>logits</c> constant; here N(0, 0.02²) truncated, as timm's.
    /// </remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => parameter switch
    {
        { Key: "class_token" or "conv_proj.bias" or "heads.head.bias" } => InitialValue.Zero,
        { Key: "conv_proj.weight" } => InitialValue.TruncatedNormal(Math.Sqrt(1.0 / parameter.FanIn)),
        { Key: "heads.head.weight" } => InitialValue.TruncatedNormal(0.02),
        { Key: "encoder.pos_embedding" } => InitialValue.Normal(0.02),
        { IsOfMatrixLayer: false } when parameter.Key.Contains("ln", StringComparison.Ordinal) => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("in_proj_bias") || parameter.EndsWith("out_proj.bias") => InitialValue.Zero,
        _ when parameter.EndsWith("out_proj.weight") => InitialValue.TorchDefault(parameter),
        _ when parameter.EndsWith("bias") => InitialValue.Normal(1e-6),
        _ => InitialValue.Xavier(parameter),
    };

    private sealed class Encoder : torch.nn.Module
    {
        public readonly Parameter pos_embedding;
        public readonly LayerNormalization ln;
        private readonly BlockStack layers;

        public Encoder(Wiring wiring, VisionTransformerSizes sizes)
            : base(nameof(Encoder))
        {
            pos_embedding = wiring.Parameter(1, sizes.Tokens, sizes.Width);
            layers = new BlockStack(wiring, sizes);
            ln = new LayerNormalization(wiring, sizes.Width, 1e-6);
            RegisterComponents();
        }

        public List<Block> Blocks => layers.Blocks;
    }

    private sealed class BlockStack : torch.nn.Module
    {
        public BlockStack(Wiring wiring, VisionTransformerSizes sizes)
            : base(nameof(BlockStack))
        {
            for (int i = 0; i < sizes.Depth; i++)
            {
                var block = new Block(wiring, sizes, BlockName(i));
                register_module($"encoder_layer_{i}", block);
                Blocks.Add(block);
            }
        }

        public List<Block> Blocks { get; } = [];
    }

    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly LayerNormalization ln_1;
        private readonly PackedAttention self_attention;
        private readonly LayerNormalization ln_2;
        private readonly Sequential mlp;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Block(Wiring wiring, VisionTransformerSizes sizes, string path)
            : base(nameof(Block))
        {
            ln_1 = new LayerNormalization(wiring, sizes.Width, 1e-6);
            self_attention = new PackedAttention(wiring, sizes.Width, sizes.Heads);
            ln_2 = new LayerNormalization(wiring, sizes.Width, 1e-6);
            mlp = torch.nn.Sequential(
                ("0", new Dense(wiring, sizes.Width, sizes.Hidden)),
                ("1", torch.nn.GELU()),
                ("3", new Dense(wiring, sizes.Hidden, sizes.Width)));
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor attended = self_attention.forward(Site("ln_1", ln_1.forward(input)));
            torch.Tensor x = Site("self_attention", attended).add_(input);
            torch.Tensor y = mlp.forward(Site("ln_2", ln_2.forward(x)));
            return Site("mlp", y).add_(x).MoveToOuterDisposeScope();
        }

        private torch.Tensor Site(string part, torch.Tensor x) => _wiring.Site($"{_path}.{part}", x);
    }

    private sealed class Heads : torch.nn.Module
    {
        public readonly Dense head;

        public Heads(Wiring wiring, VisionTransformerSizes sizes)
            : base(nameof(Heads))
        {
            head = new Dense(wiring, sizes.Width, sizes.Classes);
            RegisterComponents();
        }
    }
}
