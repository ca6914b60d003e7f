using Concord.Models.Training;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Training;

namespace Concord.Pipeline.Runs;

/// <summary>The tables of a run, collected from the store and labelled with this manifest's words.</summary>
internal sealed class RunTables
{
    public List<ScoreRow> Scores { get; } = [];

    public List<ResampleRow> Resamples { get; } = [];

    public List<NeuroidRow> Neuroids { get; } = [];

    public List<RenderingRow> Renderings { get; } = [];

    public List<TrialRow> Trials { get; } = [];

    /// <summary>Who was right where others were.</summary>
    public IReadOnlyList<AgreementRow> Agreements { get; private set; } = [];

    /// <summary>What was taken for what.</summary>
    public IReadOnlyList<ConfusionRow> Confusions { get; private set; } = [];

    public List<(TrainJob Job, TrainingOutcome Outcome)> Trained { get; } = [];

    public List<TrainingRow> Trainings { get; } = [];

    public List<CurveRow> Curves { get; } = [];

    public List<RecoveryRow> Recoveries { get; } = [];

    public List<LikenessRow> Likenesses { get; } = [];

    /// <summary>What made each score.</summary>
    public IReadOnlyList<InputRow> Inputs { get; private set; } = [];

    public List<RdmPicture> Rdms { get; } = [];

    /// <summary>Tables of scores that were not computed here.</summary>
    public static RunTables Of(IEnumerable<ScoreRow> scores, IEnumerable<ResampleRow> resamples)
    {
        RunTables tables = new();
        tables.Scores.AddRange(scores);
        tables.Resamples.AddRange(resamples);
        return tables;
    }

    public static RunTables Collect(RunEnvironment environment, Plan plan, IReadOnlyList<JobRow> jobs)
    {
        RunTables tables = new();
        HashSet<string> succeeded = [.. jobs.Where(job => job.Status is "done" or "cached").Select(job => job.Key)];
        string run = RunId(plan);
        RdmGallery gallery = new();
        BehaviourTallies tallies = new(run);
        RunInputs inputs = new(environment.Store);
        HashSet<string> shown = [];
        HashSet<(string Benchmark, string Key)> drawn = [];
        foreach (ScoreJob job in plan.Scores.Where(job => succeeded.Contains(job.Key)))
        {
            ScoreOutput output = ScoreResult.Read(environment.Store, job.Key);
            inputs.Add(job, output.Rows);
            tables.Scores.AddRange(output.Rows.Select(row => RowFactory.Relabel(row, run, plan.Manifest.Name, job.Model.Spec, job.Benchmark.Id)));
            if (drawn.Add((job.Benchmark.Id, job.Key)))
            {
                tables.Resamples.AddRange(output.Resamples.Select(row => row with { Benchmark = job.Benchmark.Id }));
            }

            // Neuroids and renderings carry no name of this manifest: once a score is enough.
            if (shown.Add(job.Key))
            {
                tables.Neuroids.AddRange(output.Neuroids);
                tables.Renderings.AddRange(output.Renderings);
            }

            tables.Trials.AddRange(output.Trials.Select(row => row with { Model = job.Model.Spec.Id }));
            tallies.Add(job, output);
            gallery.Add(job, output, () => RecordedRdm.Picture(new TargetBuilder(environment).Build(job), job));
        }

        foreach (TrainJob job in plan.Trainings.Where(job => succeeded.Contains(job.Key)).DistinctBy(job => job.Spec.Id))
        {
            TrainingOutcome outcome = TrainingResult.Read(environment.Store, job.Key);
            tables.Trained.Add((job, outcome));
            tables.Trainings.AddRange(TrainingTables.Measures(job, outcome));
            tables.Curves.AddRange(TrainingTables.Curve(job, outcome));
        }

        foreach (RecoverJob job in plan.Recoveries.Where(job => succeeded.Contains(job.Key)))
        {
            tables.Recoveries.AddRange(RecoveryResult.Read(environment.Store, job).Select(row => row with { Run = run }));
            inputs.Add(job);
        }

        foreach (SimulateJob job in plan.Jobs.OfType<SimulateJob>().Where(job => succeeded.Contains(job.Key)))
        {
            inputs.Add(job);
        }

        (tables.Agreements, tables.Confusions) = tallies.Count(new TargetBuilder(environment).Build);
        tables.Inputs = inputs.Rows;
        tables.Rdms.AddRange(gallery.Pictures());
        tables.Likenesses.AddRange(gallery.Likenesses(run));
        return tables;
    }

    /// <summary>The run's id: the same jobs give the same id.</summary>
    public static string RunId(Plan plan) => new Fingerprint().Add("run", plan.Manifest.Name).Add("jobs", [.. plan.Jobs.Select(job => job.Key)]).Hash[..16];
}
