using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Hosting;

/// <summary>Time left: the expected seconds of what is to do, corrected by how long the expected seconds so far really took.</summary>
internal sealed class RunClock
{
    private readonly TimeProvider time;
    private readonly long start;
    private readonly double total;
    private double done;

    public RunClock(TimeProvider time, IEnumerable<Job> todo)
    {
        this.time = time;
        this.start = time.GetTimestamp();
        this.total = todo.Sum(job => Math.Max(job.ExpectedSeconds, 0.01));
    }

    public TimeSpan Elapsed => this.time.GetElapsedTime(this.start);

    public void Finish(Job job) => this.done += Math.Max(job.ExpectedSeconds, 0.01);

    public TimeSpan? Left(Job current, double fraction)
    {
        double progressed = this.done + (fraction * Math.Max(current.ExpectedSeconds, 0.01));

        // Too little done says nothing about the rest.
        return progressed < 0.02 * this.total || progressed <= 0 ? null : this.Elapsed * ((this.total - progressed) / progressed);
    }
}
