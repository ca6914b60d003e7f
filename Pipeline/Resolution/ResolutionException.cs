namespace Concord.Pipeline.Resolution;

/// <summary>A declared file that cannot be had, or is not what was declared.</summary>
public sealed class ResolutionException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ResolutionException()
    {
    }

    /// <summary>Creates the exception with what was sought, what was found and what would help.</summary>
    public ResolutionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public ResolutionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
