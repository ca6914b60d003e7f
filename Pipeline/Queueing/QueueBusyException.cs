namespace Concord.Pipeline.Queueing;

/// <summary>Another process has held the queue's file for longer than anybody waits.</summary>
public sealed class QueueBusyException : Exception
{
    /// <summary>Creates the exception.</summary>
    public QueueBusyException()
    {
    }

    /// <summary>Creates the exception with the queue's file.</summary>
    public QueueBusyException(string path)
        : base(Text(path))
    {
    }

    /// <summary>Creates the exception with the queue's file and its cause.</summary>
    public QueueBusyException(string path, Exception innerException)
        : base(Text(path), innerException)
    {
    }

    private static string Text(string path) => $"{path}: another process keeps the queue locked (a backup, or a stopped process); end it and try again. Nothing is lost.";
}
