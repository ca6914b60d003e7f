using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>One cause of a change, and the recorded part that shows it.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Part">The part's path in the inputs, or a column of the score table.</param>
/// <param name="Before">Its value in the earlier run.</param>
/// <param name="After">Its value in the later run.</param>
public sealed record ChangeReason(ChangeCause Cause, string Part, string Before, string After)
{
    private const int Longest = 48;

    /// <summary>Part, value before and after, in words.</summary>
    public string Text => Cause == ChangeCause.Unrecorded ? Part : $"{Part}: {Short(Before)} → {Short(After)}";

    // Of a hash the beginning is enough.
    private static string Short(string value) => value.Length == 64 && value.All(char.IsAsciiHexDigitLower) ? value[..12] : NameText.Short(value.ReplaceLineEndings(" "), Longest);
}
