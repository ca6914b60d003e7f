using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Commands;

/// <summary>Shows where the jobs stand: one line that moves on a terminal, and a line that stays for each failure; elsewhere one line a job, when it ends.</summary>
internal sealed class ProgressPrinter(CommandConsole console, TimeProvider time) : IProgress<JobProgress>
{
    // More often no eye can follow, and a terminal far away is slow.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly List<JobProgress> running = [];
    private long drawn;

    /// <summary>Whether it tells how jobs end; not where somebody else does.</summary>
    public bool TellsEnds { get; init; } = true;

    public void Report(JobProgress value)
    {
        lock (this.gate)
        {
            bool isChange = this.Keep(value);
            if (this.TellsEnds && value.Outcome is { } outcome && (!console.ErrorIsTerminal || outcome is JobOutcome.Failed))
            {
                console.Error(ProgressLine.Ended(value));
            }

            if (console.ErrorIsTerminal && (isChange || time.GetElapsedTime(this.drawn) >= Between))
            {
                this.drawn = time.GetTimestamp();
                console.Progress(ProgressLine.Moving(value.All, this.running, console.ErrorWidth));
            }
        }
    }

    private bool Keep(JobProgress value)
    {
        int place = this.running.FindIndex(job => job.Key == value.Key);
        if (value.Outcome is not null)
        {
            this.running.RemoveAll(job => job.Key == value.Key);
            return true;
        }

        if (place >= 0)
        {
            this.running[place] = value;
            return false;
        }

        this.running.Add(value);
        return true;
    }
}
