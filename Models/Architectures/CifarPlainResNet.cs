using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>The residual networks without normalisation of α,β-CROWN: <c>resnet2b</c> (one stage of two blocks) and <c>resnet4b</c> (two stages).</summary>
/// <remarks>
/// Wang et al. 2021 (arXiv:2103.06624); adversarially trained for verification. Every convolution has a bias; the first block of a stage
/// has stride 2 and a 1×1 shortcut. Sites: <c>stem</c>, <c>layerS.B</c>, <c>linear1</c> (after its ReLU), <c>logits</c>.
/// </remarks>
internal sealed class CifarPlainResNet : Network
{
    private readonly SquareConvolution conv1;
    private readonly ModuleList<Block> layer1;
    private readonly ModuleList<Block>? layer2;
    private readonly Dense linear1;
    private readonly Dense linear2;

    public CifarPlainResNet(Wiring wiring, int stem, int stages)
        : base(nameof(CifarPlainResNet), wiring, requiredInputSize: 32)
    {
        int channels = 2 * stem;
        int side = stages == 1 ? 8 : 4; // 32 pixels halved by the stem and by each stage
        conv1 = new SquareConvolution(wiring, 3, stem, 3, stride: 2, padding: 1);
        layer1 = [new Block(wiring, stem, channels, 2), new Block(wiring, channels, channels, 1)];
        layer2 = stages == 1 ? null : [new Block(wiring, channels, channels, 2), new Block(wiring, channels, channels, 1)];
        linear1 = new Dense(wiring, channels * side * side, 100);
        linear2 = new Dense(wiring, 100, 10);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("stem", conv1.forward(input).relu_());
        int stage = 0;
        foreach (ModuleList<Block>? blocks in (ModuleList<Block>?[])[layer1, layer2])
        {
            stage++;
            for (int i = 0; i < (blocks?.Count ?? 0); i++)
            {
                x = Site($"layer{stage}.{i}", blocks![i].forward(x));
            }
        }

        x = Site("linear1", linear1.forward(x.flatten(1)).relu_());
        return Site("logits", linear2.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>PyTorch's default throughout.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => InitialValue.TorchDefault(parameter);

    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly SquareConvolution conv1;
        private readonly SquareConvolution conv2;
        private readonly Sequential? shortcut;

        public Block(Wiring wiring, int inputs, int outputs, int stride)
            : base(nameof(Block))
        {
            conv1 = new SquareConvolution(wiring, inputs, outputs, 3, stride, 1);
            conv2 = new SquareConvolution(wiring, outputs, outputs, 3, 1, 1);
            shortcut = stride == 1 ? null : torch.nn.Sequential(("0", new SquareConvolution(wiring, inputs, outputs, 1, stride)));
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = conv2.forward(conv1.forward(input).relu_());
            return x.Adding(shortcut is null ? input : shortcut.forward(input)).relu_().MoveToOuterDisposeScope();
        }
    }
}
