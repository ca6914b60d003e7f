namespace Concord.Pipeline.Reporting.Wording;

/// <summary>Text that is already HTML. Strings are never taken for markup: they must come through <see cref="MarkupHandler"/>, which encodes every hole.</summary>
public readonly record struct Markup
{
    private readonly string? _html;

    internal Markup(string html) => _html = html;

    /// <summary>Nothing.</summary>
    public static Markup Empty => default;

    /// <summary>Builds markup from an interpolated string: literals as they stand, text holes encoded, markup holes as they are.</summary>
    public static Markup Of(MarkupHandler handler) => new(handler.ToStringAndClear());

    /// <summary>Text, encoded.</summary>
    public static Markup Text(string? text) => new(HtmlEncoding.Encode(text));

    /// <summary>A name that others chose: visible characters only, elided, isolated for right-to-left scripts.</summary>
    public static Markup Name(string? name, int longest = NameText.Longest) => new("<bdi>" + HtmlEncoding.Encode(NameText.Short(name, longest)) + "</bdi>");

    /// <summary>Several pieces, one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> parts, string separator = "") => new(string.Join(separator, parts.Select(part => part.ToString())));

    /// <summary>The HTML.</summary>
    public override string ToString() => _html ?? string.Empty;
}
