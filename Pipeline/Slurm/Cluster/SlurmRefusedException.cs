namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>The cluster cannot take what the profile asks for, or sbatch refused a batch.</summary>
public sealed class SlurmRefusedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SlurmRefusedException()
    {
    }

    /// <summary>Creates the exception with what was refused and the remedy.</summary>
    public SlurmRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public SlurmRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
