using System.Globalization;
using Concord.Models.Activations;

namespace Concord.Models.Surgery;

/// <summary>What is to be cut out of a network while it runs: heads, units, positions.</summary>
/// <remarks>
/// Zero ablation (Michel, Levy and Neubig 2019, arXiv:1905.10650, for heads): the activations are set to zero at the site, and all that
/// follows works with that. A head is the site <c>….attn.head.H</c>, so that heads and units are one mechanism. A class without value equality.
/// </remarks>
public sealed class Ablation
{
    private readonly int _seed;

    /// <summary>Describes a lesion.</summary>
    /// <param name="sites">What is set to zero.</param>
    /// <param name="positions">What is done to the positions.</param>
    /// <param name="seed">Seed of <see cref="PositionAblation.Shuffle"/>.</param>
    public Ablation(IReadOnlyList<UnitAblation> sites, PositionAblation positions = PositionAblation.None, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(sites);
        Sites = sites;
        Positions = positions;
        _seed = seed;
    }

    /// <summary>Whether nothing is cut out.</summary>
    public bool IsEmpty => Sites.Count == 0 && Positions == PositionAblation.None;

    /// <summary>What is set to zero, in the order given.</summary>
    public IReadOnlyList<UnitAblation> Sites { get; }

    /// <summary>What is done to the positions.</summary>
    public PositionAblation Positions { get; }

    /// <summary>Stable text, part of the fingerprint: <c>*.attn.head.2;blocks.3.mlp.hidden[5,17];positions=shuffle/1</c>; empty for nothing.</summary>
    public string Canonical => string.Join(
        ';',
        Sites.Select(site => site.Units.Count == 0 ? site.Site : $"{site.Site}[{string.Join(',', site.Units.Distinct().Order().Select(unit => unit.ToString(CultureInfo.InvariantCulture)))}]")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Concat(Positions switch
            {
                PositionAblation.None => [],
                PositionAblation.Shuffle => [string.Create(CultureInfo.InvariantCulture, $"positions=shuffle/{_seed}")],
                PositionAblation.Zero => ["positions=zero"],
                PositionAblation.Mean => ["positions=mean"],
                _ => throw new InvalidOperationException($"unknown ablation of positions {Positions}"),
            }));

    /// <summary>One head in every block that has it.</summary>
    /// <param name="head">Index of the head, from 0.</param>
    public static UnitAblation Head(int head) => new(string.Create(CultureInfo.InvariantCulture, $"*.attn.head.{head}"), []);

    /// <summary>One head of one block.</summary>
    /// <param name="block">Index of the block, from 0.</param>
    /// <param name="head">Index of the head, from 0.</param>
    public static UnitAblation Head(int block, int head) => new(string.Create(CultureInfo.InvariantCulture, $"*.{block}.attn.head.{head}"), []);

    /// <summary>Checks the lesion against a network's layers.</summary>
    /// <param name="architecture">Named in the error.</param>
    /// <param name="layers">All layers and parts.</param>
    /// <param name="hasPositions">Whether the network has a table of positions.</param>
    /// <exception cref="ModelException">A site does not exist, a unit lies outside it, or there are no positions to cut.</exception>
    public void Check(string architecture, IReadOnlyList<LayerInfo> layers, bool hasPositions) => _ = Of(architecture, layers, hasPositions);

    /// <summary>The lesion as cut into one network.</summary>
    /// <exception cref="ModelException">As <see cref="Check"/>.</exception>
    internal Lesion Of(string architecture, IReadOnlyList<LayerInfo> layers, bool hasPositions)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Dictionary<string, HashSet<int>> cut = new(StringComparer.Ordinal);
        HashSet<string> whole = new(StringComparer.Ordinal);
        foreach (UnitAblation site in Sites)
        {
            IReadOnlyList<LayerInfo> hit = LayerPattern.Match(site.Site, layers);
            if (hit.Count == 0)
            {
                throw new ModelException($"ablation of {architecture}", $"no layer '{site.Site}'", "a layer or part of the model", NearestName.Suggest(site.Site, [.. layers.Select(layer => layer.Name)]));
            }

            foreach (LayerInfo layer in hit)
            {
                if (site.Units.Count > 0 && (site.Units.Min() < 0 || site.Units.Max() >= layer.Features))
                {
                    throw new ModelException($"ablation of {architecture}", $"units {site.Units.Min()} to {site.Units.Max()} of '{layer.Name}'", $"indices from 0 to {layer.Features - 1}", "Count features from 0.");
                }

                cut.TryAdd(layer.Name, []);
                cut[layer.Name].UnionWith(site.Units);
                if (site.Units.Count == 0)
                {
                    whole.Add(layer.Name);
                }
            }
        }

        if (Positions != PositionAblation.None && !hasPositions)
        {
            throw new ModelException($"ablation of {architecture}", "positions", "a network that has a table of positions", "Take out 'positions', or use a token network.");
        }

        return new Lesion(cut.ToDictionary(pair => pair.Key, pair => whole.Contains(pair.Key) ? null : pair.Value.Order().Select(unit => (long)unit).ToArray()), Positions, _seed);
    }
}
