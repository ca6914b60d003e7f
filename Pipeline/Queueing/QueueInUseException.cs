using System.Globalization;

namespace Concord.Pipeline.Queueing;

/// <summary>Workers have jobs of a queue that was to be made again.</summary>
public sealed class QueueInUseException : Exception
{
    /// <summary>Creates the exception.</summary>
    public QueueInUseException()
    {
    }

    /// <summary>Creates the exception with words.</summary>
    public QueueInUseException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with words and a cause.</summary>
    public QueueInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with the queue's file, how many jobs run and a worker that has one.</summary>
    public QueueInUseException(string path, int running, string worker)
        : base(string.Create(CultureInfo.InvariantCulture, $"{path}: {running} jobs are running (worker {worker}). Stop the workers, or wait until they end, and try again."))
    {
    }
}
