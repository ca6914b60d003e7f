namespace Concord.Pipeline.Manifests;

/// <summary>A model that lives elsewhere and is brought as its activations, with stimulus ids.</summary>
/// <param name="Path">The file, absolute: NPZ, NPY or HDF5.</param>
/// <param name="Sha256">The file's SHA-256, 64 hexadecimal digits in lower case, or null.</param>
public sealed record ActivationsSource(string Path, string? Sha256) : ModelSource;
