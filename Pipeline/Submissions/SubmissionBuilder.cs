using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Submissions;

/// <summary>Makes a submission from a plan.</summary>
internal static class SubmissionBuilder
{
    /// <summary>Makes it; nothing is written.</summary>
    /// <param name="environment">Where the plan was made.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="outFolder">The run directory.</param>
    public static Submission Build(RunEnvironment environment, Plan plan, string outFolder)
    {
        string device = KindOf(plan.Device);
        Submission submission = new()
        {
            Id = string.Empty,
            Name = plan.Manifest.Name,
            ManifestPath = Path.GetFullPath(plan.Manifest.Path),
            Text = plan.Manifest.Text,
            Out = Path.GetFullPath(outFolder),
            Mirror = environment.Mirror is { } mirror ? Path.GetFullPath(mirror) : null,
            Data = environment.Data is { } data ? Path.GetFullPath(data) : null,
            Device = device,
            Batch = plan.Batch,
            Threads = plan.Manifest.Compute.Threads,
            Jobs = Jobs(plan, device),
        };
        return submission with { Id = IdOf(submission, plan) };
    }

    // Extractions are left out: whether one is planned hangs on what the store holds, and the same manifest must have the same id.
    private static string IdOf(Submission submission, Plan plan) => new Fingerprint()
        .Add("manifest", submission.Text)
        .Add("path", submission.ManifestPath)
        .Add("out", submission.Out)
        .Add("mirror", submission.Mirror)
        .Add("data", submission.Data)
        .Add("device", submission.Device)
        .Add("batch", submission.Batch)
        .Add("jobs", [.. plan.Jobs.Where(job => job is not ExtractJob).Select(job => job.Key)])
        .Hash[..16];

    private static SubmittedJob[] Jobs(Plan plan, string device)
    {
        Dictionary<string, JobParts> parts = new(StringComparer.Ordinal);
        foreach (Job job in plan.Jobs.Where(job => job is not ExtractJob))
        {
            JobParts own = PartsOf(job, plan.Manifest);
            parts[job.Key] = own;

            // A pass over the stimuli reads what all that need it ask for: planned with less it would be another job. Model recovery asks for nothing that no score does.
            foreach (string parent in job is RecoverJob ? [] : job.DependsOn)
            {
                parts[parent] = parts.TryGetValue(parent, out JobParts? others) ? others.With(own) : own;
            }
        }

        HashSet<string> there = [.. plan.Jobs.Select(job => job.Key)];
        return [.. plan.Jobs.Select(job => new SubmittedJob
        {
            Key = job.Key,
            Kind = job.Kind.ToString().ToLowerInvariant(),
            Title = job.Title,
            DependsOn = [.. job.DependsOn.Where(there.Contains)],
            Parts = job is ExtractJob ? parts[job.Key] : PartsOf(job, plan.Manifest),
            Activations = job is ExtractJob extract ? extract.AllReadouts : [],
            Device = job is ExtractJob ? device : "cpu",
            Memory = job.PeakBytes,
            ExpectedSeconds = job.ExpectedSeconds,
        })];
    }

    private static JobParts PartsOf(Job job, Manifest manifest) => job switch
    {
        TrainJob train => JobParts.OfTraining(train.Spec.Id),
        ScoreJob score => JobParts.OfScore(
            score.Model.Spec.Id,
            manifest.Simulations.FirstOrDefault(simulation => simulation.Id == score.Benchmark.Dataset),
            score.Benchmark.Id,
            score.Benchmark.Metrics.Index().First(metric => ReferenceEquals(metric.Item, score.Metric)).Index),
        RecoverJob recover => JobParts.OfRecovery([.. recover.Candidates.Select(score => PartsOf(score, manifest))]),
        SimulateJob simulate => JobParts.OfSimulation(simulate.Simulation),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.Kind, "no such kind of job"),
    };

    private static string KindOf(string device) => device.Split(':')[0];
}
