using Concord.Alignment.Statistics;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Two factors over the models of one group: cells, shares of the sum of squares, interactions.</summary>
public sealed record CrossedFactors
{
    /// <summary>Where.</summary>
    public required ScoreGroup Group { get; init; }

    /// <summary>The first factor: rows, colours.</summary>
    public required string First { get; init; }

    /// <summary>The second factor: columns, the x axis.</summary>
    public required string Second { get; init; }

    /// <summary>Levels of the first factor.</summary>
    public required IReadOnlyList<string> FirstLevels { get; init; }

    /// <summary>Levels of the second factor.</summary>
    public required IReadOnlyList<string> SecondLevels { get; init; }

    /// <summary>The models, with a score and a level of both.</summary>
    public required IReadOnlyList<ScoreEntry> Entries { get; init; }

    /// <summary>Which models are counted, in words.</summary>
    public required string Population { get; init; }

    /// <summary>The numbers.</summary>
    public required FactorialResult Result { get; init; }

    /// <summary>Interaction contrasts, with p adjusted by Holm over all groups.</summary>
    public required IReadOnlyList<InteractionRow> Interactions { get; init; }

    /// <summary>Whether intervals are of resamples of stimuli.</summary>
    public bool HasDraws => Entries.Count > 0 && Entries[0].Draws is not null;

    /// <summary>Whether there are two levels of each factor, so that an interaction can be asked for.</summary>
    public bool IsCrossed => FirstLevels.Count > 1 && SecondLevels.Count > 1;

    /// <summary>Cells without a model, as "first × second".</summary>
    public IReadOnlyList<string> Missing => [.. Result.Cells.Where(cell => cell.Models == 0).Select(cell => $"{FirstLevels[cell.First]} × {SecondLevels[cell.Second]}")];

    /// <summary>The models of a cell.</summary>
    public IReadOnlyList<ScoreEntry> In(FactorialCell cell) =>
        [.. Entries.Where(entry => Factor.LevelOf(entry.Identity, First) == FirstLevels[cell.First] && Factor.LevelOf(entry.Identity, Second) == SecondLevels[cell.Second])];
}
