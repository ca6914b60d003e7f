namespace Concord.Pipeline.Runs;

/// <summary>Another process is writing this run directory.</summary>
public sealed class RunLockedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RunLockedException()
    {
    }

    /// <summary>Creates the exception with the folder.</summary>
    public RunLockedException(string folder)
        : base($"{folder}: another run is writing there; wait for it, or give another --out.")
    {
    }

    /// <summary>Creates the exception with the folder and its cause.</summary>
    public RunLockedException(string folder, Exception innerException)
        : base($"{folder}: another run is writing there; wait for it, or give another --out.", innerException)
    {
    }
}
