namespace Concord.Pipeline.Storage;

/// <summary>A score as another tool would state it, as written to <c>renderings.parquet</c>.</summary>
/// <param name="Fingerprint">The score that it belongs to.</param>
/// <param name="Rendering">The tool and version, such as <c>brain-score/2026</c>.</param>
/// <param name="Value">The number; null where that tool's formula has none.</param>
/// <param name="Formula">How it follows from the raw result.</param>
/// <param name="Note">Why it is undefined; null otherwise.</param>
public sealed record RenderingRow(string Fingerprint, string Rendering, double? Value, string Formula, string? Note);
