namespace Concord.Datasets.Catalogue;

/// <summary>A digest that a file's publisher states and that is no SHA-256. It tells a broken or exchanged file; it never takes the place of a SHA-256 that is known.</summary>
public sealed record PublisherDigest
{
    /// <summary>Checks the digits.</summary>
    /// <param name="kind">SHA-1 or MD5.</param>
    /// <param name="hex">All its hexadecimal digits: 40 of a SHA-1, 32 of an MD5.</param>
    /// <exception cref="ArgumentException">Other digits, or too few or many.</exception>
    public PublisherDigest(DigestKind kind, string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        int digits = kind == DigestKind.Sha1 ? 40 : 32;
        if (hex.Length != digits || !hex.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException($"'{hex}' has not the {digits} hexadecimal digits of its kind", nameof(hex));
        }

        Kind = kind;
        Hex = hex.ToLowerInvariant();
    }

    /// <summary>SHA-1 or MD5.</summary>
    public DigestKind Kind { get; }

    /// <summary>All its digits, lower case.</summary>
    public string Hex { get; }

    /// <summary>The kind as people write it.</summary>
    public string Name => Kind == DigestKind.Sha1 ? "SHA-1" : "MD5";
}
