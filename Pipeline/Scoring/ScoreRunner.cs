using Concord.Alignment.Catalogue;
using Concord.Pipeline.Decisions;
using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Scoring;

/// <summary>Scores one job: recorded side, model's side, and the scorer that the metric needs.</summary>
internal sealed class ScoreRunner(RunEnvironment environment)
{
    public ScoreOutput Run(ScoreJob job, Action<double> progress, CancellationToken cancellationToken)
    {
        BenchmarkTarget target = new TargetBuilder(environment).Build(job);
        ScoreContext context = new()
        {
            Model = job.Model.Spec,
            Architecture = job.Model.Architecture,
            Benchmark = job.Benchmark,
            Metric = job.Metric,
            Target = target,
            Manifest = job.Manifest,
            Seed = job.Seed,
            Draws = job.Draws,
        };
        if (job.Decisions is { } decisions)
        {
            DecidedTrials decided = new DecisionMaker(environment.Store).Decide(decisions, job.Model.Spec.Id, target.Trials);
            return new TrialScorer(context with { Target = target with { Trials = decided.Tables } }, DecisionMaker.Observer, decisions.Identity) { Decisions = decided.Rows, Readout = decisions.Rule.Definition }.Run();
        }

        if (job.Metric.Entry.Need == MetricNeed.Trials)
        {
            return new TrialScorer(context, job.Model.Observer!, job.Model.Identity).Run();
        }

        IReadOnlyList<LayerCandidate> candidates = new CandidateLoader(environment).Load(job, target);
        if (job.Metric.Entry.IsJoint)
        {
            return new JointScorer(context).Run(candidates, progress, cancellationToken);
        }

        return job.Metric.Entry.Need == MetricNeed.Labels
            ? new LabelScorer(context).Run(candidates[^1])
            : new LayerwiseScorer(context, environment.Prepared.Take(context), new LayerCheckpoints(environment.Store, job.Key, TimeProvider.System)).Run(candidates, progress, cancellationToken);
    }
}
