using System.Security.Cryptography;
using System.Text;
using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Watching;

/// <summary>The secret without which a page that is open to other machines shows nothing.</summary>
internal sealed class AccessToken
{
    /// <summary>The fewest characters of a token that a person chose.</summary>
    public const int Shortest = 16;

    private readonly byte[] hash;

    private AccessToken(string text)
    {
        this.Text = text;
        this.hash = Hash(text);
    }

    /// <summary>The token itself: for the address that is printed once.</summary>
    public string Text { get; }

    /// <summary>A new token: 256 bits from the system's generator, in hexadecimal digits.</summary>
    public static AccessToken New() => new(RandomNumberGenerator.GetHexString(64, lowercase: true));

    /// <summary>A token that a person chose.</summary>
    /// <exception cref="EnvironmentException">It is too short, or has characters that an address or a header would not bear.</exception>
    public static AccessToken Given(string text) => text.Length >= Shortest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~')
        ? new AccessToken(text)
        : throw new EnvironmentException($"CONCORD_TOKEN: expected {Shortest} or more of A-Z, a-z, 0-9, '-', '_', '.' and '~', found {text.Length} characters. `openssl rand -hex 32` makes a good one.");

    /// <summary>Whether a text is the token; takes the same time wherever they differ.</summary>
    public bool Matches(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(Hash(text), this.hash);

    // Hashes are of one length: comparing them tells nothing of the token's own.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
