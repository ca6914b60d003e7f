namespace Concord.Alignment.Rsa;

/// <summary>The comparison of two RDMs, once.</summary>
public static class RdmComparison
{
    /// <summary>Compares two RDMs.</summary>
    /// <remarks>As <see cref="IPreparedComparison.Compare"/>; where one side meets many, prepare it by <see cref="IRdmComparator.Against"/>.</remarks>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    /// <param name="first">(pairs) upper triangle.</param>
    /// <param name="second">(pairs) upper triangle over the same conditions.</param>
    /// <returns>−1 … 1, higher is better; NaN with the reason.</returns>
    public static Scored Compare(this IRdmComparator comparator, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        ArgumentNullException.ThrowIfNull(comparator);
        return comparator.Against(second.ToArray()).Compare(first);
    }
}
