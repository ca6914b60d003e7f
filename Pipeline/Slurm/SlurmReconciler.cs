using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Slurm;

/// <summary>Makes the folder's records agree with SLURM, by name: whoever sent a batch may have died between the intent and the number.</summary>
internal static class SlurmReconciler
{
    /// <summary>Gives numbers to batches that SLURM has, and forgets intents that it never had.</summary>
    /// <returns>The batches that were sent.</returns>
    /// <exception cref="SlurmUnreachableException">SLURM gives no answer; nothing is changed.</exception>
    public static IReadOnlyList<SentBatch> Reconcile(BatchFolder folder, SlurmClient client)
    {
        IReadOnlyList<SentBatch> batches = folder.Batches();
        SentBatch[] intents = [.. batches.Where(batch => batch.Record.JobId is null)];
        if (intents.Length == 0)
        {
            return batches;
        }

        foreach (SentBatch intent in intents)
        {
            if (Find(client, intent.Record) is { } id)
            {
                folder.Write(intent.Record with { JobId = id });
            }
            else
            {
                folder.Forget(intent.Record.Batch);
            }
        }

        return folder.Batches();
    }

    /// <summary>The number that SLURM knows a batch by; null where it knows none of its name.</summary>
    public static long? Find(SlurmClient client, BatchRecord record) =>
        client.Queue([record.Name]).Concat(client.Accounting([record.Name], record.Created)).Select(row => (long?)row.JobId).FirstOrDefault();
}
