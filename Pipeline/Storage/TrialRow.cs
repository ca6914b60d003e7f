namespace Concord.Pipeline.Storage;

/// <summary>One decision of a model, as written to <c>trials.parquet</c>.</summary>
/// <param name="Fingerprint">The score that it belongs to.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Stimulus">The stimulus.</param>
/// <param name="Condition">The condition, or null.</param>
/// <param name="Category">The right category.</param>
/// <param name="Response">The category chosen.</param>
/// <param name="Correct">Whether the two agree.</param>
/// <param name="Probability">The model's probability of its response; null where it was not recorded.</param>
public sealed record TrialRow(string Fingerprint, string Model, string Stimulus, string? Condition, string Category, string Response, bool Correct, double? Probability);
