using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>A row of features for each token id, or for each position; key <c>weight</c> (rows × features).</summary>
internal sealed class TokenTable : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    public readonly Parameter weight;

    /// <param name="wiring">Makes the parameter.</param>
    /// <param name="rows">Ids.</param>
    /// <param name="features">Features of a row.</param>
    public TokenTable(Wiring wiring, int rows, int features)
        : base(nameof(TokenTable))
    {
        weight = wiring.Parameter(rows, features);
        RegisterComponents();
    }

    /// <param name="input">(batch × tokens) int64.</param>
    /// <returns>(batch × tokens × features).</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using torch.Tensor flat = input.flatten();
        using torch.Tensor rows = weight.index_select(0, flat);
        return rows.view(input.shape[0], input.shape[1], weight.shape[1]);
    }
}
