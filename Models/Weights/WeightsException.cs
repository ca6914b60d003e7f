namespace Concord.Models.Weights;

/// <summary>A weights file that cannot be used, with what was found, what was expected and what to do about it.</summary>
/// <remarks>The one exception of this project for faults in a user's files; <see cref="Exception.Message"/> joins all parts in one paragraph.</remarks>
public sealed class WeightsException : Exception
{
    /// <summary>Makes the exception from its parts.</summary>
    /// <param name="file">Path of the file, as the user gave it.</param>
    /// <param name="where">Position in the file (entry, byte, key), or an empty string for the whole file.</param>
    /// <param name="found">What the file holds.</param>
    /// <param name="expected">What it should hold.</param>
    /// <param name="remedy">What the user can do, as a sentence.</param>
    /// <param name="architecture">Id of the architecture the weights were meant for; null where none is involved.</param>
    /// <param name="inner">The cause, where another exception is one.</param>
    public WeightsException(string file, string where, string found, string expected, string remedy, string? architecture = null, Exception? inner = null)
        : base(Text(file, where, found, expected, remedy, architecture), inner)
    {
        File = file;
        Where = where;
        Found = found;
        Expected = expected;
        Remedy = remedy;
        Architecture = architecture;
    }

    /// <summary>Path of the file, as the user gave it.</summary>
    public string File { get; }

    /// <summary>Position in the file (entry, byte, key); empty for the whole file.</summary>
    public string Where { get; }

    /// <summary>What the file holds.</summary>
    public string Found { get; }

    /// <summary>What it should hold.</summary>
    public string Expected { get; }

    /// <summary>What the user can do.</summary>
    public string Remedy { get; }

    /// <summary>Id of the architecture the weights were meant for; null where none is involved.</summary>
    public string? Architecture { get; }

    private static string Text(string file, string where, string found, string expected, string remedy, string? architecture)
    {
        string position = where.Length == 0 ? file : $"{file}: {where}";
        string subject = architecture is null ? position : $"{position} (for {architecture})";
        return $"{subject}: {found}; expected {expected}. {remedy}";
    }
}
