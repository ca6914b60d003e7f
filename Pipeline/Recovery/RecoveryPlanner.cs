using System.Globalization;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Recovery;

/// <summary>Plans model recovery: one job a benchmark, metric and model that takes the brain's place.</summary>
/// <param name="environment">Where the work is done.</param>
/// <param name="recorded">The recorded side of a benchmark that is no simulation.</param>
internal sealed class RecoveryPlanner(RunEnvironment environment, Func<Dataset, BenchmarkSpec, BenchmarkTarget> recorded)
{
    /// <summary>The jobs, and why benchmarks and models are left out.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="scores">The scores that are planned; their keys of passes may be provisional.</param>
    /// <param name="cautions">Takes what is left out.</param>
    public IReadOnlyList<RecoverJob> Plan(Manifest manifest, IReadOnlyList<ScoreJob> scores, ICollection<string> cautions)
    {
        if (manifest.Recovery is not { } recovery)
        {
            return [];
        }

        List<RecoverJob> jobs = [];

        // A definition with another ceiling has the same winners: the first stands for all.
        foreach (ScoreJob[] group in scores.Where(score => recovery.Has(score.Benchmark) && RecoveryFit.Concerns(score.Metric.Entry)).GroupBy(score => (score.Benchmark.Id, score.Metric.Definition)).Select(same => Last([.. same.Where(score => score.Metric == same.First().Metric)])))
        {
            string what = $"no model recovery of '{group[0].Benchmark.Id}' by {group[0].Metric.Name}";
            ScoreJob[] candidates = [.. group.DistinctBy(score => score.Key)];
            SimulationSpec? simulation = manifest.Simulations.FirstOrDefault(spec => spec.Id == group[0].Benchmark.Dataset);
            Dataset shown = environment.Datasets.Load(simulation?.Stimuli ?? group[0].Benchmark.Dataset);
            BenchmarkTarget? target = simulation is null ? recorded(shown, group[0].Benchmark) : null;
            if (FitOf(simulation, target).Obstacle(group[0].Metric.Entry, recovery.Reliability) is { } obstacle)
            {
                cautions.Add($"{what}: {obstacle.Reason}");
            }
            else if (candidates.Length < 2)
            {
                cautions.Add($"{what}: '{group[0].Model.Spec.Id}' is the only model that is scored");
            }
            else
            {
                HashSet<string> meant = [.. group.Where(score => recovery.Models.Contains(score.Model.Spec.Id, StringComparer.Ordinal)).Select(score => score.Key)];
                ScoreJob[] generators = [.. candidates.Where(score => recovery.Models.Count == 0 || meant.Contains(score.Key))];
                bool takesRdms = simulation is null && target!.Neuroids is null;
                Tell([.. group.Except(candidates)], "is the same network under another name, and stands once in model recovery");
                Tell([.. generators.Where(score => !takesRdms && score.Model.Rdm is not null)], "is an RDM, of which no neuroids can be recorded: it is a candidate only");
                CostModel cost = CostModel.Recovery(recovery, candidates, shown, simulation);
                jobs.AddRange(generators.Where(score => takesRdms || score.Model.Rdm is null).Select(score => this.Job(recovery, score, candidates, cost)));
            }

            void Tell(ScoreJob[] of, string told)
            {
                if (of.Length > 0)
                {
                    cautions.Add($"model recovery of '{group[0].Benchmark.Id}' by {group[0].Metric.Name}: {Suggestions.List([.. of.Select(score => score.Model.Spec.Id)])}: {told}");
                }
            }
        }

        return jobs;
    }

    // Of a network along training the last weights stand for it, as in every comparison; one network alone is told from itself.
    private static ScoreJob[] Last(ScoreJob[] scores)
    {
        ILookup<string, long> steps = scores.Where(score => score.Model.Spec.CheckpointStep is not null).ToLookup(score => SeriesOf(score.Model.Spec), score => score.Model.Spec.CheckpointStep!.Value, StringComparer.Ordinal);
        bool isAlone = scores.Where(score => score.Model.IsNetwork).Select(score => SeriesOf(score.Model.Spec)).Distinct(StringComparer.Ordinal).Take(2).Count() < 2;
        return isAlone ? scores : [.. scores.Where(score => score.Model.Spec.CheckpointStep is not { } step || step == steps[SeriesOf(score.Model.Spec)].Max())];
    }

    private static string SeriesOf(ModelSpec model) => model.CheckpointStep is null ? model.Id : model.Id.Split('@')[0];

    private static RecoveryFit FitOf(SimulationSpec? simulation, BenchmarkTarget? target) => simulation is not null
        ? new RecoveryFit(true, simulation.Repetitions > 1, simulation.Subjects > 1)
        : new RecoveryFit(target!.Neuroids is not null, target.Repetitions is not null || target.Neuroids?.Neuroids.Any(neuroid => double.IsFinite(neuroid.Ceiling)) == true, target.SubjectRdms.Count > 1);

    private RecoverJob Job(RecoverySpec recovery, ScoreJob generator, ScoreJob[] candidates, CostModel cost)
    {
        // The keys of scores hold models, layers, metric and recorded side: what chose the layers is part of them.
        Fingerprint inputs = new Fingerprint()
            .Add("recovery", RecoveryVersion.Current)
            .Add("true", generator.Key)
            .Add("candidates", [.. candidates.Select(score => score.Key)])
            .Add("recordings", recovery.Recordings)
            .Add("reliability", recovery.Reliability?.ToString("R", CultureInfo.InvariantCulture) ?? ManifestWords.Measured)
            .Add("signal", recovery.Signal)
            .Add("seed", generator.Seed);
        return new RecoverJob
        {
            Key = inputs.Hash,
            Inputs = inputs.Text,
            Title = $"recover {generator.Model.Spec.Id} on {generator.Benchmark.Id} · {generator.Metric.Name}",
            DependsOn = [.. candidates.SelectMany(score => score.DependsOn.Append(score.Key)).Distinct(StringComparer.Ordinal)],
            Cached = environment.Store.HasResult(inputs.Hash),
            PeakBytes = cost.Bytes,
            ExpectedSeconds = cost.Seconds,
            Recovery = recovery,
            True = generator,
            Candidates = candidates,
            Seed = generator.Seed,
        };
    }
}
