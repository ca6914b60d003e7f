namespace Concord.Alignment.Statistics;

/// <summary>What two factors do to the scores of models.</summary>
/// <remarks>Sums are of type II: each factor after the other, the interaction after both. Only in a balanced design do they add up to the total.</remarks>
public sealed record FactorialResult
{
    /// <summary>All cells, empty ones included, by first and then by second level.</summary>
    public required IReadOnlyList<FactorialCell> Cells { get; init; }

    /// <summary>One a level of the first factor.</summary>
    public required IReadOnlyList<MainEffect> FirstEffects { get; init; }

    /// <summary>One a level of the second factor.</summary>
    public required IReadOnlyList<MainEffect> SecondEffects { get; init; }

    /// <summary>One a pair of levels of each factor.</summary>
    public required IReadOnlyList<InteractionContrast> Interactions { get; init; }

    /// <summary>The first factor after the second.</summary>
    public required FactorialSum FirstSum { get; init; }

    /// <summary>The second factor after the first.</summary>
    public required FactorialSum SecondSum { get; init; }

    /// <summary>The cells after both factors.</summary>
    public required FactorialSum InteractionSum { get; init; }

    /// <summary>The models within their cells.</summary>
    public required FactorialSum ResidualSum { get; init; }

    /// <summary>All models about their mean.</summary>
    public required FactorialSum TotalSum { get; init; }

    /// <summary>Whether every cell has the same number of models, and at least one.</summary>
    public required bool IsBalanced { get; init; }

    /// <summary>Models left out, empty cells, imbalance; null when there is nothing to say.</summary>
    public required string? Note { get; init; }
}
