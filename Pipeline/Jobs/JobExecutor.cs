using System.Diagnostics;
using Concord.Models;
using Concord.Pipeline.Extraction;
using Concord.Pipeline.Recovery;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Simulation;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Training;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Jobs;

/// <summary>Does one job and publishes its result.</summary>
public sealed class JobExecutor(RunEnvironment environment, Plan plan)
{
    private readonly Lazy<bool> runtime = new(() =>
    {
        TorchRuntime.Configure(plan.Manifest.Compute.Threads, plan.Device);
        return true;
    });

    /// <summary>Does the job.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="progress">Takes the share done, 0 … 1.</param>
    /// <param name="cancellationToken">Stops between pieces of work; nothing half-done is published.</param>
    public void Execute(Job job, Action<double> progress, CancellationToken cancellationToken)
    {
        _ = this.runtime.Value;
        if (job is not ScoreJob)
        {
            // What is kept for the next score counts as that job's memory, not this one's.
            environment.Prepared.Release();
        }

        switch (job)
        {
            case TrainJob train:
                new TrainingRunner(environment.Store).Run(train, progress, cancellationToken);
                new LayerCheckpoints(environment.Store, train.Key, TimeProvider.System).Clear();
                break;
            case ExtractJob extract:
                new Extractor(environment, plan.Device).Run(extract, progress, cancellationToken);
                break;
            case SimulateJob simulate:
                this.Simulate(simulate);
                break;
            case ScoreJob score:
                this.Score(score, progress, cancellationToken);
                new LayerCheckpoints(environment.Store, score.Key, TimeProvider.System).Clear();
                break;
            case RecoverJob recover:
                this.Recover(recover, progress, cancellationToken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(job), job.Kind, "no such kind of job");
        }
    }

    private void Score(ScoreJob job, Action<double> progress, CancellationToken cancellationToken)
    {
        ScoreOutput output;
        using (Telemetry.Span("score"))
        {
            output = new ScoreRunner(environment).Run(job, progress, cancellationToken);
        }

        using Activity? span = Telemetry.Span("publish");
        ScoreResult.Publish(environment.Store, job, output);
    }

    private void Recover(RecoverJob job, Action<double> progress, CancellationToken cancellationToken)
    {
        using Activity? span = Telemetry.Span("recover");
        RecoveryResult.Publish(environment.Store, job, new RecoveryRunner(environment).Run(job, progress, cancellationToken));
    }

    private void Simulate(SimulateJob job)
    {
        using Activity? span = Telemetry.Span("simulate");
        (float[] values, ActivationRecord record) = ActivationReader.Read(environment.Store, job.Source.Key);
        SimulatedRecording recording = RecordingSimulator.Simulate(job.Simulation, values, record.Units, job.StimulusIds, job.Seed);
        environment.Store.PublishResult(job.Key, staging =>
        {
            recording.Write(staging);
            ResultRecord.Write(staging, job);
        });
    }
}
