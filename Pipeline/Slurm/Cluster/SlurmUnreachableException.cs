namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>SLURM gives no answer: what stands there is unknown, which is neither failed nor lost.</summary>
public sealed class SlurmUnreachableException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SlurmUnreachableException()
    {
    }

    /// <summary>Creates the exception with what was asked and what came back.</summary>
    public SlurmUnreachableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public SlurmUnreachableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
