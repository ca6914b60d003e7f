namespace Concord.Models.Weights;

/// <summary>A key that stands on both sides with different shapes.</summary>
/// <param name="Key">The architecture's key.</param>
/// <param name="Found">The file's shape.</param>
/// <param name="Expected">The architecture's.</param>
/// <param name="InFile">The file's own name for the key, where it is another.</param>
public sealed record ShapeProblem(string Key, IReadOnlyList<long> Found, IReadOnlyList<long> Expected, string? InFile = null);
