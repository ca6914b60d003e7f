namespace Concord.Pipeline.Storage;

/// <summary>The score of one recorded site, as written to <c>neuroids.parquet</c>.</summary>
/// <param name="Fingerprint">The score that it belongs to.</param>
/// <param name="Neuroid">The site's id.</param>
/// <param name="Region">Its region.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Score">Correlation of predicted and held-out responses; null where undefined.</param>
/// <param name="Ceiling">Its reliability, where known.</param>
public sealed record NeuroidRow(string Fingerprint, string Neuroid, string Region, string Subject, double? Score, double? Ceiling);
