namespace Concord.Pipeline.Manifests;

/// <summary>Where a model comes from: <see cref="NetworkSource"/>, <see cref="ActivationsSource"/> or <see cref="DatasetSource"/>.</summary>
public abstract record ModelSource;
