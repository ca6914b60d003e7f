namespace Concord.Datasets.Assemblies;

/// <summary>One representational dissimilarity matrix with its labels.</summary>
/// <remarks>Holds an array: the generated equality compares it by reference.</remarks>
/// <param name="Name">What it is, as the source names it.</param>
/// <param name="Region">Brain region, "behaviour", or "model".</param>
/// <param name="Subject">From whom; null when pooled.</param>
/// <param name="Session">Which session; null when there is one or they were averaged.</param>
/// <param name="UpperTriangle">(n·(n−1)/2) dissimilarities, row-major i &lt; j, in the order of the set's stimulus ids.</param>
public sealed record RdmEntry(string Name, string Region, string? Subject, string? Session, double[] UpperTriangle);
