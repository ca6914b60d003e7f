using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>A choice that a column of the score table tells: the metric, the region.</summary>
/// <param name="id">Its word in a manifest.</param>
/// <param name="of">The column.</param>
internal sealed class ColumnChoice(string id, Func<ScoreRow, string?> of) : AnalysisChoice
{
    private const string Nothing = "none";

    /// <inheritdoc/>
    public override string Id => id;

    /// <inheritdoc/>
    public override string Grammar => $"Levels are as the score table's {id} has them.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Levels(IReadOnlyList<ScoreRow> rows) => [.. rows.Select(Of).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override IReadOnlyList<ScoreRow> Keep(IReadOnlyList<ScoreRow> rows, string level) => [.. rows.Where(row => Of(row) == level)];

    /// <summary>The level of a row.</summary>
    public string Of(ScoreRow row) => of(row) ?? Nothing;
}
