using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>The MLP that every token passes alike: linear, nonlinearity, linear; its hidden units are the part <c>hidden</c>.</summary>
/// <remarks>Keys <c>fc1</c>, <c>fc2</c>, or what the family's code calls them.</remarks>
internal sealed class TokenMlp : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly (Dense First, Dense Second) _layers; // no fields of their own, whose names would become keys
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
    public TokenMlp(Wiring wiring, string path, int width, int hidden, Func<torch.Tensor, torch.Tensor> activation, string first = "fc1", string second = "fc2", int outputs = 0)
        : base(nameof(TokenMlp))
    {
        _layers = (new Dense(wiring, width, hidden), new Dense(wiring, hidden, outputs == 0 ? width : outputs));
        _activation = activation;
        _wiring = wiring;
        _path = path;
        register_module(first, _layers.First);
        register_module(second, _layers.Second);
    }

    /// <param name="input">(batch × tokens × features).</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor hidden = _wiring.Part($"{_path}.hidden", _activation(_layers.First.forward(input)));
        return _layers.Second.forward(hidden).MoveToOuterDisposeScope();
    }
}
