using Concord.Pipeline.Hosting;
using Microsoft.Data.Sqlite;

namespace Concord.Pipeline.Queueing;

/// <summary>SQLite's errors in our words.</summary>
internal static class QueueFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // SQLite says so, and not FULL, where the disk ends while it makes room in its index of the log.
    private const int SharedMemorySize = InputOutput | (19 << 8);
    private const int WriteError = InputOutput | (3 << 8);

    // Less than this free: the disk is full for a database that writes pages of 4 KiB.
    private const long Nothing = 64 << 10;

    /// <summary>What to throw instead of SQLite's own exception.</summary>
    public static Exception Of(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        Full => new DiskFullException($"the queue {path}", exception),
        InputOutput when exception.SqliteExtendedErrorCode is SharedMemorySize or WriteError && DiskSpace.Free(Path.GetDirectoryName(path)!) < Nothing => new DiskFullException($"the queue {path}", exception),
        Busy or Locked => new QueueBusyException(path, exception),
        Corrupt or NotADatabase => new QueueDamagedException(path, exception),
        ReadOnly or CannotOpen => new EnvironmentException($"{path}: the queue cannot be written there ({exception.Message}). Make the folder writable, or choose another store with --store.", exception),
        InputOutput => new IOException($"{path}: {exception.Message}", exception),
        _ => exception,
    };
}
