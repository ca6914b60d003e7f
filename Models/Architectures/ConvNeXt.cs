using System.Globalization;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>ConvNeXt in torchvision's naming: a patch stem, stages of depthwise 7×7 convolutions with an inverted bottleneck, layer normalisation.</summary>
/// <remarks>
/// Liu et al. 2022, arXiv:2201.03545; ε of every normalisation 1e-6. Keys <c>features.0.{0,1}</c> (stem), <c>features.S.B.{layer_scale,block.0,block.2,block.3,block.5}</c>
/// (stages S = 1, 3, 5, 7), <c>features.S.{0,1}</c> (downsampling, S = 2, 4, 6), <c>classifier.{0,2}</c>.
/// Sites: each part of stem and downsampling <c>features.S.{0,1}</c>, each block <c>features.S.B</c> (after its residual sum), each <c>features.S</c>
/// (its last part), <c>features</c> (the last stage), <c>avgpool</c>, <c>logits</c>. Parts of a block, all as maps: <c>block.0</c> (depthwise),
/// <c>block.2</c> (normalised), <c>block.4</c> (hidden units after GELU), <c>block.5</c> (before the scale).
/// </remarks>
internal sealed class ConvNeXt : Network
{
    private const double Epsilon = 1e-6;
    private readonly NumberedLayers features;
    private readonly Sequential classifier;

    public ConvNeXt(Wiring wiring, ConvNeXtSizes sizes)
        : base(nameof(ConvNeXt), wiring)
    {
        features = new NumberedLayers(wiring, nameof(features));
        for (int stage = 0; stage < sizes.Depths.Length; stage++)
        {
            int width = sizes.Widths[stage];
            var before = new NumberedLayers(wiring, PartName(2 * stage));
            _ = stage == 0
                ? before.Convolution(3, width, 4, stride: 4).Then(new LayerNormalization(wiring, width, Epsilon, ofMaps: true))
                : before.Then(new LayerNormalization(wiring, sizes.Widths[stage - 1], Epsilon, ofMaps: true)).Convolution(sizes.Widths[stage - 1], width, 2, stride: 2);
            var blocks = new NumberedLayers(wiring, PartName((2 * stage) + 1));
            for (int i = 0; i < sizes.Depths[stage]; i++)
            {
                blocks.Then(new Block(wiring, BlockName(stage, i), width));
            }

            features.Then(before).Then(blocks);
        }

        classifier = torch.nn.Sequential(
            ("0", new LayerNormalization(wiring, sizes.Widths[^1], Epsilon)),
            ("2", new Dense(wiring, sizes.Widths[^1], sizes.Classes)));
        RegisterComponents();
    }

    /// <summary>The name of a block, as key and as site; stages and blocks count from 0.</summary>
    public static string BlockName(int stage, int block) => string.Create(CultureInfo.InvariantCulture, $"{PartName((2 * stage) + 1)}.{block}");

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("features", features.forward(input));
        x = Site("avgpool", x.mean([2, 3]));
        return Site("logits", classifier.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>torchvision: convolutions and linear layers N(0, 0.02²) truncated, biases 0, normalisation the identity, layer scale 1e-6.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => parameter.EndsWith("layer_scale") ? new InitialValue(InitialDistribution.Constant, 1e-6)
            : !parameter.IsOfMatrixLayer || parameter.EndsWith("bias") ? InitialValue.Normalization(parameter)
            : InitialValue.TruncatedNormal(0.02);

    private static string PartName(int position) => string.Create(CultureInfo.InvariantCulture, $"features.{position}");

    /// <summary>Depthwise 7×7, then at each place normalisation and a hidden layer of GELU; scaled by channel and added to the input.</summary>
    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Sequential block;
        private readonly Parameter layer_scale;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Block(Wiring wiring, string path, int width)
            : base(nameof(Block))
        {
            _wiring = wiring;
            _path = path;
            layer_scale = wiring.Parameter(width, 1, 1);
            block = torch.nn.Sequential(
                ("0", new SquareConvolution(wiring, width, width, 7, padding: 3, groups: width)),
                ("2", new LayerNormalization(wiring, width, Epsilon)),
                ("3", new Dense(wiring, width, 4 * width)),
                ("5", new Dense(wiring, 4 * width, width)));
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = _wiring.Part($"{_path}.block.0", Layer(0).forward(input)).permute(0, 2, 3, 1); // (batch, height, width, channels)
            x = Part("2", Layer(1).forward(x));
            x = Part("4", torch.nn.functional.gelu(Layer(2).forward(x)));
            x = Part("5", Layer(3).forward(x));
            return x.permute(0, 3, 1, 2).mul(layer_scale).Adding(input).MoveToOuterDisposeScope();
        }

        private torch.nn.Module<torch.Tensor, torch.Tensor> Layer(int index) => (torch.nn.Module<torch.Tensor, torch.Tensor>)block[index];

        private torch.Tensor Part(string name, torch.Tensor x) => _wiring.Part($"{_path}.block.{name}", x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1);
    }
}
