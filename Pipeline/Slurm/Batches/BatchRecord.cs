namespace Concord.Pipeline.Slurm.Batches;

/// <summary>A batch as it was sent: written before sbatch as an intent, and once more when sbatch has given it a number.</summary>
internal sealed record BatchRecord
{
    /// <summary>8 hexadecimal digits.</summary>
    public required string Batch { get; init; }

    /// <summary>The job's name in SLURM, by which it is found again: a controller that dies can forget a job and give its number to another.</summary>
    public required string Name { get; init; }

    /// <summary>What its elements are given.</summary>
    public required BatchShape Shape { get; init; }

    /// <summary>What it waits for.</summary>
    public required IReadOnlyList<BatchNeed> Needs { get; init; }

    /// <summary>When the intent was written.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The number that sbatch gave; null while it is an intent.</summary>
    public long? JobId { get; init; }

    /// <summary>The name of a batch.</summary>
    public static string NameOf(string submission, string batch) => $"concord-{submission[..8]}-{batch}";
}
