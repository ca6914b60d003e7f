namespace Concord.Pipeline.Manifests;

/// <summary>Stands in for a source whose text has mistakes, so that the rest is still checked; never leaves the reader.</summary>
internal sealed record UnreadableSource : ModelSource;
