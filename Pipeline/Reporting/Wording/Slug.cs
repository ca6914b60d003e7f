using System.Security.Cryptography;
using System.Text;

namespace Concord.Pipeline.Reporting.Wording;

/// <summary>File names and ids made from names: <c>[a-z0-9-]</c> and eight hex digits of a hash, never the name itself.</summary>
public static class Slug
{
    /// <summary>The slug of a name; different names have different slugs but for a collision of 32 bits.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }

            if (text.Length >= 72)
            {
                break;
            }
        }

        string stem = text.ToString().Trim('-');
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return stem.Length == 0 ? hash : stem + "-" + hash;
    }
}
