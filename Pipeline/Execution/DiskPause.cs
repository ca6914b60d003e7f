using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Execution;

/// <summary>Whether work waits for room on the store's disk.</summary>
internal sealed class DiskPause(SupervisorOptions options, TimeProvider time)
{
    // Less than this is no room worth a try.
    private const long Enough = 16L << 20;

    private long? since;

    /// <summary>Whether it waits; looks at the disk again once the time has come.</summary>
    public bool IsOn
    {
        get
        {
            if (this.since is { } begun && time.GetElapsedTime(begun) > options.DiskCheck)
            {
                this.since = DiskSpace.Free(options.Store) is { } free && free < Enough ? time.GetTimestamp() : null;
            }

            return this.since is not null;
        }
    }

    /// <summary>Begins to wait.</summary>
    public void Begin() => this.since = time.GetTimestamp();
}
