using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Recovery;

/// <summary>Model recovery on one benchmark and metric.</summary>
internal sealed class RecoveryGroup
{
    private RecoveryGroup(RecoveryRow first, string title)
    {
        this.First = first;
        this.Title = title;
    }

    /// <summary>A row of a model that was recorded, for what all such rows share.</summary>
    public RecoveryRow First { get; }

    /// <summary>Benchmark and metric, as other sections name them.</summary>
    public string Title { get; }

    /// <summary>A warning that must stand beside the numbers; null for none.</summary>
    public string? Warning { get; private init; }

    /// <summary>Every model that was scored, by family and regime: columns of the matrix.</summary>
    public required IReadOnlyList<RecoveryModel> Candidates { get; init; }

    /// <summary>The models that took the brain's place, in the order of the candidates.</summary>
    public required IReadOnlyList<RecoveredModel> Models { get; init; }

    /// <summary>The model that scores highest on the recording itself; null where no score is defined.</summary>
    public string? Best { get; private init; }

    /// <summary>Every pair of a model behind recordings and a model that was scored on them.</summary>
    public required IReadOnlyList<RecoveryRow> Rows { get; init; }

    /// <summary>All recordings.</summary>
    public long Recordings => this.Models.Sum(model => model.Recordings);

    /// <summary>Those that were won by the model behind them.</summary>
    public long Recovered => this.Models.Sum(model => model.Recovered);

    /// <summary>Share of recordings won by the model behind them.</summary>
    public double Rate => (double)this.Recovered / this.Recordings;

    /// <summary>Wilson's 95 % interval of the rate.</summary>
    public Interval Interval => WilsonInterval.Compute((int)this.Recovered, (int)this.Recordings);

    /// <summary>The rate of guessing among the candidates.</summary>
    public double Chance => 1.0 / this.Candidates.Count;

    /// <summary>Whether recovery fails: fewer than half the recordings are won by the model behind them, or the rate is not clearly above chance.</summary>
    public bool Fails => this.Rate < 0.5 || !(this.Interval.Lower > this.Chance);

    /// <summary>The groups of a report, in the order of its benchmarks; models without a recording are left out.</summary>
    public static IReadOnlyList<RecoveryGroup> Of(ReportInput input, IReadOnlyList<ScoreGroup> groups) =>
    [
        .. input.Recoveries.GroupBy(row => (row.Run, row.Benchmark, row.Metric, row.Definition)).Select(same => Make(input, [.. same], groups.FirstOrDefault(group => group.Benchmark == same.Key.Benchmark && group.Metric == same.Key.Metric && group.Definition == same.Key.Definition))).Where(group => group.Recordings > 0),
    ];

    /// <summary>How often the winner agreed with the model behind the recording in a label, and how often a guess would.</summary>
    /// <param name="label">Family or regime.</param>
    public (long Right, long WrongModelRight, double Chance) Agreement(Func<RecoveryModel, string> label)
    {
        long right = this.Models.Sum(model => model.Won(this.Candidates, candidate => label(candidate) == label(model.Model)));
        double chance = this.Models.Average(model => (double)this.Candidates.Count(candidate => label(candidate) == label(model.Model)) / this.Candidates.Count);
        return (right, right - this.Recovered, chance);
    }

    private static RecoveryGroup Make(ReportInput input, RecoveryRow[] rows, ScoreGroup? group)
    {
        RecoveryModel[] candidates =
        [
            .. rows.Select(row => new RecoveryModel(row.ScoredModel, row.ScoredFamily, row.ScoredRegime)).Distinct()
                .OrderBy(model => model.Family, StringComparer.Ordinal).ThenBy(model => model.Regime, StringComparer.Ordinal).ThenBy(model => model.Name, StringComparer.Ordinal),
        ];
        string[] names = [.. candidates.Select(candidate => candidate.Name)];
        RecoveredModel[] models =
        [
            .. rows.GroupBy(row => row.TrueModel).Select(of => One(of.ToDictionary(row => row.ScoredModel), names)).Where(model => model.Recordings > 0).OrderBy(model => model.Own),
        ];
        return new RecoveryGroup(rows.FirstOrDefault(row => row.Recordings > 0) ?? rows[0], $"{BenchmarkTitle.Of(input, rows[0].Run, rows[0].Benchmark)} · {rows[0].Metric}")
        {
            Warning = input.BenchmarkNotes.GetValueOrDefault(rows[0].Benchmark),
            Candidates = candidates,
            Models = models,
            Rows = rows,
            Best = group?.Entries.FirstOrDefault(entry => entry.Score is not null)?.Identity.Model,
        };
    }

    private static RecoveredModel One(Dictionary<string, RecoveryRow> scored, string[] names)
    {
        RecoveryRow first = scored.Values.First();
        return new RecoveredModel(
            new RecoveryModel(first.TrueModel, first.TrueFamily, first.TrueRegime),
            [.. names.Select(name => scored.TryGetValue(name, out RecoveryRow? row) ? row.TimesBest : 0)],
            [.. names.Select(name => scored.TryGetValue(name, out RecoveryRow? row) ? row.MeanScore : null)],
            first.Recordings,
            Array.IndexOf(names, first.TrueModel));
    }
}
