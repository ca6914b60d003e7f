namespace Concord.Alignment.Rsa;

/// <summary>An RSA score with its parts.</summary>
/// <param name="Value">Mean over subjects, or the comparison with the mean RDM; NaN when undefined.</param>
/// <param name="PerSubject">The comparison with each subject, always; NaN where undefined.</param>
/// <param name="Note">What is undefined or was dropped; null otherwise.</param>
public sealed record RsaScoreResult(double Value, IReadOnlyList<double> PerSubject, string? Note);
