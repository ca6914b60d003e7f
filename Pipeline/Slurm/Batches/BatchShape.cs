namespace Concord.Pipeline.Slurm.Batches;

/// <summary>What each element of an array is given.</summary>
/// <param name="Kind">extract, simulate, score or report.</param>
/// <param name="Device">cpu or cuda.</param>
/// <param name="Memory">Memory in bytes.</param>
/// <param name="Time">The time limit.</param>
/// <param name="Cpus">Processors.</param>
internal sealed record BatchShape(string Kind, string Device, long Memory, TimeSpan Time, int Cpus)
{
    /// <summary>The kind of the job that writes the run directory.</summary>
    public const string Report = "report";
}
