using System.Globalization;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>Swin: attention within windows of a map, every second block with windows shifted by half, and maps that halve from stage to stage.</summary>
/// <remarks>
/// Liu et al. 2021, arXiv:2103.14030; keys and borders as torchvision 0.14, models/swin_transformer.py: <c>features.0.{0,2}</c> (patches,
/// normalisation), <c>features.S.J</c> for odd S (blocks), <c>features.S.{reduction,norm}</c> for even S (merging), <c>norm</c>, <c>head</c>; ε 1e-5.
/// <c>relative_position_index</c> follows from the window and is not kept. Sites, all maps (features × rows × columns): <c>patch_embed</c>,
/// <c>embed</c>, <c>features.S.J</c>, <c>features.S</c> (after merging), <c>norm</c>; then <c>pooled</c>, <c>logits</c>. Parts of a block:
/// <c>norm1</c>, <c>attn</c> (with the parts of <see cref="WindowAttention"/>), <c>mid</c>, <c>norm2</c>, <c>mlp.hidden</c> (tokens row by row), <c>mlp</c>.
/// </remarks>
internal sealed class SwinTransformer : Network
{
    private readonly List<(string Path, torch.nn.Module<torch.Tensor, torch.Tensor> Module)> _layers = [];
    private readonly ModuleGroup features = new();
    private readonly (SquareConvolution Patches, LayerNormalization Norm) _stem;
    private readonly LayerNormalization norm;
    private readonly Dense head;

    public SwinTransformer(Wiring wiring, SwinSizes sizes)
        : base(nameof(SwinTransformer), wiring, inputMultiple: sizes.Patch)
    {
        _stem = (new SquareConvolution(wiring, 3, sizes.Width, sizes.Patch, sizes.Patch), new LayerNormalization(wiring, sizes.Width, 1e-5));
        features.With("0", new ModuleGroup().With("0", _stem.Patches).With("2", _stem.Norm));
        int width = sizes.Width;
        for (int stage = 0; stage < sizes.Depths.Count; stage++)
        {
            ModuleGroup blocks = new();
            for (int block = 0; block < sizes.Depths[stage]; block++)
            {
                string path = BlockName(stage, block);
                var module = new Block(wiring, sizes, width, sizes.Heads[stage], isShifted: block % 2 == 1, path);
                blocks.With(Key(block), module);
                _layers.Add((path, module));
            }

            features.With(Key((2 * stage) + 1), blocks);
            if (stage < sizes.Depths.Count - 1)
            {
                var merging = new Merging(wiring, width);
                features.With(Key((2 * stage) + 2), merging);
                _layers.Add(($"features.{Key((2 * stage) + 2)}", merging));
                width *= 2;
            }
        }

        norm = new LayerNormalization(wiring, width, 1e-5);
        head = new Dense(wiring, width, sizes.Classes);
        RegisterComponents();
    }

    /// <summary>The name of a block, as key and as site.</summary>
    /// <param name="stage">From 0.</param>
    /// <param name="block">From 0 within the stage.</param>
    public static string BlockName(int stage, int block) => string.Create(CultureInfo.InvariantCulture, $"features.{(2 * stage) + 1}.{block}");

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("patch_embed", _stem.Patches.forward(input)).permute(0, 2, 3, 1); // (batch, rows, columns, features) from here on
        x = MapSite("embed", _stem.Norm.forward(x));
        foreach ((string path, torch.nn.Module<torch.Tensor, torch.Tensor> module) in _layers)
        {
            torch.Tensor next = module.forward(x);
            x.Dispose();
            x = MapSite(path, next);
            next.Dispose();
        }

        x = MapSite("norm", norm.forward(x));
        x = Site("pooled", x.mean([1, 2]));
        return Site("logits", head.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>As in torchvision: linear layers and tables of relative positions N(0, 0.02²), biases 0, patch convolution PyTorch's default.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => parameter switch
    {
        _ when parameter.Key.StartsWith("features.0.0.", StringComparison.Ordinal) => InitialValue.TorchDefault(parameter),
        { IsOfMatrixLayer: false } => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("bias") => InitialValue.Zero,
        _ => InitialValue.TruncatedNormal(0.02),
    };

    private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);

    // Always a tensor of its own, so that the caller can dispose of what it gave.
    private torch.Tensor MapSite(string name, torch.Tensor x)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return Site(name, x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1).MoveToOuterDisposeScope();
    }

    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly LayerNormalization norm1;
        private readonly WindowAttention attn;
        private readonly LayerNormalization norm2;
        private readonly TokenMlp mlp;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Block(Wiring wiring, SwinSizes sizes, int width, int heads, bool isShifted, string path)
            : base(nameof(Block))
        {
            norm1 = new LayerNormalization(wiring, width, 1e-5);
            attn = new WindowAttention(wiring, $"{path}.attn", width, heads, sizes.Window, isShifted ? sizes.Window / 2 : 0);
            norm2 = new LayerNormalization(wiring, width, 1e-5);
            mlp = new TokenMlp(wiring, $"{path}.mlp", width, sizes.HiddenRatio * width, Activation.Gelu, "0", "3");
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        /// <param name="input">(batch × rows × columns × features).</param>
        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor attended = attn.forward(MapPart("norm1", norm1.forward(input)));
            torch.Tensor x = MapPart("mid", MapPart("attn", attended).Adding(input));
            torch.Tensor tokens = MapPart("norm2", norm2.forward(x)).flatten(1, 2);
            torch.Tensor y = mlp.forward(tokens).unflatten(1, x.shape[1], x.shape[2]);
            return MapPart("mlp", y).Adding(x).MoveToOuterDisposeScope();
        }

        private torch.Tensor MapPart(string name, torch.Tensor x) => _wiring.Part($"{_path}.{name}", x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1);
    }

    /// <summary>Four neighbours become one token: a map of half the sides, an odd one filled up with zeros, with twice the features.</summary>
    private sealed class Merging : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Dense reduction;
        private readonly LayerNormalization norm;

        public Merging(Wiring wiring, int width)
            : base(nameof(Merging))
        {
            reduction = new Dense(wiring, 4 * width, 2 * width, hasBias: false);
            norm = new LayerNormalization(wiring, 4 * width, 1e-5);
            RegisterComponents();
        }

        /// <param name="input">(batch × rows × columns × features).</param>
        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor even = WindowAttention.Pad(input, 2);

            // Within the merged features: above-left, below-left, above-right, below-right.
            torch.Tensor[] corners = [.. from column in (int[])[0, 1] from row in (int[])[0, 1] select even.slice(1, row, even.shape[1], 2).slice(2, column, even.shape[2], 2)];
            return reduction.forward(norm.forward(torch.cat(corners, 3))).MoveToOuterDisposeScope();
        }
    }
}
