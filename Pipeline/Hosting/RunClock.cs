namespace Concord.Pipeline.Hosting;

/// <summary>Time left: the expected seconds of what is to do, corrected by how long the expected seconds so far really took.</summary>
/// <param name="time">The clock.</param>
/// <param name="total">Expected seconds of all that is to do.</param>
internal sealed class RunClock(TimeProvider time, double total)
{
    private readonly long start = time.GetTimestamp();
    private double done;

    public TimeSpan Elapsed => time.GetElapsedTime(this.start);

    /// <summary>Work that has ended, well or not.</summary>
    public void Finish(double expectedSeconds) => this.done += expectedSeconds;

    /// <summary>Time left.</summary>
    /// <param name="running">Expected seconds that lie behind what runs now.</param>
    public TimeSpan? Left(double running)
    {
        double progressed = this.done + running;

        // Too little done says nothing about the rest.
        return progressed < 0.02 * total || progressed <= 0 ? null : this.Elapsed * (Math.Max(0, total - progressed) / progressed);
    }
}
