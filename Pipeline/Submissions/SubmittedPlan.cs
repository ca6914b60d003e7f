using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Submissions;

/// <summary>Plans jobs of a submission again, in the process that does them: from the manifest's text, and from the parts that a job needs alone.</summary>
/// <remarks>Every source is found and verified anew. Where the key that comes out is not the one that was submitted, an input has changed, and the job is refused: no result can stand under a key that did not make it.</remarks>
internal sealed class SubmittedPlan
{
    private readonly Manifest manifest;
    private readonly Dictionary<string, SubmittedJob> jobs;

    /// <summary>Reads the submission's manifest.</summary>
    /// <exception cref="InvalidDataException">The manifest cannot be read any more: a dataset file that it names has changed.</exception>
    public SubmittedPlan(Submission submission, ResultStore store, string device)
    {
        Resolution.DeclaredDatasetReader declared = new();
        this.Submission = submission;
        this.Environment = new RunEnvironment(store.Root, submission.Mirror, device, long.MaxValue, declared, submission.Data);
        ManifestReadResult read = ManifestReader.ReadSubmitted(submission.ManifestPath, submission.Text, new CatalogueVocabulary(declared));
        Manifest whole = read.Manifest ?? throw new InvalidDataException($"{submission.ManifestPath}, as submitted ({submission.Id}): {read.Findings.First(finding => finding.Severity == Severity.Error)}");
        this.manifest = whole with { Compute = whole.Compute with { Batch = submission.Batch } };
        this.jobs = submission.Jobs.ToDictionary(job => job.Key, StringComparer.Ordinal);
    }

    /// <summary>What was submitted.</summary>
    public Submission Submission { get; }

    /// <summary>Where the work is done.</summary>
    public RunEnvironment Environment { get; }

    /// <summary>A submitted job.</summary>
    /// <exception cref="InvalidDataException">The submission has no job of this key.</exception>
    public SubmittedJob Find(string key) =>
        this.jobs.TryGetValue(key, out SubmittedJob? job) ? job : throw new InvalidDataException($"submission {this.Submission.Id} has no job {key}");

    /// <summary>The job with all that doing it needs, and its plan.</summary>
    /// <exception cref="InvalidDataException">An input has changed since it was submitted.</exception>
    public (Job Job, Plan Plan) Make(SubmittedJob submitted, CancellationToken cancellationToken)
    {
        Plan plan = new Planner(this.Environment).Plan(submitted.Parts.Of(this.manifest), cancellationToken);
        Job job = plan.Jobs.FirstOrDefault(candidate => candidate.Key == submitted.Key)
            ?? throw new InvalidDataException($"'{submitted.Title}': an input has changed since it was submitted (weights, a dataset's file, a recording, or the program itself): its key {submitted.Key[..12]} does not come out again. Nothing was stored; submit the manifest anew.");
        return (job, plan);
    }

    /// <summary>The whole plan, for the run directory.</summary>
    public Plan MakeAll(CancellationToken cancellationToken) => new Planner(this.Environment).Plan(this.manifest, cancellationToken);
}
