using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Concord.Models.Activations;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Surgery;

/// <summary>A lesion: which heads, units and positions of a network are cut out while it runs.</summary>
/// <remarks>
/// Zero ablation (Michel, Levy and Neubig 2019, arXiv:1905.10650, for heads): the activations are set to zero at the site, and all that
/// follows works with that. A head is the site <c>….attn.head.H</c>, so that heads and units are one mechanism. A class without value equality.
/// </remarks>
public sealed class Ablation
{
    private readonly ConcurrentDictionary<string, UnitAblation[]> _ofSite = new(StringComparer.Ordinal);
    private readonly (UnitAblation Units, Regex Pattern)[] _sites;
    private readonly PositionAblation _positions;
    private readonly int _seed;

    /// <summary>Describes a lesion.</summary>
    /// <param name="sites">What is set to zero.</param>
    /// <param name="positions">What is done to the positions.</param>
    /// <param name="seed">Seed of <see cref="PositionAblation.Shuffle"/>.</param>
    public Ablation(IReadOnlyList<UnitAblation> sites, PositionAblation positions = PositionAblation.None, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(sites);
        _sites = [.. sites.Select(units => (units, PatternOf(units.Site)))];
        _positions = positions;
        _seed = seed;
    }

    /// <summary>Whether nothing is cut out.</summary>
    public bool IsEmpty => _sites.Length == 0 && _positions == PositionAblation.None;

    /// <summary>What is set to zero, in the order given.</summary>
    public IReadOnlyList<UnitAblation> Sites => [.. _sites.Select(site => site.Units)];

    /// <summary>Stable text, part of the fingerprint: <c>*.attn.head.2;blocks.3.mlp.hidden[5,17];positions=shuffle/1</c>; empty for nothing.</summary>
    public string Canonical => string.Join(
        ';',
        _sites.Select(site => site.Units.Units.Count == 0 ? site.Units.Site : $"{site.Units.Site}[{string.Join(',', site.Units.Units.Order().Select(unit => unit.ToString(CultureInfo.InvariantCulture)))}]").Order(StringComparer.Ordinal)
            .Concat(_positions switch
            {
                PositionAblation.None => [],
                PositionAblation.Shuffle => [string.Create(CultureInfo.InvariantCulture, $"positions=shuffle/{_seed}")],
                PositionAblation.Zero => ["positions=zero"],
                PositionAblation.Mean => ["positions=mean"],
                _ => throw new InvalidOperationException($"unknown ablation of positions {_positions}"),
            }));

    /// <summary>The pattern of a site's name, <c>*</c> standing for any text.</summary>
    public static Regex PatternOf(string site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return new Regex($"^{Regex.Escape(site).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>Checks the lesion against a network's layers.</summary>
    /// <param name="architecture">Named in the error.</param>
    /// <param name="layers">All layers and parts.</param>
    /// <param name="hasPositions">Whether the network has a table of positions.</param>
    /// <exception cref="ModelException">A site does not exist, a unit lies outside it, or there are no positions to cut.</exception>
    public void Check(string architecture, IReadOnlyList<LayerInfo> layers, bool hasPositions)
    {
        ArgumentNullException.ThrowIfNull(layers);
        foreach ((UnitAblation units, Regex pattern) in _sites)
        {
            LayerInfo[] hit = [.. layers.Where(layer => pattern.IsMatch(layer.Name))];
            if (hit.Length == 0)
            {
                throw new ModelException($"ablation of {architecture}", $"no layer '{units.Site}'", "a layer or part of the model", NearestName.Suggest(units.Site, [.. layers.Select(layer => layer.Name)]));
            }

            foreach (LayerInfo layer in hit)
            {
                if (units.Units.Count > 0 && (units.Units.Min() < 0 || units.Units.Max() >= layer.Features))
                {
                    throw new ModelException($"ablation of {architecture}", $"units {units.Units.Min()} to {units.Units.Max()} of '{layer.Name}'", $"indices from 0 to {layer.Features - 1}", "Count features from 0.");
                }
            }
        }

        if (_positions != PositionAblation.None && !hasPositions)
        {
            throw new ModelException($"ablation of {architecture}", "positions", "a network that has a table of positions", "Take out 'positions', or use a token network.");
        }
    }

    /// <summary>Whether something is cut out of a site.</summary>
    internal bool Touches(string site) => Of(site).Length > 0;

    /// <summary>The site's activations with the units at zero; a new tensor.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="x">(batch × …), borrowed.</param>
    /// <param name="kind">What the dimensions mean where their number does not tell.</param>
    internal torch.Tensor Apply(string site, torch.Tensor x, LayerKind? kind)
    {
        UnitAblation[] hit = Of(site);
        if (Array.Exists(hit, units => units.Units.Count == 0))
        {
            return torch.zeros_like(x);
        }

        long axis = x.dim() == 4 && kind is null or LayerKind.Map ? 1 : x.dim() - 1;
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor units = torch.tensor(hit.SelectMany(one => one.Units).Distinct().Order().Select(unit => (long)unit).ToArray(), device: x.device);
        torch.Tensor cut = x.clone();
        cut.index_fill_(axis, units, 0f);
        return cut.MoveToOuterDisposeScope();
    }

    /// <summary>The table that takes the place of a table of positions; null for the table itself.</summary>
    /// <param name="table">(1 × tokens × features), borrowed.</param>
    /// <param name="prefixRows">Rows of class and other prefix tokens, which stay.</param>
    internal torch.Tensor? Positions(torch.Tensor table, int prefixRows)
    {
        if (_positions == PositionAblation.None)
        {
            return null;
        }

        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor prefix = table.narrow(1, 0, prefixRows);
        torch.Tensor patches = table.narrow(1, prefixRows, table.shape[1] - prefixRows);
        torch.Tensor instead = _positions switch
        {
            PositionAblation.Zero => torch.zeros_like(patches),
            PositionAblation.Mean => patches.mean([1], keepdim: true).expand_as(patches),
            _ => patches.index_select(1, torch.tensor(Permutation(patches.shape[1]), device: table.device)),
        };
        return torch.cat([prefix, instead], 1).MoveToOuterDisposeScope();
    }

    // Fisher and Yates, from the stream named "positions".
    private long[] Permutation(long count)
    {
        CounterRandom random = CounterRandom.Named(_seed, "positions");
        long[] order = [.. Enumerable.Range(0, checked((int)count)).Select(i => (long)i)];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = Math.Min(i, (int)(random.Uniform(i) * (i + 1)));
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private UnitAblation[] Of(string site) => _ofSite.GetOrAdd(site, name => [.. _sites.Where(one => one.Pattern.IsMatch(name)).Select(one => one.Units)]);
}
