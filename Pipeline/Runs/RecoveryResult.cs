using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>A recovery job's result in the store: one table, a row a candidate.</summary>
internal static class RecoveryResult
{
    public static void Publish(ResultStore store, RecoverJob job, IReadOnlyList<RecoveryRow> rows) => store.PublishResult(job.Key, staging =>
    {
        ParquetRecords.Write(Path.Combine(staging, RunFiles.Recovery), rows);
        ResultRecord.Write(staging, job);
    });

    /// <summary>The rows under this manifest's names: the same networks may have been recovered under others.</summary>
    public static IReadOnlyList<RecoveryRow> Read(ResultStore store, RecoverJob job)
    {
        string folder = store.ResultFolder(job.Key);
        ResultRecord.Check(folder);
        ModelSpec model = job.True.Model.Spec;
        return
        [
            .. ParquetRecords.Read<RecoveryRow>(Path.Combine(folder, RunFiles.Recovery)).Zip(job.Candidates, (row, candidate) => row with
            {
                Benchmark = job.True.Benchmark.Id,
                TrueModel = model.Id,
                TrueFamily = model.Family,
                TrueRegime = model.Regime,
                ScoredModel = candidate.Model.Spec.Id,
                ScoredFamily = candidate.Model.Spec.Family,
                ScoredRegime = candidate.Model.Spec.Regime,
            }),
        ];
    }
}
