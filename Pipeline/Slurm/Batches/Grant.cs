namespace Concord.Pipeline.Slurm.Batches;

/// <summary>More than the plan expects, for a job that ran out of it.</summary>
/// <param name="Memory">At least so many bytes; 0 for what the plan expects.</param>
/// <param name="Time">At least so long; zero for what the plan expects.</param>
internal sealed record Grant(long Memory, TimeSpan Time)
{
    public static Grant None { get; } = new(0, TimeSpan.Zero);
}
