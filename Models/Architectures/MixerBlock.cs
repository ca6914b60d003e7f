using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>A block of MLP-Mixer: an MLP over tokens, the same for every feature, then an MLP over features, the same for every token.</summary>
/// <remarks>
/// Tolstikhin et al. 2021, arXiv:2105.01601, equation 1: U = X + W₂σ(W₁LN(X)) over tokens, Y = U + W₄σ(W₃LN(U)) over features; ε 1e-6.
/// Keys <c>norm1</c>, <c>mlp_tokens.fc1</c>, <c>mlp_tokens.fc2</c>, <c>norm2</c>, <c>mlp_channels.fc1</c>, <c>mlp_channels.fc2</c>. Parts:
/// <c>norm1</c>, <c>mlp_tokens.hidden</c> (features × hidden units: its rows are features, not tokens), <c>mlp_tokens</c> before the sum,
/// <c>mid</c> after it, <c>norm2</c>, <c>mlp_channels.hidden</c>, <c>mlp_channels</c> before the second sum.
/// </remarks>
internal sealed class MixerBlock : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    /// <summary>ε of timm and of Flax.</summary>
    public const double Epsilon = 1e-6;

    private readonly LayerNormalization norm1;
    private readonly TokenMlp mlp_tokens;
    private readonly LayerNormalization norm2;
    private readonly TokenMlp mlp_channels;
    private readonly Wiring _wiring;
    private readonly string _path;

    public MixerBlock(Wiring wiring, MixerSizes sizes, string path)
        : base(nameof(MixerBlock))
    {
        Func<torch.Tensor, torch.Tensor> gelu = sizes.HasTanhGelu ? Activation.GeluTanh : Activation.Gelu;
        norm1 = new LayerNormalization(wiring, sizes.Width, Epsilon);
        mlp_tokens = new TokenMlp(wiring, $"{path}.mlp_tokens", sizes.Tokens, sizes.TokenHidden, gelu, kind: OperationKind.TokenMixing);
        norm2 = new LayerNormalization(wiring, sizes.Width, Epsilon);
        mlp_channels = new TokenMlp(wiring, $"{path}.mlp_channels", sizes.Width, sizes.ChannelHidden, gelu);
        _wiring = wiring;
        _path = path;
        RegisterComponents();
    }

    /// <param name="input">(batch × tokens × features).</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor rows = Part("norm1", norm1.forward(input)).transpose(1, 2); // (batch, features, tokens)
        torch.Tensor x = Part("mid", input.Plus(Part("mlp_tokens", mlp_tokens.forward(rows).transpose(1, 2))));
        torch.Tensor y = mlp_channels.forward(Part("norm2", norm2.forward(x)));
        return Part("mlp_channels", y).Adding(x).MoveToOuterDisposeScope();
    }

    /// <summary>How an untrained MLP-Mixer starts.</summary>
    /// <remarks>
    /// timm's scheme: patch convolution with variance 1/fan-in, its bias 0; MLPs Xavier uniform, their biases N(0, 1e-6²). Departures: the patch
    /// convolution's tails are not cut at two deviations, and the classifier, which starts at zero there, is N(0, 0.02²), lest <c>logits</c> be constant.
    /// </remarks>
    public static InitialValue InitialValueOf(ParameterShape parameter) => parameter switch
    {
        { Key: "stem.proj.bias" or "head.bias" } => InitialValue.Zero,
        { Key: "stem.proj.weight" } => InitialValue.Normal(Math.Sqrt(1.0 / parameter.FanIn)),
        { Key: "head.weight" } => InitialValue.TruncatedNormal(0.02),
        { IsOfMatrixLayer: false } => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("bias") => InitialValue.Normal(1e-6),
        _ => InitialValue.Xavier(parameter),
    };

    private torch.Tensor Part(string name, torch.Tensor x) => _wiring.Part($"{_path}.{name}", x);
}
