using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Execution;

/// <summary>Whether work waits for room on the store's disk.</summary>
internal sealed class DiskPause(SupervisorOptions options, TimeProvider time)
{
    // Less than this is no room worth a try.
    private const long Enough = 16L << 20;

    // A job that needs more than there is would otherwise be tried, and fail, again and again.
    private const int MostDoublings = 6;

    private long? since;
    private int inARow;

    /// <summary>Whether it waits; looks at the disk again once the time has come, which is twice as long after each failure that follows another.</summary>
    public bool IsOn
    {
        get
        {
            if (this.since is { } begun && time.GetElapsedTime(begun) > options.DiskCheck * (1 << Math.Min(this.inARow - 1, MostDoublings)))
            {
                this.since = DiskSpace.Free(options.Store) is { } free && free < Enough ? time.GetTimestamp() : null;
            }

            return this.since is not null;
        }
    }

    /// <summary>Begins to wait.</summary>
    public void Begin()
    {
        this.since = time.GetTimestamp();
        this.inARow++;
    }

    /// <summary>Something was written.</summary>
    public void Worked() => this.inARow = 0;
}
