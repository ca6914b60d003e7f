namespace Concord.Pipeline.Queueing;

/// <summary>The queue's file is not a whole database.</summary>
public sealed class QueueDamagedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public QueueDamagedException()
    {
    }

    /// <summary>Creates the exception with the queue's file.</summary>
    public QueueDamagedException(string path)
        : base(Text(path))
    {
    }

    /// <summary>Creates the exception with the queue's file and its cause.</summary>
    public QueueDamagedException(string path, Exception innerException)
        : base(Text(path), innerException)
    {
    }

    private static string Text(string path) => $"{path}: the queue's file is damaged. 'concord jobs rebuild' moves it aside and makes it again from the store; no result is lost.";
}
