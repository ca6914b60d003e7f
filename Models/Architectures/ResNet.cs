using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>Deep residual networks in torchvision's naming, wide and grouped (ResNeXt) ones included; the stride of a bottleneck sits on its 3×3 convolution.</summary>
/// <remarks>
/// He et al. 2016, doi:10.1109/CVPR.2016.90; Zagoruyko and Komodakis 2016, arXiv:1605.07146; Xie et al. 2017, arXiv:1611.05431. Keys <c>conv1 bn1 layerS.B.{conv1,bn1,conv2,bn2,conv3,bn3,downsample.0,downsample.1} fc</c>.
/// Sites: <c>conv1</c> (before normalisation), <c>relu</c>, <c>maxpool</c>, each block <c>layerS.B</c> (after its last ReLU), each stage <c>layerS</c> (its last block), <c>avgpool</c>, <c>logits</c>.
/// Parts of a block: <c>conv1</c>, <c>bn1</c> (before the ReLU), …, <c>downsample</c>.
/// </remarks>
internal sealed class ResNet : Network
{
    private readonly SquareConvolution conv1;
    private readonly BatchNormalization bn1;
    private readonly ModuleList<Block> layer1;
    private readonly ModuleList<Block> layer2;
    private readonly ModuleList<Block> layer3;
    private readonly ModuleList<Block>? layer4;
    private readonly Dense fc;

    public ResNet(Wiring wiring, ResNetSizes sizes)
        : base(nameof(ResNet), wiring)
    {
        conv1 = new SquareConvolution(wiring, 3, sizes.Stem, 7, stride: 2, padding: 3, hasBias: false);
        bn1 = new BatchNormalization(wiring, sizes.Stem);
        int channels = sizes.Stem;
        layer1 = Stage(wiring, sizes, 0, ref channels);
        layer2 = Stage(wiring, sizes, 1, ref channels);
        layer3 = Stage(wiring, sizes, 2, ref channels);
        layer4 = sizes.Depths.Length > 3 ? Stage(wiring, sizes, 3, ref channels) : null;
        fc = new Dense(wiring, channels, sizes.Classes);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Stem(input);
        int stage = 0;
        foreach (ModuleList<Block>? blocks in (ModuleList<Block>?[])[layer1, layer2, layer3, layer4])
        {
            stage++;
            for (int i = 0; i < (blocks?.Count ?? 0); i++)
            {
                torch.Tensor next = blocks![i].forward(x);
                x.Dispose();
                x = Site($"layer{stage}.{i}", next);
            }

            x = blocks is null ? x : Site($"layer{stage}", x);
        }

        x = Site("avgpool", x.mean([2, 3]));
        return Site("logits", fc.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>torchvision: convolutions Kaiming normal over fan-out, normalisation the identity, classifier PyTorch's default.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => !parameter.IsOfMatrixLayer ? InitialValue.Normalization(parameter)
            : parameter.Key.StartsWith("fc.", StringComparison.Ordinal) ? InitialValue.TorchDefault(parameter)
            : InitialValue.Kaiming(parameter.FanOut);

    private static ModuleList<Block> Stage(Wiring wiring, ResNetSizes sizes, int stage, ref int channels)
    {
        ModuleList<Block> blocks = [];
        for (int i = 0; i < sizes.Depths[stage]; i++)
        {
            blocks.Add(new Block(wiring, sizes, stage, i, channels));
            channels = sizes.Outputs[stage];
        }

        return blocks;
    }

    private torch.Tensor Stem(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor x = Site("conv1", conv1.forward(input));
        x = Site("relu", bn1.forward(x).relu_());
        x = torch.nn.functional.max_pool2d(x, 3, stride: 2, padding: 1);
        return Site("maxpool", x).MoveToOuterDisposeScope();
    }

    /// <summary>A basic block (3×3, 3×3) or a bottleneck (1×1, 3×3, 1×1), with a 1×1 projection where size or channels change.</summary>
    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly SquareConvolution conv1;
        private readonly BatchNormalization bn1;
        private readonly SquareConvolution conv2;
        private readonly BatchNormalization bn2;
        private readonly SquareConvolution? conv3;
        private readonly BatchNormalization? bn3;
        private readonly Sequential? downsample;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Block(Wiring wiring, ResNetSizes sizes, int stage, int position, int inputs)
            : base(nameof(Block))
        {
            _wiring = wiring;
            _path = $"layer{stage + 1}.{position}";
            int stride = stage > 0 && position == 0 ? 2 : 1;
            int width = sizes.Widths[stage];
            int outputs = sizes.Outputs[stage];
            bool bottleneck = sizes.Bottlenecks[stage];
            conv1 = bottleneck
                ? new SquareConvolution(wiring, inputs, width, 1, hasBias: false)
                : new SquareConvolution(wiring, inputs, width, 3, stride, 1, hasBias: false);
            bn1 = new BatchNormalization(wiring, width);
            conv2 = new SquareConvolution(wiring, width, width, 3, bottleneck ? stride : 1, 1, hasBias: false, groups: bottleneck ? sizes.Groups : 1);
            bn2 = new BatchNormalization(wiring, width);
            if (bottleneck)
            {
                conv3 = new SquareConvolution(wiring, width, outputs, 1, hasBias: false);
                bn3 = new BatchNormalization(wiring, outputs);
            }

            if (stride != 1 || inputs != outputs)
            {
                downsample = torch.nn.Sequential(
                    ("0", new SquareConvolution(wiring, inputs, outputs, 1, stride, hasBias: false)),
                    ("1", new BatchNormalization(wiring, outputs)));
            }

            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = Part("bn1", bn1.forward(Part("conv1", conv1.forward(input))));
            x = Part("bn2", bn2.forward(Part("conv2", conv2.forward(x.relu_()))));
            if (conv3 is not null && bn3 is not null)
            {
                x = Part("bn3", bn3.forward(Part("conv3", conv3.forward(x.relu_()))));
            }

            torch.Tensor shortcut = downsample is null ? input : Part("downsample", downsample.forward(input));
            return x.Adding(shortcut).relu_().MoveToOuterDisposeScope();
        }

        private torch.Tensor Part(string name, torch.Tensor x) => _wiring.Part($"{_path}.{name}", x);
    }
}
