using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>The residual networks for 32-pixel images of He et al. 2016 §4.2, in akamaster's naming: three stages of n basic blocks, as published of 16, 32 and 64 channels.</summary>
/// <remarks>
/// doi:10.1109/CVPR.2016.90; github.com/akamaster/pytorch_resnet_cifar10. The shortcut has no parameters (option A): every second pixel,
/// channels padded with zeros on both sides. Sites: <c>stem</c>, <c>layerS.B</c>, each stage <c>layerS</c> (its last block), <c>avgpool</c>, <c>logits</c>.
/// </remarks>
internal sealed class CifarResNet : Network
{
    private readonly SquareConvolution conv1;
    private readonly BatchNormalization bn1;
    private readonly ModuleList<Block> layer1;
    private readonly ModuleList<Block> layer2;
    private readonly ModuleList<Block> layer3;
    private readonly Dense linear;

    public CifarResNet(Wiring wiring, CifarResNetSizes sizes)
        : base(nameof(CifarResNet), wiring)
    {
        (int first, int second, int third) = sizes.Widths;
        conv1 = new SquareConvolution(wiring, 3, first, 3, sizes.StemStride, 1, hasBias: false);
        bn1 = new BatchNormalization(wiring, first);
        layer1 = Stage(wiring, sizes.BlocksPerStage, first, first);
        layer2 = Stage(wiring, sizes.BlocksPerStage, first, second);
        layer3 = Stage(wiring, sizes.BlocksPerStage, second, third);
        linear = new Dense(wiring, third, sizes.Classes);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("stem", Stem(input));
        int stage = 0;
        foreach (ModuleList<Block> blocks in (ModuleList<Block>[])[layer1, layer2, layer3])
        {
            stage++;
            for (int i = 0; i < blocks.Count; i++)
            {
                torch.Tensor next = blocks[i].forward(x);
                x.Dispose();
                x = Site($"layer{stage}.{i}", next);
            }

            x = Site($"layer{stage}", x);
        }

        x = Site("avgpool", x.mean([2, 3]));
        return Site("logits", linear.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>akamaster: Kaiming normal over fan-in for convolutions and classifier; the classifier's bias PyTorch's default.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => !parameter.IsOfMatrixLayer ? InitialValue.Normalization(parameter)
            : parameter.EndsWith("bias") ? InitialValue.TorchDefault(parameter)
            : InitialValue.Kaiming(parameter.FanIn);

    private static ModuleList<Block> Stage(Wiring wiring, int count, int inputs, int channels)
    {
        ModuleList<Block> blocks = [];
        for (int i = 0; i < count; i++)
        {
            blocks.Add(new Block(wiring, i == 0 ? inputs : channels, channels));
        }

        return blocks;
    }

    private torch.Tensor Stem(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return bn1.forward(conv1.forward(input)).relu_().MoveToOuterDisposeScope();
    }

    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly SquareConvolution conv1;
        private readonly BatchNormalization bn1;
        private readonly SquareConvolution conv2;
        private readonly BatchNormalization bn2;
        private readonly int _padding;

        public Block(Wiring wiring, int inputs, int channels)
            : base(nameof(Block))
        {
            conv1 = new SquareConvolution(wiring, inputs, channels, 3, inputs == channels ? 1 : 2, 1, hasBias: false);
            bn1 = new BatchNormalization(wiring, channels);
            conv2 = new SquareConvolution(wiring, channels, channels, 3, 1, 1, hasBias: false);
            bn2 = new BatchNormalization(wiring, channels);
            _padding = (channels - inputs) / 2;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = bn1.forward(conv1.forward(input)).relu_();
            x = bn2.forward(conv2.forward(x));
            return x.Adding(Shortcut(input)).relu_().MoveToOuterDisposeScope();
        }

        // Option A: (batch, c, h, w) to (batch, 2c, h/2, w/2) without a parameter.
        private torch.Tensor Shortcut(torch.Tensor input)
            => _padding == 0
                ? input
                : torch.nn.functional.pad(
                    input.slice(2, 0, input.shape[2], 2).slice(3, 0, input.shape[3], 2),
                    [0, 0, 0, 0, _padding, _padding]);
    }
}
