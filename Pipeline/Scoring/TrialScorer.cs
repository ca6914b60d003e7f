using System.Diagnostics;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Scores an observer's trials against the humans', with the published aggregation: conditions, then subjects, then data sets.</summary>
internal sealed class TrialScorer(ScoreContext context, string observer, string identity)
{
    /// <summary>The observer that stands for the humans among themselves.</summary>
    public const string Humans = "humans";

    private readonly RowFactory rows = new(context);
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>Scores every set and the mean over sets.</summary>
    public ScoreOutput Run()
    {
        ITrialMetric metric = TrialMetrics.Make(context.Metric);
        TrialTable[] tables = [.. context.Target.Trials.Where(metric.AppliesTo)];
        if (tables.Length == 0)
        {
            throw new InvalidOperationException($"{context.Metric.Name} applies to none of the sets {string.Join(", ", context.Target.Trials.Select(table => table.Dataset))}");
        }

        ScoreOutput output = new();
        List<TrialSetScore> scores = [];
        foreach (TrialTable table in tables)
        {
            if (observer != Humans && !table.ModelObservers.Contains(observer))
            {
                throw new InvalidOperationException($"'{observer}' has no trials in the set '{table.Dataset}'; it has {string.Join(", ", table.ModelObservers)}");
            }

            TrialSetScore score = metric.Score(table, observer, context.Seed, context.Draws);
            scores.Add(score);
            if (tables.Length > 1)
            {
                this.Add(output, score, table.Dataset);
            }
        }

        this.Add(output, tables.Length > 1 ? Mean(scores) : scores[0], null);
        return output;
    }

    private static TrialSetScore Mean(List<TrialSetScore> scores) => new()
    {
        Value = BehaviourAggregate.OverDatasets([.. scores.Select(score => score.Value.Value)]),
        Between = BehaviourAggregate.OverDatasets([.. scores.Select(score => score.Between)]).Value,
        Draws = scores.Any(score => score.Draws.Length == 0) ? [] : BehaviourAggregate.DrawsOverDatasets([.. scores.Select(score => score.Draws)]),
        Conditions = [],
        Images = scores.Sum(score => score.Images),
        Humans = scores.Sum(score => score.Humans),
    };

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;

    private void Add(ScoreOutput output, TrialSetScore score, string? set)
    {
        string stimuli = set is null ? context.Target.Dataset : $"{context.Target.Dataset}/{set}";
        ScoreRow row = this.rows.Make(identity, set is null ? string.Empty : "set " + set) with
        {
            Stimuli = stimuli,
            Score = Defined(score.Value.Value),
            Ceiling = context.Metric.Ceiling == "none" || observer == Humans ? null : Defined(score.Between),
            Selection = "fixed",
            NStimuli = score.Images,
            NSubjects = score.Humans,
            Seconds = Stopwatch.GetElapsedTime(this.start).TotalSeconds,
            Note = score.Value.Note,
        };
        if (score.Draws.Length > 0 && score.Value.IsDefined)
        {
            Interval interval = Interval.Percentile(score.Draws);
            row = row with
            {
                CiLow = Defined(interval.Lower),
                CiHigh = Defined(interval.Upper),
                CiMethod = $"bootstrap over images within conditions, jointly for all observers, {context.Draws} draws, percentile 95 %, seed {context.Seed}",
            };
            output.Resamples.AddRange(score.Draws.Select((value, d) => new ResampleRow(context.Benchmark.Id, d, row.Fingerprint, Defined(value))));
        }

        output.Rows.Add(row);
        output.Rows.AddRange(score.Conditions.Select(condition => this.rows.Make(identity, $"set {set}, condition {condition.Condition}") with
        {
            Stimuli = stimuli,
            Condition = condition.Condition,
            Selection = "fixed",
            Score = Defined(condition.Value),
            NSubjects = score.Humans,
            Note = double.IsNaN(condition.Value) ? "undefined in every pair of this condition" : null,
        }));
    }
}
