namespace Concord.Alignment.Rsa;

/// <summary>A comparator with one side prepared. May be used by several threads at once.</summary>
public interface IPreparedComparison
{
    /// <summary>Compares an RDM with the prepared one.</summary>
    /// <remarks>Pairs that are NaN on either side are dropped jointly, as rsatoolbox does, and counted in the note.</remarks>
    /// <param name="model">(pairs) upper triangle over the same conditions.</param>
    /// <returns>−1 … 1, higher is better; NaN with the reason: fewer than three pairs, or no variance on one side.</returns>
    Scored Compare(ReadOnlySpan<double> model);
}
