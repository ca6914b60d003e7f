using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Extraction;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Scores an observer's trials against the humans', with the published aggregation: conditions, then subjects, then data sets.</summary>
internal sealed class TrialScorer(ScoreContext context, string observer, string identity)
{
    /// <summary>The observer that stands for the humans among themselves.</summary>
    public const string Humans = "humans";

    private readonly RowFactory rows = new(context);
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>A network's decisions by set, to be written with its scores; null for an observer whose trials came with the data.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TrialRow>>? Decisions { get; init; }

    /// <summary>How a network decided, for the tables; null for other observers.</summary>
    public string? Readout { get; init; }

    /// <summary>Scores every set and the mean over sets. A network is scored on the sets that it was shown; with one left out, the mean is undefined.</summary>
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
                if (this.Decisions is not null)
                {
                    continue;
                }

                throw new InvalidOperationException($"'{observer}' has no trials in the set '{table.Dataset}'; it has {string.Join(", ", table.ModelObservers)}");
            }

            TrialSetScore score = metric.Score(table, observer, context.Seed, context.Draws);
            scores.Add(score);
            if (tables.Length > 1)
            {
                this.Add(output, score, table.Dataset, table.Dataset);
            }
        }

        TrialSetScore whole = tables.Length > 1 ? Mean(scores) : scores[0];
        if (scores.Count < tables.Length)
        {
            whole = whole with { Value = Scored.Undefined($"{tables.Length - scores.Count} of {tables.Length} sets bring no pictures to show; a mean over the others would be another score"), Between = double.NaN, Draws = [] };
        }

        this.Add(output, whole, null, tables.Length > 1 ? null : tables[0].Dataset);
        if (tables.Length > 1 && scores.Count == tables.Length)
        {
            output.Renderings.AddRange(RenderedRows.MeanOverSets(output.Rows.Last(row => row.Condition is null).Fingerprint, output.Renderings, tables.Length));
        }

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

    // The mean over sets stands under the dataset's name, and so does a benchmark's only set.
    private void Add(ScoreOutput output, TrialSetScore score, string? set, string? decided)
    {
        string shown = StimuliAsSeen.Name(context.Target.Dataset, context.Benchmark.Transform);
        string stimuli = set is null ? shown : $"{shown}/{set}";
        ScoreRow row = this.rows.Make(identity, set is null ? string.Empty : "set " + set) with
        {
            Stimuli = stimuli,
            Score = RowFactory.Defined(score.Value.Value),
            Ceiling = context.Metric.Ceiling == "none" || observer == Humans ? null : RowFactory.Defined(score.Between),
            Selection = "fixed",
            Readout = this.Readout,
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
                CiLow = RowFactory.Defined(interval.Lower),
                CiHigh = RowFactory.Defined(interval.Upper),
                CiMethod = $"bootstrap over images within conditions, jointly for all observers, {context.Draws} draws, percentile 95 %, seed {context.Seed}",
            };
            output.Resamples.AddRange(score.Draws.Select((value, d) => new ResampleRow(context.Benchmark.Id, d, row.Fingerprint, RowFactory.Defined(value))));
        }

        output.Rows.Add(row);
        output.Renderings.AddRange(RenderedRows.Of(row.Fingerprint, score.Raw));
        if (decided is not null && this.Decisions?.TryGetValue(decided, out IReadOnlyList<TrialRow>? trials) == true)
        {
            output.Trials.AddRange(trials.Select(trial => trial with { Fingerprint = row.Fingerprint }));
        }

        output.Rows.AddRange(score.Conditions.Select(condition => this.rows.Make(identity, $"set {set}, condition {condition.Condition}") with
        {
            Stimuli = stimuli,
            Condition = condition.Condition,
            Selection = "fixed",
            Readout = this.Readout,
            Score = RowFactory.Defined(condition.Value),
            NSubjects = score.Humans,
            Note = double.IsNaN(condition.Value) ? "undefined for this condition" : null,
        }));
    }
}
