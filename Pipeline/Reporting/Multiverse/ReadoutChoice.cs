using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>Which tokens of a layer, under which projection. A model that has one readout keeps it: a ConvNet has no class token to choose.</summary>
internal sealed class ReadoutChoice : AnalysisChoice
{
    private const string None = "none";

    /// <inheritdoc/>
    public override string Id => "readout";

    /// <inheritdoc/>
    public override string Grammar => "Levels are readouts as the score table has them, such as tokens=cls;projection=none.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Levels(IReadOnlyList<ScoreRow> rows) => Several(rows) is { Count: > 0 } models
        ? [.. rows.Where(row => models.Contains(row.Model)).Select(Of).Distinct(StringComparer.Ordinal)]
        : [.. rows.Select(Of).Distinct(StringComparer.Ordinal).Take(1)];

    /// <inheritdoc/>
    public override IReadOnlyList<ScoreRow> Keep(IReadOnlyList<ScoreRow> rows, string level)
    {
        HashSet<string> models = Several(rows);
        return [.. rows.Where(row => !models.Contains(row.Model) || Of(row) == level)];
    }

    private static string Of(ScoreRow row) => row.Readout ?? None;

    private static HashSet<string> Several(IReadOnlyList<ScoreRow> rows) =>
        [.. rows.GroupBy(row => row.Model, StringComparer.Ordinal).Where(model => model.Select(Of).Distinct(StringComparer.Ordinal).Count() > 1).Select(model => model.Key)];
}
