namespace Concord.Pipeline.Resolution;

/// <summary>What a file was compared with, in words.</summary>
internal static class VerificationText
{
    public static string Of(SourceSpec source)
    {
        string? digest = source.Digest is null ? null : $"the {source.Digest.Name} that its publisher states ({source.Digest.Hex})";
        if (source.Sha256 is null)
        {
            return digest ?? "nothing: its publisher states no SHA-256";
        }

        return source.IsWholeHash
            ? "the declared SHA-256"
            : FormattableString.Invariant($"the first {source.Sha256.Length} digits of its SHA-256, all that its publisher gives ({source.Sha256})") + (digest is null ? string.Empty : " and " + digest);
    }
}
