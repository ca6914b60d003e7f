using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Concord.Pipeline.Storage;

/// <summary>Names everything that made a number, in a canonical text, and hashes it.</summary>
/// <remarks>The text has one <c>name: value</c> line per part, in the order added, with line ends and backslashes escaped, so that no two lists of parts give the same text. It is stored beside each result: a fingerprint can always be read back.</remarks>
public sealed class Fingerprint
{
    private readonly StringBuilder text = new();

    /// <summary>The canonical text so far.</summary>
    public string Text => this.text.ToString();

    /// <summary>SHA-256 of the text, 64 lower-case hexadecimal digits.</summary>
    public string Hash => OfText(this.Text);

    /// <summary>SHA-256 of a text's UTF-8 bytes, 64 lower-case hexadecimal digits.</summary>
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Adds a part; a value that is not there is ∅, and the sign itself is escaped.</summary>
    /// <param name="name">Neither empty nor with a colon, a full stop, a backslash or a line end.</param>
    /// <param name="value">Any text, or null.</param>
    /// <exception cref="ArgumentException">A name that could make two lists of parts look the same.</exception>
    public Fingerprint Add(string name, string? value)
    {
        if (string.IsNullOrEmpty(name) || name.AsSpan().ContainsAny(".:\\\n"))
        {
            throw new ArgumentException($"'{name}' cannot name a part", nameof(name));
        }

        return this.Append(name, value);
    }

    /// <summary>Adds a whole number.</summary>
    public Fingerprint Add(string name, long value) => this.Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a list, with its length.</summary>
    public Fingerprint Add(string name, IReadOnlyCollection<string> values)
    {
        this.Append(name + ".count", values.Count.ToString(CultureInfo.InvariantCulture));
        foreach (string value in values)
        {
            this.Add(name, value);
        }

        return this;
    }

    private Fingerprint Append(string name, string? value)
    {
        string escaped = value is null ? "∅" : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("∅", "\\∅", StringComparison.Ordinal);
        this.text.Append(name).Append(": ").Append(escaped).Append('\n');
        return this;
    }
}
