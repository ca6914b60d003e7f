namespace Concord.Pipeline.Hosting;

/// <summary>The machine lacks what was asked for: a device, a library.</summary>
public sealed class EnvironmentException : Exception
{
    /// <summary>Creates the exception.</summary>
    public EnvironmentException()
    {
    }

    /// <summary>Creates the exception with what is missing and the remedy.</summary>
    public EnvironmentException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public EnvironmentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
