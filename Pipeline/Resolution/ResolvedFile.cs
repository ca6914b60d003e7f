namespace Concord.Pipeline.Resolution;

/// <summary>A declared file, found and held against its declaration.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Sha256">Its SHA-256, all 64 digits, lower case.</param>
/// <param name="Origin">Where it was found.</param>
/// <param name="VerifiedAgainst">What it was compared with, in words.</param>
/// <param name="OnTrust">Whether nothing but its address speaks for it: it was accepted because the user said so, and is the first of its kind here.</param>
public sealed record ResolvedFile(string Path, string Sha256, FileOrigin Origin, string VerifiedAgainst, bool OnTrust = false);
