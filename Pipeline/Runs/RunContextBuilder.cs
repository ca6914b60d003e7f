using System.Runtime.InteropServices;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Runs;

/// <summary>Gathers what a report says beside the numbers.</summary>
internal static class RunContextBuilder
{
    public static RunContext Build(RunEnvironment environment, Plan plan, IReadOnlyList<RdmDescription> rdms, DateTimeOffset madeAt)
    {
        Manifest manifest = plan.Manifest;
        Dictionary<string, string> benchmarkNotes = new(StringComparer.Ordinal);
        foreach (ScoreJob job in plan.Scores.Where(job => job.SimulationKey is not null).DistinctBy(job => job.Benchmark.Id).Where(job => environment.Store.HasResult(job.SimulationKey!)))
        {
            if (new TargetBuilder(environment).Build(job).Warning is { } warning)
            {
                benchmarkNotes[job.Benchmark.Id] = warning;
            }
        }

        foreach (BenchmarkSpec benchmark in manifest.Benchmarks.Where(benchmark => manifest.Simulations.All(simulation => simulation.Id != benchmark.Dataset)))
        {
            if (environment.Datasets.Load(benchmark.Dataset).Info.Warning is { } warning)
            {
                benchmarkNotes[benchmark.Id] = warning;
            }
        }

        return new RunContext
        {
            Identity = Identity(plan),
            Name = manifest.Name,
            Question = manifest.Question,
            MadeAt = madeAt,
            By = manifest.Report.By,
            Columns = manifest.Report.Columns,
            Formats = manifest.Report.Formats,
            Analyses = manifest.Analyses,
            Multiverses = manifest.Multiverses,
            ModelNotes = plan.Models.Where(model => model.Note is not null).ToDictionary(model => model.Spec.Id, model => model.Note!, StringComparer.Ordinal),
            BenchmarkNotes = benchmarkNotes,
            References = References(environment, plan),
            Provenance =
            [
                $"Concord {ProductVersion.Text}; manifest '{manifest.Name}', seed {manifest.Seed}, {manifest.Bootstrap} bootstrap draws.",
                $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}; device {plan.Device}, {manifest.Compute.Threads} threads within an operation, batch {plan.Batch}.",
                .. manifest.Benchmarks.Select(benchmark => benchmark.Dataset).Concat(manifest.Simulations.Select(simulation => simulation.Stimuli)).Distinct(StringComparer.Ordinal)
                    .Where(id => manifest.Simulations.All(simulation => simulation.Id != id))
                    .Select(id => environment.Datasets.Load(id).Info)
                    .Select(info => $"Dataset {info.Id} (version {info.Version}): {info.Title}. Licence: {info.Licence}."),
                .. manifest.Benchmarks.SelectMany(benchmark => benchmark.Metrics.Select(metric => (metric.Ceiling, benchmark.Id))).Distinct().GroupBy(pair => pair.Ceiling, pair => pair.Id)
                    .Select(same => CeilingText.Describe(same.Key) is { } what ? $"Noise ceiling {same.Key} of {string.Join(", ", same)}: {what}." : null).OfType<string>(),
                .. ShownPictures.Lines(environment, manifest),
                .. plan.Models.Where(model => model.WeightsPath is not null).Select(model => $"Weights of {model.Spec.Id}: {model.Architecture}, SHA-256 {model.WeightsDigest}{(model.Checkpoint?.Naming is { } naming ? ", " + naming : string.Empty)}; {(model.Tokenizer is { } tokenizer ? tokenizer.Canonical : $"preprocessing {model.Preprocessing!.Describe()}")}."),
                .. plan.Cautions,
            ],
            Rdms = rdms,
        };
    }

    /// <summary>What <see cref="RunContext.Identity"/> is for a plan.</summary>
    public static string Identity(Plan plan) => new Storage.Fingerprint().Add("version", ProductVersion.Text).Add("manifest", plan.Manifest.Text).Add("jobs", [.. plan.Jobs.Select(job => job.Key)]).Hash;

    private static IReadOnlyList<string> References(RunEnvironment environment, Plan plan)
    {
        IEnumerable<string> datasets = plan.Manifest.Benchmarks.Select(benchmark => plan.Manifest.Simulations.FirstOrDefault(simulation => simulation.Id == benchmark.Dataset)?.Stimuli ?? benchmark.Dataset)
            .Concat(plan.Manifest.Trainings.Select(training => training.Data.Dataset ?? "rendered-shapes-32"))
            .Distinct(StringComparer.Ordinal).Select(id => environment.Datasets.Load(id).Info.Citation);
        return [.. datasets.Concat(plan.Models.Select(model => model.Citation).OfType<string>()).Where(text => text.StartsWith('@')).Distinct(StringComparer.Ordinal)];
    }
}
