namespace Concord.Models.Weights;

/// <summary>A key that stands on both sides with different shapes.</summary>
public sealed record ShapeProblem(string Key, IReadOnlyList<long> Found, IReadOnlyList<long> Expected);
