using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Concord.Pipeline.Reporting.Wording;

/// <summary>Turns interpolated strings into <see cref="Markup"/>: what stands in the source is markup, what is filled in is text and is encoded.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupHandler
{
    private readonly StringBuilder _text;

    /// <summary>Starts an empty text.</summary>
    /// <param name="literalLength">Characters of the literal parts.</param>
    /// <param name="formattedCount">Holes.</param>
    public MarkupHandler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    /// <summary>Appends a literal part as it stands.</summary>
    public void AppendLiteral(string value) => _text.Append(value);

    /// <summary>Appends text, encoded.</summary>
    public void AppendFormatted(string? value) => _text.Append(HtmlEncoding.Encode(value));

    /// <summary>Appends markup as it is.</summary>
    public void AppendFormatted(Markup value) => _text.Append(value.ToString());

    /// <summary>Appends a whole number.</summary>
    public void AppendFormatted(int value) => _text.Append(value.ToString(CultureInfo.InvariantCulture));

    internal string ToStringAndClear() => _text.ToString();
}
