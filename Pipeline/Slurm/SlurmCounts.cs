using System.Globalization;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Slurm;

/// <summary>How many jobs of a submission stand where.</summary>
internal sealed record SlurmCounts(int Done, int Running, int Waiting, int Ended)
{
    /// <summary>Counts them.</summary>
    public static SlurmCounts Of(IReadOnlyList<JobStanding> standings) => new(
        standings.Count(standing => standing.State == JobState.Done),
        standings.Count(standing => standing.State == JobState.Running),
        standings.Count(standing => standing is { State: JobState.Queued, View.IsOpen: true }),
        standings.Count(standing => standing.State != JobState.Done && standing.View is not { IsOpen: true }));

    /// <summary>Whether nothing more will happen.</summary>
    public bool HasEnded => this.Running + this.Waiting == 0;

    /// <summary>In one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{this.Done} done, {this.Running} running, {this.Waiting} waiting{(this.Ended > 0 ? $", {this.Ended} ended without a result" : string.Empty)}");
}
