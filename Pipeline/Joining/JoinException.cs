namespace Concord.Pipeline.Joining;

/// <summary>Stimuli of model and recording that do not match.</summary>
public sealed class JoinException : Exception
{
    /// <summary>Creates the exception.</summary>
    public JoinException()
    {
    }

    /// <summary>Creates the exception with what is missing where.</summary>
    public JoinException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public JoinException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
