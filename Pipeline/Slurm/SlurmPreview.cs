using Concord.Pipeline.Slurm.Batches;

namespace Concord.Pipeline.Slurm;

/// <summary>What would be sent, and what need not be.</summary>
/// <param name="Batches">The batches, each after those that it waits for.</param>
/// <param name="Done">Jobs whose results are in the store.</param>
/// <param name="UnderWay">Jobs that batches sent earlier will do.</param>
/// <param name="ToSend">Jobs that the batches do.</param>
/// <param name="Waiting">Of these, jobs that wait for another job.</param>
internal sealed record SlurmPreview(IReadOnlyList<Batch> Batches, int Done, int UnderWay, int ToSend, int Waiting)
{
    /// <summary>In one line.</summary>
    public string Summary => $"{this.Done} jobs done, {this.UnderWay} under way, {this.ToSend} to do ({this.Waiting} of them blocked until another is done) in {this.Batches.Count} arrays of {this.Batches.Sum(batch => batch.Elements.Count)} elements";
}
