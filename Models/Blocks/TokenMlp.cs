using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>The MLP that every token passes alike: linear, nonlinearity, linear; its hidden units are the part <c>hidden</c>.</summary>
/// <remarks>Keys <c>fc1</c>, <c>fc2</c>, or what the family's code calls them. In a mixer the rows are features and the values of a row its tokens.</remarks>
internal sealed class TokenMlp : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    // Not as fields of module type, whose names TorchSharp would make keys.
    private readonly Func<torch.Tensor, torch.Tensor> _first;
    private readonly Func<torch.Tensor, torch.Tensor> _second;
    private readonly Func<torch.Tensor, torch.Tensor> _activation;
    private readonly Wiring _wiring;
    private readonly string _path;

    /// <param name="wiring">Makes parameters, takes reports.</param>
    /// <param name="path">The MLP's site, such as <c>blocks.3.mlp</c>.</param>
    /// <param name="width">Features of a token.</param>
    /// <param name="hidden">Hidden units.</param>
    /// <param name="activation">The nonlinearity; may work in place.</param>
    /// <param name="first">Key of the first linear layer.</param>
    /// <param name="second">Key of the second.</param>
    /// <param name="outputs">Features put out; 0 for <paramref name="width"/>.</param>
    /// <param name="kind">What its products are for, in the operation census.</param>
    public TokenMlp(
        Wiring wiring,
        string path,
        int width,
        int hidden,
        Func<torch.Tensor, torch.Tensor> activation,
        string first = "fc1",
        string second = "fc2",
        int outputs = 0,
        OperationKind kind = OperationKind.TokenWise)
        : base(nameof(TokenMlp))
    {
        var widening = new Dense(wiring, width, hidden, kind: kind);
        var narrowing = new Dense(wiring, hidden, outputs == 0 ? width : outputs, kind: kind);
        _first = widening.forward;
        _second = narrowing.forward;
        _activation = activation;
        _wiring = wiring;
        _path = path;
        register_module(first, widening);
        register_module(second, narrowing);
    }

    /// <param name="input">(batch × tokens × features).</param>
    public override torch.Tensor forward(torch.Tensor input) => Run(input, _path);

    /// <summary>The same under another site, for a block that is applied several times.</summary>
    /// <param name="input">(batch × tokens × features).</param>
    /// <param name="path">The site of this application.</param>
    /// <returns>(batch × tokens × features) in the caller's dispose scope.</returns>
    public torch.Tensor Run(torch.Tensor input, string path)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor hidden = _wiring.Part($"{path}.hidden", _activation(_first(input)));
        return _second(hidden).MoveToOuterDisposeScope();
    }
}
