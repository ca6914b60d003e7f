namespace Concord.Pipeline.Manifests.Reading;

/// <summary>What a variant of a grid adds to an id: the letters of what differs.</summary>
internal static class VariantSlug
{
    private const int Longest = 40;

    /// <summary>Letters, digits, dots and underscores, the rest as hyphens; <paramref name="otherwise"/> where that is too long.</summary>
    public static string Of(string label, string otherwise)
    {
        string slug = string.Join('-', string.Concat(label.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length is > 0 and <= Longest ? slug : otherwise;
    }
}
