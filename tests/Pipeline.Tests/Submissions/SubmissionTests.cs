using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Submissions;

/// <summary>A job that is planned from its own parts alone is the job that was submitted.</summary>
public sealed class SubmissionTests
{
    // Two names of one network, a projection fitted on another set, a simulation from a third network, several metrics of a benchmark, a grid.
    private const string Rich = """
        name: rich
        seed: 3
        bootstrap: 20
        models:
          - { id: cnn, architecture: cifar-cnn-a, weights: { init: 1 } }
          - { id: same, architecture: cifar-cnn-a, weights: { init: 1 }, layers: ['1', logits] }
          - { id: vit, architecture: vit-tiny-32, weights: { init: 1 }, layers: [blocks.0, blocks.2], readout: { tokens: mean } }
          - { id: fitted, architecture: vit-tiny-32, weights: { init: 2 }, layers: [blocks.1], readout: { projection: { kind: pca, dims: 5, fit-on: drawn-objects } } }
        simulations:
          - { id: sim, stimuli: drawn-objects, from: { model: vit, layer: blocks.2 }, neuroids: 5, subjects: 2, repetitions: 2, noise: 1.0, region: IT }
          - { id: other, stimuli: drawn-objects, from: { model: cnn, layer: '6' }, neuroids: 5, subjects: 2, repetitions: 2, noise: 1.0, region: IT }
        benchmarks:
          - { id: a, dataset: sim, region: IT, layer: nested, metrics: [ { rsa: { distance: correlation, compare: spearman } }, { ridge: { alpha: 10, folds: kfold(5) } } ] }
          - { id: b, dataset: other, region: IT, metrics: [ { rsa: { distance: euclidean, compare: spearman } }, { rsa: { distance: correlation, compare: pearson } }, { cka } ] }
        """;

    [Fact]
    public void Every_job_comes_out_again_with_its_key_when_planned_from_its_parts_alone()
    {
        using TemporaryFolder folder = new();
        (Plan plan, Submission submission) = Submit(folder, Rich);
        Assert.Equal(plan.Jobs.Select(job => job.Key), submission.Jobs.Select(job => job.Key));
        Assert.Contains(submission.Jobs, job => job is { Kind: "extract", Parts.Models.Count: > 1 });
        AssertEachAlone(submission, new ResultStore(folder.File("store")), submission.Jobs);
    }

    [Theory]
    [InlineData("manifests/quickstart.yaml", 9)]
    [InlineData("manifests/untrained.yaml", 1)]
    [InlineData("manifests/own-recording.yaml", 1)]
    public void So_do_those_of_the_manifests_that_need_no_data(string manifest, int every)
    {
        using TemporaryFolder folder = new();
        (_, Submission submission) = Submit(folder, manifest, path: Path.Combine(Repository.Root, manifest));
        AssertEachAlone(submission, new ResultStore(folder.File("store")), submission.Jobs.Where((_, place) => place % every == 0));
    }

    [Theory]
    [InlineData("manifests/real/kriegeskorte92.yaml", 9)]
    [InlineData("manifests/real/geirhos2021-networks.yaml", 7)]
    public void So_do_some_of_real_ones(string manifest, int every)
    {
        using TemporaryFolder folder = new();
        string mirror = Repository.Shared("mirror");
        string data = Repository.Shared("data");
        (_, Submission submission) = Submit(folder, manifest, Path.Combine(Repository.Root, manifest), mirror, data);
        AssertEachAlone(submission, new ResultStore(folder.File("store")), submission.Jobs.Where((_, place) => place % every == 0));
    }

    // A machine with a GPU plans on the GPU; its scores are made on the processor, from the GPU's activations.
    [Theory]
    [InlineData("cpu")]
    [InlineData("cuda:1")]
    public void Jobs_of_a_GPU_submission_keep_their_keys_wherever_their_process_works(string device)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), Rich);
        RunEnvironment environment = new(folder.File("store"), null, "cuda", RunEnvironment.DefaultMemory) { IsForElsewhere = true };
        Plan plan = new Planner(environment).Plan(ManifestReader.Read(folder.File("m.yaml"), new CatalogueVocabulary()).Manifest!, CancellationToken.None);
        Submission submission = SubmissionBuilder.Build(environment, plan, folder.File("out"));
        Assert.Equal(["cpu", "cuda"], submission.Jobs.Select(job => job.Device).Distinct().Order());
        Assert.DoesNotContain(plan.Jobs[^1].Key, Submit(folder, Rich).Submission.Jobs.Select(job => job.Key));
        SubmittedPlan submitted = new(submission, new ResultStore(folder.File("store")), device);
        foreach (SubmittedJob job in submission.Jobs)
        {
            Assert.Equal((job.Key, device), submitted.Make(job, CancellationToken.None) is var (made, of) ? (made.Key, of.Device) : default);
        }

        Assert.Equal(plan.Jobs.Select(job => job.Key), submitted.MakeAll(CancellationToken.None).Jobs.Select(job => job.Key));
    }

    [Fact]
    public void A_submission_that_is_planned_again_with_more_to_do_keeps_both_lists()
    {
        using TemporaryFolder folder = new();
        (_, Submission submission) = Submit(folder, Rich);
        SubmissionStore submissions = new(new ResultStore(folder.File("store")));
        submissions.Write(submission with { Jobs = [.. submission.Jobs.Skip(3)] });
        submissions.Write(submission with { Jobs = [.. submission.Jobs.Take(6)] });
        Assert.Equal(submission.Jobs.Select(job => job.Key).Order(), submissions.Read(submission.Id).Jobs.Select(job => job.Key).Order());
    }

    [Fact]
    public void The_same_manifest_has_the_same_id_and_whatever_makes_other_jobs_has_another()
    {
        using TemporaryFolder folder = new();
        string id = Submit(folder, Rich).Submission.Id;
        Assert.Equal(16, id.Length);
        Assert.Equal(id, Submit(folder, Rich).Submission.Id);
        Assert.NotEqual(id, Submit(folder, Rich.Replace("seed: 3", "seed: 4", StringComparison.Ordinal)).Submission.Id);
        Assert.NotEqual(id, SubmissionBuilder.Build(Environment(folder), Submit(folder, Rich).Plan, folder.File("elsewhere")).Id);
    }

    [Fact]
    public void A_submission_comes_back_from_the_store_as_it_was_written_and_a_damaged_one_is_named()
    {
        using TemporaryFolder folder = new();
        (_, Submission submission) = Submit(folder, Rich);
        ResultStore store = new(folder.File("store"));
        SubmissionStore submissions = new(store);
        submissions.Write(submission);
        submissions.Write(submission);
        Assert.Equal([submission.Id], submissions.Ids());
        Submission read = submissions.Read(submission.Id);
        Assert.Equal(submission.Text, read.Text);
        Assert.Equal(submission.Jobs.Select(Flat), read.Jobs.Select(Flat));
        Assert.Null(submissions.Queued(submission.Id));
        submissions.MarkQueued(submission.Id, 4, DateTimeOffset.UnixEpoch);
        Assert.Equal(new QueuedMark(DateTimeOffset.UnixEpoch, 4), submissions.Queued(submission.Id));
        File.WriteAllText(Path.Combine(submissions.FolderOf(submission.Id), "submission.json"), "{ \"Id\": ");
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => submissions.Read(submission.Id)).Message, StringComparison.Ordinal);
        Assert.Contains("no submission 'none'", Assert.Throws<InvalidDataException>(() => submissions.Read("none")).Message, StringComparison.Ordinal);
    }

    private static string Flat(SubmittedJob job) => string.Join('|', [job.Key, job.Kind, job.Title, .. job.DependsOn, .. job.Parts.Models, .. job.Parts.Simulations, .. job.Parts.Metrics.Select(pair => $"{pair.Key}:{string.Join(',', pair.Value)}"), .. job.Activations, job.Device, $"{job.Memory}"]);

    private static RunEnvironment Environment(TemporaryFolder folder, string? mirror = null, string? data = null) => new(folder.File("store"), mirror, "cpu", RunEnvironment.DefaultMemory, data: data);

    private static (Plan Plan, Submission Submission) Submit(TemporaryFolder folder, string text, string? path = null, string? mirror = null, string? data = null)
    {
        if (path is null)
        {
            path = folder.File("m.yaml");
            File.WriteAllText(path, text);
        }

        ManifestReadResult read = ManifestReader.Read(path, new CatalogueVocabulary());
        Assert.True(read.Manifest is not null, string.Join('\n', read.Findings));
        RunEnvironment environment = Environment(folder, mirror, data);
        Plan plan = new Planner(environment).Plan(read.Manifest, CancellationToken.None);
        return (plan, SubmissionBuilder.Build(environment, plan, folder.File("out")));
    }

    private static void AssertEachAlone(Submission submission, ResultStore store, IEnumerable<SubmittedJob> jobs)
    {
        // As in a child: the manifest is read once, each job is planned for itself.
        SubmittedPlan submitted = new(submission, store, "cpu");
        foreach (SubmittedJob job in jobs)
        {
            (Job made, Plan plan) = submitted.Make(job, CancellationToken.None);
            Assert.Equal((job.Key, job.Kind, job.Title), (made.Key, made.Kind.ToString().ToLowerInvariant(), made.Title));
            Assert.Equal((submission.Batch, submission.Threads), (plan.Batch, plan.Manifest.Compute.Threads));
        }
    }
}
