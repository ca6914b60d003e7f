namespace Concord.Datasets;

/// <summary>A fault in data that a user brought or that a catalogue entry was given: where, what was found, what was expected, and what to do.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>Builds the message "where: found; expected …. remedy".</summary>
    /// <param name="where">Path, with member, line or variable where known.</param>
    /// <param name="found">What was found there, with both sizes where sizes differ.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="remedy">One sentence that says what to do.</param>
    /// <param name="inner">The fault underneath, where there is one.</param>
    public DatasetException(string where, string found, string expected, string remedy, Exception? inner = null)
        : base($"{where}: {found}; expected {expected}. {remedy}", inner)
    {
        Where = where;
        Found = found;
        Expected = expected;
        Remedy = remedy;
    }

    /// <summary>Path, with member, line or variable where known.</summary>
    public string Where { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What would have been right.</summary>
    public string Expected { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
