using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>model-vs-human's two tables, human-likeness and out-of-distribution accuracy, and beside each its uncertainty: intervals and rank sets, from the same draws for every model.</summary>
/// <remarks>
/// Values are those that model-vs-human's code prints: means over conditions, humans and sets, κ = 1 where two observers always agree. The mean rank is that of the models in the table, over accuracy difference (falling),
/// observed and error consistency (rising). Bold is the 95 % rank set that includes rank 1, and not the best third decimal.
/// Source: Geirhos et al. 2021, doi:10.48550/arXiv.2106.07411; bethgelab/model-vs-human <c>latex-report/assets/benchmark_table_humanlike.tex</c> and <c>benchmark_table_accuracy.tex</c>.
/// </remarks>
internal static class HumanLikenessTables
{
    private const string Rendering = "model-vs-human";

    private static readonly string[] s_metrics = ["accuracy-difference", "observed-consistency", "error-consistency"];

    /// <summary>The tables of every benchmark that has the metrics, for two models at least.</summary>
    /// <param name="groups">The groups that are no part of another.</param>
    /// <param name="rendered">Renderings by fingerprint.</param>
    public static IReadOnlyList<ReportTable> Make(IReadOnlyList<ScoreGroup> groups, ILookup<string, RenderingRow> rendered) =>
        [.. groups.GroupBy(group => group.Benchmark, StringComparer.Ordinal).SelectMany(benchmark => Of(benchmark.Key, [.. benchmark], rendered))];

    private static IEnumerable<ReportTable> Of(string benchmark, ScoreGroup[] groups, ILookup<string, RenderingRow> rendered)
    {
        ScoreGroup?[] metrics = [.. s_metrics.Select(name => Named(groups, name))];
        if (metrics.OfType<ScoreGroup>().ToArray() is not { Length: 3 } found)
        {
            yield break;
        }

        ScoreEntry[][] models = [.. found[0].Entries.Select(entry => found.Select(group => group.Entries.FirstOrDefault(other => other.Label == entry.Label && other.Score is not null)).OfType<ScoreEntry>().ToArray()).Where(row => row.Length == found.Length)];
        if (models.Length < 2)
        {
            yield break;
        }

        Ranking ranking = Rank(found, models, rendered);
        int[] order = [.. Enumerable.Range(0, models.Length).OrderBy(model => ranking.Means[model])];
        yield return Published(benchmark, found, models, (ranking, order), rendered);
        yield return Uncertainty(benchmark, found, models, (ranking, order));
        if (Named(groups, "accuracy") is { } accuracy)
        {
            yield return Accuracy(benchmark, accuracy);
        }
    }

    private static ScoreGroup? Named(ScoreGroup[] groups, string metric) => Array.Find(groups, group => group.Metric.Split('(')[0] == metric);

    // The number that model-vs-human prints; where it states none of its own, its value is ours.
    private static double Value(ScoreEntry entry, ILookup<string, RenderingRow> rendered) =>
        rendered[entry.Headline!.Fingerprint].FirstOrDefault(row => row.Rendering == Rendering)?.Value ?? entry.Score!.Value;

    private static Ranking Rank(ScoreGroup[] metrics, ScoreEntry[][] models, ILookup<string, RenderingRow> rendered)
    {
        double[] means = MeanRank.Compute([.. metrics.Select((group, m) => ((IReadOnlyList<double>)[.. models.Select(model => Value(model[m], rendered))], group.HigherIsBetter))]);
        int draws = models.SelectMany(model => model).Min(entry => entry.Draws?.Length ?? 0);
        double[][] drawn = [.. models.Select(_ => new double[draws])];
        for (int draw = 0; draw < draws; draw++)
        {
            double[] ranks = MeanRank.Compute([.. metrics.Select((group, m) => ((IReadOnlyList<double>)[.. models.Select(model => model[m].Draws![draw])], group.HigherIsBetter))]);
            for (int model = 0; model < models.Length; model++)
            {
                drawn[model][draw] = ranks[model];
            }
        }

        return new Ranking(means, drawn, RankSummary.Compute(means, drawn, higherIsBetter: false));
    }

    private static ReportTable Published(string benchmark, ScoreGroup[] metrics, ScoreEntry[][] models, (Ranking Ranking, int[] Order) ranked, ILookup<string, RenderingRow> rendered) => new()
    {
        Id = Slug.Of(benchmark + " human-likeness"),
        Caption = $"Human-likeness on {benchmark}, as model-vs-human's code computes it (Geirhos et al. 2021), remade from raw trials: {models.Length} models, best mean rank first. Bold: the 95 % rank set includes rank 1, so a third decimal alone makes no winner.",
        Warning = metrics[0].Warning,
        Heads = [new("model", "Model", "The model."), Number("accuracy_difference", "Accuracy diff."), Number("observed_consistency", "Obs. consistency"), Number("error_consistency", "Error consistency"), Number("mean_rank", "Mean rank")],
        Rows =
        [
            .. ranked.Order.Select(model => (IReadOnlyList<TableCell>)
            [
                new(models[model][0].Label),
                .. models[model].Select((entry, m) => new TableCell(NumberText.Score(Value(entry, rendered)), Value(entry, rendered)) { IsStrong = metrics[m].ShowsBold && entry.Ranks is { Best: 1 } }),
                new(NumberText.Score(ranked.Ranking.Means[model], bounded: false), ranked.Ranking.Means[model]) { IsStrong = ranked.Ranking.IsTop(model) },
            ]),
        ],
    };

    private static ReportTable Uncertainty(string benchmark, ScoreGroup[] metrics, ScoreEntry[][] models, (Ranking Ranking, int[] Order) ranked) => new()
    {
        Id = Slug.Of(benchmark + " human-likeness intervals"),
        Caption = $"How sure the table of human-likeness on {benchmark} is: 95 % intervals of the three scores and of the mean rank, and the ranks that each model may hold. Images are drawn anew within conditions, {ranked.Ranking.Draws[0].Length} times, the same for all models and people; the mean rank is taken within each draw. {Figures.Caption.Count(metrics[0])}",
        Warning = metrics[0].Warning,
        Heads = [new("model", "Model", "The model."), .. Interval("accuracy_difference", "Accuracy diff."), .. Interval("observed_consistency", "Obs. cons."), .. Interval("error_consistency", "Error cons."), .. Interval("mean_rank", "Mean rank", prose: ColumnUse.Html | ColumnUse.Markdown), new("rank_set", "Ranks", "The ranks that the model may hold by its mean rank, 95 % for all models together.")],
        Rows = [.. ranked.Order.Select(model => (IReadOnlyList<TableCell>)[new(models[model][0].Label), .. models[model].SelectMany(entry => Ends(entry.Headline?.CiLow, entry.Headline?.CiHigh, bounded: true)), .. ranked.Ranking.Ends(model), new(ranked.Ranking.Set(model))])],
    };

    private static ReportTable Accuracy(string benchmark, ScoreGroup accuracy)
    {
        ScoreEntry[] models = [.. accuracy.Entries.Where(entry => entry.Score is not null)];
        double[] ranks = MeanRank.Compute(((IReadOnlyList<double>)[.. models.Select(entry => entry.Score!.Value)], true));
        return new ReportTable
        {
            Id = Slug.Of(benchmark + " ood-accuracy"),
            Caption = $"Out-of-distribution accuracy on {benchmark}, as model-vs-human's code computes it, remade from raw trials: mean over conditions, then sets. The interval (95 %, over images) and the ranks that a model may hold stand beside it. {Figures.Caption.Bold(accuracy)}",
            Warning = accuracy.Warning,
            Heads = [new("model", "Model", "The model."), Number("ood_accuracy", "OOD accuracy"), Number("rank", "Rank"), .. Interval("ood_accuracy", "95 % interval"), new("rank_set", "Ranks", "The ranks that the model may hold, 95 % for all models together.")],
            Rows =
            [
                .. models.Select((entry, i) => (IReadOnlyList<TableCell>)
                [
                    new(entry.Label), new(NumberText.Score(entry.Score), entry.Score) { IsStrong = accuracy.ShowsBold && entry.Ranks is { Best: 1 } }, new(NumberText.Score(ranks[i], bounded: false), ranks[i]),
                    .. Ends(entry.Headline?.CiLow, entry.Headline?.CiHigh, bounded: true), new(entry.Ranks is { } set ? RankSummary.Text(set) : NumberText.Missing),
                ]),
            ],
        };
    }

    private static TableHead Number(string id, string title) => new(id, title, title + ".") { IsNumeric = true };

    // People read an interval, files hold its ends.
    private static TableHead[] Interval(string id, string title, ColumnUse prose = ColumnUse.Prose) =>
    [
        new(id + "_interval", title, $"{title}: the 95 % interval.") { Use = prose },
        new(id + "_low", title + ", low", "Lower end.") { Use = ColumnUse.Csv, IsNumeric = true },
        new(id + "_high", title + ", high", "Upper end.") { Use = ColumnUse.Csv, IsNumeric = true },
    ];

    private static TableCell[] Ends(double? low, double? high, bool bounded) => [new(NumberText.Interval(low, high, bounded)), new(NumberText.Score(low, bounded), low), new(NumberText.Score(high, bounded), high)];

    private sealed record Ranking(double[] Means, double[][] Draws, RankSummary? Summary)
    {
        public bool IsTop(int model) => Summary is { } summary && summary.Sets[model].Best == 1 && 2 * summary.Sets.Count(set => set.Best == 1) <= summary.Sets.Count;

        public string Set(int model) => Summary is null ? NumberText.Missing : RankSummary.Text(Summary.Sets[model]);

        public TableCell[] Ends(int model)
        {
            if (Draws[model].Length < RankSummary.FewestDraws)
            {
                return HumanLikenessTables.Ends(null, null, bounded: false);
            }

            Interval interval = Alignment.Resampling.Interval.Percentile(Draws[model]);
            return HumanLikenessTables.Ends(interval.Lower, interval.Upper, bounded: false);
        }
    }
}
