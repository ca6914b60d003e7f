namespace Concord.Pipeline.Slurm;

/// <summary>Another process sends the same submission to SLURM.</summary>
public sealed class SlurmBusyException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SlurmBusyException()
    {
    }

    /// <summary>Creates the exception with the submission's id.</summary>
    public SlurmBusyException(string submission)
        : base($"submission {submission}: another process is sending it to SLURM; try again when it is through.")
    {
    }

    /// <summary>Creates the exception with the submission's id and its cause.</summary>
    public SlurmBusyException(string submission, Exception innerException)
        : base($"submission {submission}: another process is sending it to SLURM; try again when it is through.", innerException)
    {
    }
}
