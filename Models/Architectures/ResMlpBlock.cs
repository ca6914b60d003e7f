using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>A block of ResMLP: one linear map over tokens, the same for every feature and every image, then an MLP over features; affine maps in place of normalisations.</summary>
/// <remarks>
/// Touvron et al. 2021, arXiv:2105.03404, equations 1 to 3: Z = X + γ₁·(W Aff(X)ᵀ)ᵀ, Y = Z + γ₂·MLP(Aff(Z)). W does not depend on the
/// image: this is no attention. Keys <c>norm1.alpha</c>, <c>norm1.beta</c>, <c>linear_tokens</c>, <c>ls1</c> (γ₁), <c>norm2</c>,
/// <c>mlp_channels.fc1</c>, <c>mlp_channels.fc2</c>, <c>ls2</c>. Parts: <c>norm1</c>, <c>linear_tokens</c> (scaled, before the sum),
/// <c>mid</c>, <c>norm2</c>, <c>mlp_channels.hidden</c>, <c>mlp_channels</c> (scaled, before the second sum).
/// </remarks>
internal sealed class ResMlpBlock : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Affine norm1;
    private readonly Dense linear_tokens;
    private readonly Parameter ls1;
    private readonly Affine norm2;
    private readonly TokenMlp mlp_channels;
    private readonly Parameter ls2;
    private readonly Wiring _wiring;
    private readonly string _path;

    public ResMlpBlock(Wiring wiring, MixerSizes sizes, string path)
        : base(nameof(ResMlpBlock))
    {
        norm1 = new Affine(wiring, sizes.Width);
        linear_tokens = new Dense(wiring, sizes.Tokens, sizes.Tokens, kind: OperationKind.TokenMixing);
        ls1 = wiring.Parameter(sizes.Width);
        norm2 = new Affine(wiring, sizes.Width);
        mlp_channels = new TokenMlp(wiring, $"{path}.mlp_channels", sizes.Width, sizes.ChannelHidden, Activation.Gelu);
        ls2 = wiring.Parameter(sizes.Width);
        _wiring = wiring;
        _path = path;
        RegisterComponents();
    }

    /// <param name="input">(batch × tokens × features).</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor rows = Part("norm1", norm1.forward(input)).transpose(1, 2); // (batch, features, tokens)
        torch.Tensor mixed = linear_tokens.forward(rows).transpose(1, 2).mul_(ls1);
        torch.Tensor x = Part("mid", input.Plus(Part("linear_tokens", mixed)));
        torch.Tensor y = mlp_channels.forward(Part("norm2", norm2.forward(x))).mul_(ls2);
        return Part("mlp_channels", y).Adding(x).MoveToOuterDisposeScope();
    }

    /// <summary>How an untrained ResMLP starts.</summary>
    /// <param name="parameter">Key and sizes.</param>
    /// <param name="layerScale">Start value of γ.</param>
    /// <remarks>facebookresearch/deit, resmlp_models.py, commit 7e160fe: linear layers N(0, 0.02²), biases 0, α 1, β 0, patch convolution PyTorch's default.</remarks>
    public static InitialValue InitialValueOf(ParameterShape parameter, double layerScale) => parameter switch
    {
        _ when parameter.Key.StartsWith("stem.", StringComparison.Ordinal) => InitialValue.TorchDefault(parameter),
        _ when parameter.EndsWith("alpha") => InitialValue.One,
        _ when parameter.EndsWith("ls1") || parameter.EndsWith("ls2") => new InitialValue(InitialDistribution.Constant, layerScale),
        _ when parameter.EndsWith("beta") || parameter.EndsWith("bias") => InitialValue.Zero,
        _ => InitialValue.TruncatedNormal(0.02),
    };

    private torch.Tensor Part(string name, torch.Tensor x) => _wiring.Part($"{_path}.{name}", x);
}
