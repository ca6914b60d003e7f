using Concord.Models.Surgery;

namespace Concord.Pipeline.Manifests;

/// <summary>What a manifest cuts out of a network.</summary>
public sealed record AblationText
{
    /// <summary>Heads, each once, in the order written.</summary>
    public required IReadOnlyList<HeadText> Heads { get; init; }

    /// <summary>Units by layer or part, in the order written.</summary>
    public required IReadOnlyList<UnitsText> Units { get; init; }

    /// <summary><c>zero</c>, <c>shuffle</c> or <c>mean</c>; null where positions stay.</summary>
    public string? Positions { get; init; }

    /// <summary>Seed of the shuffle.</summary>
    public int Seed { get; init; }

    /// <summary>Where the lesion stands in the manifest.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The lesion in a few words, for tables: <c>heads 2, 3.5; blocks.3.mlp.hidden[5,17]; positions shuffle</c>.</summary>
    public string Label => string.Join(
        "; ",
        new[] { Heads.Count == 0 ? null : $"heads {string.Join(", ", Heads)}" }
            .Concat(Units.Select(units => units.ToString()))
            .Append(Positions switch
            {
                null => null,
                "shuffle" => FormattableString.Invariant($"positions shuffle {Seed}"),
                _ => $"positions {Positions}",
            })
            .OfType<string>());

    /// <summary>The lesion for a network.</summary>
    internal Ablation ToAblation() => new(
        [
            .. Heads.Select(head => head.Block is { } block ? Ablation.Head(block, head.Head) : Ablation.Head(head.Head)),
            .. Units.Select(units => new UnitAblation(units.Site, units.Units)),
        ],
        Positions is null ? PositionAblation.None : Enum.Parse<PositionAblation>(Positions, ignoreCase: true),
        Seed);
}
