using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>CLIP's residual network: three 3×3 convolutions and average pooling as stem, average pooling where stages halve, attention in place of the last pooling.</summary>
/// <remarks>
/// Radford et al. 2021, arXiv:2103.00020; definition by openai/CLIP <c>clip/model.py</c> (<c>ModifiedResNet</c>), keys its own without <c>visual.</c>.
/// Sites: <c>relu1</c>, <c>relu2</c>, <c>relu3</c>, <c>avgpool</c> (the stem), each block <c>layerS.B</c> (after its last ReLU), each stage <c>layerS</c>,
/// <c>embedding</c> (the space shared with texts, not normalised). Parts: the stem's <c>conv1</c>, <c>bn1</c> (before the ReLU), …; of a block <c>conv1</c>, <c>bn1</c>, …,
/// <c>downsample</c>; of the pool those of <see cref="ClipAttentionPool"/>. Other input sizes than the weights' have their positions interpolated.
/// </remarks>
internal sealed class ClipResNet : Network
{
    private readonly SquareConvolution conv1;
    private readonly BatchNormalization bn1;
    private readonly SquareConvolution conv2;
    private readonly BatchNormalization bn2;
    private readonly SquareConvolution conv3;
    private readonly BatchNormalization bn3;
    private readonly ModuleList<Block> layer1;
    private readonly ModuleList<Block> layer2;
    private readonly ModuleList<Block> layer3;
    private readonly ModuleList<Block> layer4;
    private readonly ClipAttentionPool attnpool;
    private readonly Wiring _wiring;
    private readonly int _features;

    public ClipResNet(Wiring wiring, ClipResNetSizes sizes)
        : base(nameof(ClipResNet), wiring, inputMultiple: ClipResNetSizes.Stride)
    {
        int half = sizes.Width / 2;
        conv1 = new SquareConvolution(wiring, 3, half, 3, stride: 2, padding: 1, hasBias: false);
        bn1 = new BatchNormalization(wiring, half);
        conv2 = new SquareConvolution(wiring, half, half, 3, padding: 1, hasBias: false);
        bn2 = new BatchNormalization(wiring, half);
        conv3 = new SquareConvolution(wiring, half, sizes.Width, 3, padding: 1, hasBias: false);
        bn3 = new BatchNormalization(wiring, sizes.Width);
        layer1 = Stage(wiring, sizes, 0);
        layer2 = Stage(wiring, sizes, 1);
        layer3 = Stage(wiring, sizes, 2);
        layer4 = Stage(wiring, sizes, 3);
        attnpool = new ClipAttentionPool(wiring, nameof(attnpool), sizes);
        _wiring = wiring;
        _features = sizes.Features;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Stem(input);
        int stage = 0;
        foreach (ModuleList<Block> blocks in (ModuleList<Block>[])[layer1, layer2, layer3, layer4])
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

        return Site("embedding", attnpool.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>openai/CLIP: convolutions and biases PyTorch's default, the attention pool N(0, 1/d). Departure: there a block's last normalisation starts at zero, which would make every block of the untrained network pass its input on; here it is the identity.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => parameter.Key.StartsWith("attnpool.", StringComparison.Ordinal) && !parameter.EndsWith("bias") ? InitialValue.Normal(1 / Math.Sqrt(_features))
            : parameter.IsOfMatrixLayer ? InitialValue.TorchDefault(parameter)
            : InitialValue.Normalization(parameter);

    private static ModuleList<Block> Stage(Wiring wiring, ClipResNetSizes sizes, int stage)
    {
        int width = sizes.Width << stage;
        return [.. Enumerable.Range(0, sizes.Depths[stage]).Select(i => new Block(wiring, $"layer{stage + 1}.{i}", i > 0 ? 4 * width : stage == 0 ? width : 2 * width, width, stage > 0 && i == 0 ? 2 : 1))];
    }

    private torch.Tensor Stem(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor x = Site("relu1", _wiring.Part("bn1", bn1.forward(_wiring.Part("conv1", conv1.forward(input)))).relu_());
        x = Site("relu2", _wiring.Part("bn2", bn2.forward(_wiring.Part("conv2", conv2.forward(x)))).relu_());
        x = Site("relu3", _wiring.Part("bn3", bn3.forward(_wiring.Part("conv3", conv3.forward(x)))).relu_());
        return Site("avgpool", torch.nn.functional.avg_pool2d(x, 2)).MoveToOuterDisposeScope();
    }

    /// <summary>A bottleneck (1×1, 3×3, 1×1) whose convolutions all have stride 1; average pooling halves before the last one, and in the shortcut.</summary>
    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly SquareConvolution conv1;
        private readonly BatchNormalization bn1;
        private readonly SquareConvolution conv2;
        private readonly BatchNormalization bn2;
        private readonly SquareConvolution conv3;
        private readonly BatchNormalization bn3;
        private readonly Sequential? downsample;
        private readonly Wiring _wiring;
        private readonly string _path;
        private readonly int _stride;

        public Block(Wiring wiring, string path, int inputs, int width, int stride)
            : base(nameof(Block))
        {
            conv1 = new SquareConvolution(wiring, inputs, width, 1, hasBias: false);
            bn1 = new BatchNormalization(wiring, width);
            conv2 = new SquareConvolution(wiring, width, width, 3, padding: 1, hasBias: false);
            bn2 = new BatchNormalization(wiring, width);
            conv3 = new SquareConvolution(wiring, width, 4 * width, 1, hasBias: false);
            bn3 = new BatchNormalization(wiring, 4 * width);
            if (stride > 1 || inputs != 4 * width)
            {
                downsample = torch.nn.Sequential(
                    ("0", new SquareConvolution(wiring, inputs, 4 * width, 1, hasBias: false)),
                    ("1", new BatchNormalization(wiring, 4 * width)));
            }

            _wiring = wiring;
            _path = path;
            _stride = stride;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = Part("bn1", bn1.forward(Part("conv1", conv1.forward(input)))).relu_();
            x = Part("bn2", bn2.forward(Part("conv2", conv2.forward(x)))).relu_();
            x = Part("bn3", bn3.forward(Part("conv3", conv3.forward(Halved(x)))));
            torch.Tensor shortcut = downsample is null ? input : Part("downsample", downsample.forward(Halved(input)));
            return x.Adding(shortcut).relu_().MoveToOuterDisposeScope();
        }

        private torch.Tensor Halved(torch.Tensor x) => _stride == 1 ? x : torch.nn.functional.avg_pool2d(x, _stride);

        private torch.Tensor Part(string name, torch.Tensor x) => _wiring.Part($"{_path}.{name}", x);
    }
}
