using Concord.Alignment.Resampling;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Recovery;

/// <summary>Model recovery as tables: one row a model behind recordings, and one row a pair of models.</summary>
internal static class RecoveryTables
{
    /// <summary>One row a model.</summary>
    public static ReportTable Models(IReadOnlyList<RecoveryGroup> groups) => new()
    {
        Id = "recovery",
        Caption = $"Model recovery: how often the model in the brain's place scored best on recordings simulated from it. {string.Join(' ', groups.Select(group => $"{NameText.Short(group.Title, 80)}: {RecoveryWords.Reliability(group)}, {Size(group)}; guessing among {group.Candidates.Count} models {ComparisonText.Share(group.Chance)}."))} 95 % intervals: Wilson, over recordings. Taken for: the other model that won most.",
        Warning = Warning(groups),
        Heads =
        [
            TrendCells.Text("benchmark", "Benchmark"), TrendCells.Text("true_model", "Model behind it"), TrendCells.Text("family", "Family", narrow: false), TrendCells.Text("regime", "Regime", narrow: false),
            TrendCells.Number("recordings", "Recordings", 0), TrendCells.Number("recovered", "Won", 0), TrendCells.Number("rate", "Share", 2), TrendCells.Number("ci_low", "Low", 2), TrendCells.Number("ci_high", "High", 2),
            TrendCells.Number("right_family", "Right family", 0), TrendCells.Number("right_regime", "Right regime", 0), TrendCells.Text("taken_for", "Taken for", narrow: false), TrendCells.Number("taken_times", "Times", 0, narrow: false),
            new("neuroids", "Neuroids", "Of a recording; for RDMs, those simulated of each subject.") { IsNumeric = true, Use = ColumnUse.Csv },
            new("reliability", "Aimed at", "The reliability that was aimed at.") { IsNumeric = true, Use = ColumnUse.Csv }, new("simulated_reliability", "Simulated", "As measured in the simulated recordings.") { IsNumeric = true, Use = ColumnUse.Csv },
        ],
        Rows = [.. groups.SelectMany(group => group.Models.Select(model => Model(group, model)))],
    };

    /// <summary>One row a pair: the confusion matrix at length, with mean scores.</summary>
    public static ReportTable Pairs(IReadOnlyList<RecoveryGroup> groups) => new()
    {
        Id = "recovery-pairs",
        Caption = "Model recovery at length: how often each model scored best on recordings simulated from each, and its mean score on them.",
        Warning = Warning(groups),
        Heads =
        [
            TrendCells.Text("benchmark", "Benchmark"), TrendCells.Text("true_model", "Model behind it"), TrendCells.Text("scored_model", "Model scored"),
            TrendCells.Number("times_best", "Best", 0), TrendCells.Number("recordings", "Recordings", 0), TrendCells.Number("mean_score", "Mean score"),
        ],
        Rows =
        [
            .. groups.SelectMany(group => group.Models.SelectMany(model => group.Candidates.Select((candidate, i) => (IReadOnlyList<TableCell>)
            [
                Title(group), TrendCells.Name(model.Model.Name), TrendCells.Name(candidate.Name), TrendCells.Count((int)model.TimesBest[i]), TrendCells.Count((int)model.Recordings), TrendCells.Score(model.MeanScores[i]),
            ]))),
        ],
    };

    /// <summary>Stimuli, neuroids and subjects of a recording.</summary>
    public static string Size(RecoveryGroup group)
    {
        long[] neuroids = [.. group.Rows.Select(row => row.NNeuroids).Where(count => count > 0).Distinct().Order()];
        string each = group.First.Signal == "rdm" ? " a subject" : string.Empty;
        string count = neuroids.Length == 1 ? NumberText.Count(neuroids[0]) : $"{NumberText.Count(neuroids[0])} to {NumberText.Count(neuroids[^1])}";
        return $"{NumberText.Count(group.First.NStimuli)} stimuli, {count} neuroids{each}, {NumberText.Count(group.First.NSubjects)} subject{(group.First.NSubjects == 1 ? string.Empty : "s")}";
    }

    private static IReadOnlyList<TableCell> Model(RecoveryGroup group, RecoveredModel model)
    {
        Interval interval = model.Interval;
        (long times, int taken) = model.TimesBest.Select((count, i) => (Count: i == model.Own ? -1 : count, i)).Max();
        Storage.RecoveryRow row = group.Rows.First(own => own.TrueModel == model.Model.Name);
        return
        [
            Title(group), TrendCells.Name(model.Model.Name), TrendCells.Name(model.Model.Family), TrendCells.Name(model.Model.Regime),
            TrendCells.Count((int)model.Recordings), TrendCells.Count((int)model.Recovered), TrendCells.Ratio((double)model.Recovered / model.Recordings), TrendCells.Ratio(interval.Lower), TrendCells.Ratio(interval.Upper),
            TrendCells.Count((int)model.Won(group.Candidates, other => other.Family == model.Model.Family)), TrendCells.Count((int)model.Won(group.Candidates, other => other.Regime == model.Model.Regime)),
            times > 0 ? TrendCells.Name(group.Candidates[taken].Name) : TableCell.Missing, times > 0 ? TrendCells.Count((int)times) : TableCell.Missing,
            TrendCells.Count((int)row.NNeuroids), TrendCells.Score(row.Reliability), TrendCells.Score(row.SimulatedReliability),
        ];
    }

    private static string? Warning(IReadOnlyList<RecoveryGroup> groups) => groups.Any(group => group.Warning is not null) ? "Some recordings that these simulations stand for are themselves SIMULATED" : null;

    private static TableCell Title(RecoveryGroup group) => new(NameText.Short(group.Title, 80)) { Full = group.Title };
}
