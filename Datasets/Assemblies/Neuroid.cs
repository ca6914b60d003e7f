namespace Concord.Datasets.Assemblies;

/// <summary>One recorded site, voxel or channel.</summary>
/// <param name="Id">Unique in its assembly.</param>
/// <param name="Region">Where it was recorded, as the dataset names it.</param>
/// <param name="Subject">From whom.</param>
/// <param name="Ceiling">The reliability that comes with the dataset, in its own scale (the dataset's description says which); NaN when there is none. May be negative.</param>
public sealed record Neuroid(string Id, string Region, string Subject, double Ceiling);
