using Concord.Alignment.Catalogue;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>Counts, over all models of a benchmark, who was right where others were, and what was taken for what.</summary>
/// <remarks>
/// A job knows one model, and two models' decisions meet only here; so counts are made when a run's tables are gathered, from the stored decisions that made the scores and from the dataset whose hash is in
/// their keys. No job returns anything new, and no stored result is read as something that it is not. Kept are counts and not people's trials: error consistency follows from them exactly, they do not grow
/// with the images (17 sets with 80,000 trials of 90 people and three models: 3,000 rows), and a run's folder can be passed on without anybody's single answers.
/// </remarks>
internal sealed class BehaviourTallies(string run)
{
    private readonly Dictionary<string, Gathered> benchmarks = new(StringComparer.Ordinal);

    /// <summary>Takes a score's decisions.</summary>
    /// <param name="job">The score.</param>
    /// <param name="output">Its result.</param>
    public void Add(ScoreJob job, ScoreOutput output)
    {
        string metric = job.Metric.Entry.Id;
        if (job.Metric.Entry.Need is not (MetricNeed.Trials or MetricNeed.Labels) || metric == "shape-bias")
        {
            return;
        }

        if (!this.benchmarks.TryGetValue(job.Benchmark.Id, out Gathered? gathered))
        {
            this.benchmarks[job.Benchmark.Id] = gathered = new Gathered(job, new(StringComparer.Ordinal), []);
        }

        string model = job.Model.Spec.Id;
        if (job.Model.Observer != TrialScorer.Humans)
        {
            gathered.Models.TryAdd(model, new AnsweringModel(model, job.Model.Observer, output.Trials));
        }

        // Whoever has a score by this metric pairs with everybody, image by image.
        if (metric is "error-consistency" or "majority-error-consistency")
        {
            gathered.Paired.Add(model);
        }
    }

    /// <summary>The counts of all benchmarks.</summary>
    /// <param name="targetOf">A benchmark's recorded side.</param>
    public (IReadOnlyList<AgreementRow> Agreements, IReadOnlyList<ConfusionRow> Confusions) Count(Func<ScoreJob, BenchmarkTarget> targetOf)
    {
        List<AgreementRow> agreements = [];
        List<ConfusionRow> confusions = [];
        foreach ((string benchmark, Gathered gathered) in this.benchmarks)
        {
            BenchmarkTarget target = targetOf(gathered.First);
            AnsweringModel[] models = [.. gathered.Models.Values];
            IReadOnlyList<AnsweredSet> sets = target.Labels is { } labels ? [AnsweredSets.OfLabels(labels, target.Dataset, models)] : AnsweredSets.OfTrials(target.Trials, models);
            foreach (AnsweredSet set in sets)
            {
                agreements.AddRange(gathered.Paired.Count == 0 ? [] : AgreementTally.Of(run, benchmark, set, gathered.Paired.Contains));
                confusions.AddRange(ConfusionTally.Of(run, benchmark, set));
            }

            confusions.AddRange(target.Labels is null ? [] : ConfusionTally.Of(run, benchmark, target.Dataset, target.Labels));
        }

        return (agreements, confusions);
    }

    private sealed record Gathered(ScoreJob First, Dictionary<string, AnsweringModel> Models, HashSet<string> Paired);
}
