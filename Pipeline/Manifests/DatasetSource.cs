namespace Concord.Pipeline.Manifests;

/// <summary>An RDM, a feature set or an observer that comes with a dataset.</summary>
/// <param name="Dataset">The dataset's id.</param>
/// <param name="Name">The name of the RDM, feature set or observer in it.</param>
public sealed record DatasetSource(string Dataset, string Name) : ModelSource;
