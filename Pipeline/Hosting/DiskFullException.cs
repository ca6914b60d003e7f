using Concord.Pipeline.Jobs;

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

    /// <summary>Creates the exception for something that was not begun because it would not fit.</summary>
    /// <param name="what">What was to be written.</param>
    /// <param name="folder">Where.</param>
    /// <param name="needed">Bytes that it needs.</param>
    /// <param name="free">Bytes that are free.</param>
    public DiskFullException(string what, string folder, long needed, long free)
        : base($"{what}: needs {MemorySize.Format(needed)} on the disk of {folder}, where {MemorySize.Format(free)} are free; nothing was begun. Free some space, or choose another place with --store.")
    {
    }
}
