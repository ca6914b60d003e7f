namespace Concord.Models.Weights;

/// <summary>A key that stands on one side only, with the nearest key of the other side.</summary>
/// <param name="Key">The key.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Nearest">The nearest key left over on the other side, or null where none is near.</param>
/// <param name="InFile">The file's own name for the key, where it is another.</param>
public sealed record KeyProblem(string Key, IReadOnlyList<long> Shape, string? Nearest, string? InFile = null);
