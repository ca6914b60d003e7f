namespace Concord.Pipeline.Resolution;

/// <summary>What a file was compared with, in words.</summary>
internal static class VerificationText
{
    public static string Of(SourceSpec source) => source.IsWholeHash
        ? "the declared SHA-256"
        : FormattableString.Invariant($"the first {source.Sha256!.Length} digits of its SHA-256, all that its publisher gives ({source.Sha256})");
}
