namespace Concord.Datasets.Checks;

/// <summary>One line of the reliability table.</summary>
/// <param name="Part">The region or the behavioural data set.</param>
/// <param name="Measure">What the value is.</param>
/// <param name="Between">Of whom, or between whom.</param>
/// <param name="Value">The value; NaN when undefined.</param>
/// <param name="Note">Why it is undefined, or what else to know; may be empty.</param>
public sealed record ReliabilityRow(string Part, string Measure, string Between, double Value, string Note)
{
    /// <summary>The values behind it, one a neuroid, where it is their median; empty otherwise.</summary>
    public IReadOnlyList<double> Each { get; init; } = [];
}
