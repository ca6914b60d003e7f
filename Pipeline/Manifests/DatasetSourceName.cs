namespace Concord.Pipeline.Manifests;

/// <summary>A model that comes with a dataset.</summary>
/// <param name="Name">Its name in the dataset.</param>
/// <param name="Kind">What it is.</param>
public sealed record DatasetSourceName(string Name, DatasetSourceKind Kind);
