using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Concord.Models.Training;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Training;

/// <summary>Trains a network and publishes its weights along training, with how it did. Stopped, it goes on where it was, to the last bit.</summary>
internal sealed class TrainingRunner(ResultStore store)
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    public void Run(TrainJob job, Action<double> progress, CancellationToken cancellationToken)
    {
        // Another kind of machine would go on with other last digits: it begins anew.
        string maker = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MachineKind.Maker)))[..8];
        string folder = Path.Combine(store.Root, "checkpoints", job.Key[..2], job.Key, $"training-{maker}");
        using FileStream gate = Enter(Path.Combine(store.Root, "checkpoints", job.Key[..2], $"{job.Key}.training.lock"), cancellationToken);
        if (store.HasResult(job.Key))
        {
            return;
        }

        TrainingOutcome outcome;
        using (Telemetry.Span("train"))
        {
            Counter counter = new(done => progress(done.Step / (double)Math.Max(1, done.Steps)));
            outcome = new NetworkTrainer(job.Recipe, job.Pictures.Learn, job.Pictures.Tests).Run(folder, counter, cancellationToken);
        }

        using Activity? span = Telemetry.Span("publish");
        store.PublishResult(job.Key, staging =>
        {
            TrainingResult.Write(staging, outcome);
            ResultRecord.Write(staging, job);
        });
    }

    // A worker that slept may wake beside the one that took over: two in one folder would remove each other's files.
    private static FileStream Enter(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (FileGate.TryEnter(path) is { } gate)
            {
                return gate;
            }

            cancellationToken.WaitHandle.WaitOne(s_look);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // Progress<T> posts to a thread pool and may arrive out of order.
    private sealed class Counter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
