namespace Concord.Alignment.Rsa;

/// <summary>Items as points. A class without value equality.</summary>
/// <param name="points">(items)(dimensions) coordinates, in the unit of the dissimilarities.</param>
/// <param name="share">How much of the spread the points show, 0 … 1; NaN where all items coincide.</param>
public sealed class Arrangement(IReadOnlyList<double[]> points, double share)
{
    /// <summary>(items)(dimensions).</summary>
    public IReadOnlyList<double[]> Points { get; } = points;

    /// <summary>Share of the spread: the eigenvalues of the dimensions shown, in the sum of all sizes of eigenvalues.</summary>
    public double Share { get; } = share;
}
