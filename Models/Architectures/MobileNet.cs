using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>MobileNetV1 and V2 in timm's naming, padded as PyTorch pads or as TensorFlow does.</summary>
/// <remarks>
/// Howard et al. 2017, arXiv:1704.04861; Sandler et al. 2018, doi:10.1109/CVPR.2018.00474. Keys <c>conv_stem bn1 blocks.S.B.{conv_dw,bn1,conv_pw,bn2}</c>,
/// for inverted residuals <c>blocks.S.B.{conv_pw,bn1,conv_dw,bn2,conv_pwl,bn3}</c>, V2's <c>conv_head bn2</c>, <c>classifier</c>. ReLU6 follows every normalisation
/// but that of V2's projections, and nothing follows an addition. Sites: <c>stem</c>, each block <c>blocks.S.B</c>, <c>head</c> (V2), <c>avgpool</c>, <c>logits</c>;
/// as parts <c>blocks.S.B.conv_pw</c> and <c>blocks.S.B.conv_dw</c>, the expanded and the spatially filtered map inside a block, after their activation.
/// </remarks>
internal sealed class MobileNet : Network
{
    // torchvision and timm both write six.
    private const int Expansion = 6;

    private readonly SquareConvolution conv_stem;
    private readonly BatchNormalization bn1;
    private readonly ModuleList<ModuleList<Block>> blocks;
    private readonly SquareConvolution? conv_head;
    private readonly BatchNormalization? bn2;
    private readonly Dense classifier;
    private readonly bool _tensorFlow;

    public MobileNet(Wiring wiring, MobileNetSizes sizes)
        : base(nameof(MobileNet), wiring)
    {
        _tensorFlow = sizes.TensorFlowPadding;
        conv_stem = new SquareConvolution(wiring, 3, sizes.Stem, 3, stride: 2, padding: _tensorFlow ? 0 : 1, hasBias: false);
        bn1 = new BatchNormalization(wiring, sizes.Stem, sizes.Epsilon);
        blocks = [];
        int channels = sizes.Stem;
        foreach (MobileNetStage stage in sizes.Stages)
        {
            ModuleList<Block> made = [];
            for (int i = 0; i < stage.Blocks; i++)
            {
                made.Add(new Block(wiring, sizes, stage, $"blocks.{blocks.Count}.{i}", channels, i == 0 ? stage.Stride : 1));
                channels = stage.Channels;
            }

            blocks.Add(made);
        }

        if (sizes.Head is { } head)
        {
            conv_head = new SquareConvolution(wiring, channels, head, 1, hasBias: false);
            bn2 = new BatchNormalization(wiring, head, sizes.Epsilon);
            channels = head;
        }

        classifier = new Dense(wiring, channels, sizes.Classes);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("stem", Stem(input));
        for (int stage = 0; stage < blocks.Count; stage++)
        {
            for (int i = 0; i < blocks[stage].Count; i++)
            {
                torch.Tensor next = blocks[stage][i].forward(x);
                x.Dispose();
                x = Site($"blocks.{stage}.{i}", next);
            }
        }

        if (conv_head is not null && bn2 is not null)
        {
            x = Site("head", bn2.forward(conv_head.forward(x)).relu6_());
        }

        x = Site("avgpool", x.mean([2, 3]));
        return Site("logits", classifier.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>timm's <c>_init_weight_goog</c>: convolutions N(0, 2/fan-out), the fan-out of one group; normalisation the identity; classifier U(±1/√classes), its bias 0.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => !parameter.IsOfMatrixLayer ? InitialValue.Normalization(parameter)
            : parameter.Key == "classifier.bias" ? InitialValue.Zero
            : parameter.Key == "classifier.weight" ? InitialValue.Uniform(1 / Math.Sqrt(parameter.Shape[0]))
            : InitialValue.Kaiming(parameter.EndsWith("conv_dw.weight") ? parameter.FanIn : parameter.FanOut);

    private torch.Tensor Stem(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor x = conv_stem.forward(_tensorFlow ? TensorFlowPadding.Pad(input, 3, 2) : input);
        return bn1.forward(x).relu6_().MoveToOuterDisposeScope();
    }

    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly SquareConvolution conv_pw;
        private readonly BatchNormalization bn1;
        private readonly SquareConvolution conv_dw;
        private readonly BatchNormalization bn2;
        private readonly SquareConvolution? conv_pwl;
        private readonly BatchNormalization? bn3;
        private readonly Wiring _wiring;
        private readonly string _path;
        private readonly MobileNetBlockKind _kind;
        private readonly int _stride;
        private readonly bool _padsItself;
        private readonly bool _hasShortcut;

        public Block(Wiring wiring, MobileNetSizes sizes, MobileNetStage stage, string path, int inputs, int stride)
            : base(nameof(Block))
        {
            bool inverted = stage.Kind == MobileNetBlockKind.InvertedResidual;
            int inner = inverted ? Expansion * inputs : inputs;
            _wiring = wiring;
            _path = path;
            _kind = stage.Kind;
            _stride = stride;
            _padsItself = stride == 1 || !sizes.TensorFlowPadding;
            _hasShortcut = stage.Kind != MobileNetBlockKind.Separable && stride == 1 && inputs == stage.Channels;
            conv_dw = new SquareConvolution(wiring, inner, inner, 3, stride, _padsItself ? 1 : 0, hasBias: false, groups: inner);
            conv_pw = new SquareConvolution(wiring, inputs, inverted ? inner : stage.Channels, 1, hasBias: false);
            bn1 = new BatchNormalization(wiring, inner, sizes.Epsilon);
            bn2 = new BatchNormalization(wiring, inverted ? inner : stage.Channels, sizes.Epsilon);
            if (inverted)
            {
                conv_pwl = new SquareConvolution(wiring, inner, stage.Channels, 1, hasBias: false);
                bn3 = new BatchNormalization(wiring, stage.Channels, sizes.Epsilon);
            }

            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x;
            if (conv_pwl is not null && bn3 is not null)
            {
                x = Part("conv_pw", bn1.forward(conv_pw.forward(input)).relu6_());
                x = Part("conv_dw", bn2.forward(Depthwise(x)).relu6_());
                x = bn3.forward(conv_pwl.forward(x));
            }
            else
            {
                x = Part("conv_dw", bn1.forward(Depthwise(input)).relu6_());
                x = bn2.forward(conv_pw.forward(x));
                x = _kind == MobileNetBlockKind.Separable ? x.relu6_() : x;
            }

            return (_hasShortcut ? x.Adding(input) : x).MoveToOuterDisposeScope();
        }

        private torch.Tensor Depthwise(torch.Tensor x) => conv_dw.forward(_padsItself ? x : TensorFlowPadding.Pad(x, 3, _stride));

        private torch.Tensor Part(string part, torch.Tensor x) => _wiring.Part($"{_path}.{part}", x);
    }
}
