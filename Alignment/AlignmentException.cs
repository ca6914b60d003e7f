namespace Concord.Alignment;

/// <summary>Input that a user can mend: a malformed fold text, observers whose images do not pair, activations that hold NaN.</summary>
public sealed class AlignmentException : Exception
{
    /// <summary>Makes the exception from its four parts.</summary>
    /// <param name="where">The part of the input, such as <c>folds 'kfold(x)'</c>.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="expected">What may stand there.</param>
    /// <param name="remedy">What to do.</param>
    public AlignmentException(string where, string found, string expected, string remedy)
        : base($"{where}: {found}; expected {expected}. {remedy}")
    {
        Where = where;
        Found = found;
        Expected = expected;
        Remedy = remedy;
    }

    /// <summary>The part of the input.</summary>
    public string Where { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What may stand there.</summary>
    public string Expected { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
