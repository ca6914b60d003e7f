using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.ScoreTables;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>Which models are counted. A condition that does not speak of the regime counts trained networks alone.</summary>
internal sealed class ModelsChoice : AnalysisChoice
{
    /// <summary>All networks, untrained ones too.</summary>
    public const string All = "all";

    /// <summary>Networks that were trained.</summary>
    public const string Trained = "trained";

    private const string And = " & ";

    /// <inheritdoc/>
    public override string Id => "models";

    /// <inheritdoc/>
    public override string Grammar => "Levels are trained, all (untrained ones too), or conditions such as \"regime=supervised\", \"family!=hybrid & parameters<=1e8\".";

    /// <inheritdoc/>
    public override bool IsAutomatic => false;

    /// <inheritdoc/>
    public override bool Reads(string level) => level is All or Trained || level.Split(And).All(part => RowFilter.Parse(part) is not null);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Levels(IReadOnlyList<ScoreRow> rows) => rows.Any(IsUntrained) && !rows.All(IsUntrained) ? [Trained, All] : [All];

    /// <inheritdoc/>
    public override IReadOnlyList<ScoreRow> Keep(IReadOnlyList<ScoreRow> rows, string level)
    {
        RowCondition[] conditions = level is All or Trained ? [] : [.. level.Split(And).Select(part => RowFilter.Parse(part)!)];
        bool trained = level != All && conditions.All(condition => condition.Column != "regime");
        return [.. rows.Where(row => (!trained || !IsUntrained(row)) && conditions.All(condition => condition.Holds(RowFilter.Value(row, condition.Column))))];
    }

    private static bool IsUntrained(ScoreRow row) => ScoreGroups.IsUntrained(row.Regime);
}
