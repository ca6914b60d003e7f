using Concord.Models.Activations;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Surgery;

/// <summary>An <see cref="Ablation"/> as cut into one network: exact sites.</summary>
/// <param name="units">By site: the features that are set to zero, ascending; null for all of them.</param>
/// <param name="positions">What is done to the positions.</param>
/// <param name="seed">Seed of the shuffle.</param>
internal sealed class Lesion(IReadOnlyDictionary<string, long[]?> units, PositionAblation positions, int seed)
{
    // Kept for good: a number that is made for a call has a finaliser, which may free it under the call (TorchSharp 0.107).
    private static readonly Scalar s_zero = 0f;

    /// <summary>Whether something is cut out of a site.</summary>
    public bool Touches(string site) => units.ContainsKey(site);

    /// <summary>The site's activations with the units at zero; a new tensor.</summary>
    /// <param name="site">The site's name; touched.</param>
    /// <param name="x">(batch × …), borrowed.</param>
    /// <param name="kind">What the dimensions mean where their number does not tell.</param>
    public torch.Tensor Apply(string site, torch.Tensor x, LayerKind? kind)
    {
        if (units[site] is not { } features)
        {
            return torch.zeros_like(x);
        }

        long axis = kind is LayerKind.Map || (kind is null && x.dim() == 4) ? 1 : x.dim() - 1;
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor cut = x.clone();
        cut.index_fill_(axis, torch.tensor(features, device: x.device), s_zero);
        return cut.MoveToOuterDisposeScope();
    }

    /// <summary>The table that takes the place of a table of positions; null for the table itself.</summary>
    /// <param name="table">(1 × tokens × features), borrowed.</param>
    /// <param name="prefixRows">Rows of class and other prefix tokens, which stay.</param>
    public torch.Tensor? Positions(torch.Tensor table, int prefixRows)
    {
        if (positions == PositionAblation.None)
        {
            return null;
        }

        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor prefix = table.narrow(1, 0, prefixRows);
        torch.Tensor patches = table.narrow(1, prefixRows, table.shape[1] - prefixRows);
        torch.Tensor instead = positions switch
        {
            PositionAblation.Zero => torch.zeros_like(patches),
            PositionAblation.Mean => patches.mean([1], keepdim: true).expand_as(patches),
            _ => patches.index_select(1, torch.tensor(Array.ConvertAll(CounterRandom.Named(seed, "positions").Permutation(checked((int)patches.shape[1])), row => (long)row), device: table.device)),
        };
        return torch.cat([prefix, instead], 1).MoveToOuterDisposeScope();
    }
}
