namespace Concord.Pipeline.Hosting;

/// <summary>The store's disk is full; nothing half-written stays, and the next run goes on from here.</summary>
public sealed class DiskFullException : Exception
{
    /// <summary>Creates the exception.</summary>
    public DiskFullException()
    {
    }

    /// <summary>Creates the exception with the title of the job that could not be written.</summary>
    public DiskFullException(string job)
        : base($"The disk is full ({job}). Free some space and run again: what is done is kept.")
    {
    }

    /// <summary>Creates the exception with the title of the job that could not be written, and its cause.</summary>
    public DiskFullException(string job, Exception innerException)
        : base($"The disk is full ({job}). Free some space and run again: what is done is kept.", innerException)
    {
    }
}
