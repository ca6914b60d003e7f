using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Similarity;

/// <summary>Correlation of the two spaces' dissimilarity matrices.</summary>
/// <remarks>
/// compare(RDM(X), RDM(Y)) over the upper triangles: RSA between two spaces, by <see cref="IRdmDistance"/> and <see cref="IRdmComparator"/>. −1 … 1, higher is better, symmetric; invariant to positive scaling of each
/// space and, by the distance, to orthogonal maps (euclidean) or to offset and scale of each pattern (correlation). Draws as <see cref="RdmBootstrap"/>: the pair of a stimulus with its copy is left out. Undefined:
/// fewer than three stimuli, dissimilarities without variance. Sources: Kriegeskorte et al. 2008, doi:10.3389/neuro.06.004.2008; Brain-Score <c>rdm</c> (correlation, Spearman).
/// </remarks>
/// <param name="distance">One of <see cref="RdmDistances.All"/>; null for the correlation distance.</param>
/// <param name="comparator">One of <see cref="RdmComparators.All"/>; null for Spearman.</param>
public sealed class RdmCorrelation(IRdmDistance? distance = null, IRdmComparator? comparator = null) : ISimilarity
{
    private readonly IRdmDistance distance = distance ?? new CorrelationDistance();
    private readonly IRdmComparator comparator = comparator ?? new SpearmanComparator();

    /// <inheritdoc/>
    public string Id => "rdm-correlation";

    /// <inheritdoc/>
    public string Summary => "correlation of the two dissimilarity matrices over pairs of stimuli";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Percentile;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return new RdmSide(distance.Compute(x), Sides.Reason(x));
    }

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y)
    {
        (RdmSide a, RdmSide b) = Sides.Of<RdmSide>(x, y);
        if (Sides.Reason(a, b) is { } reason)
        {
            return Scored.Undefined(reason);
        }

        Scored score = comparator.Compare(a.Rdm.UpperTriangle, b.Rdm.UpperTriangle);
        return score with { Note = Notes.Join(score.Note, a.Rdm.Note, b.Rdm.Note) };
    }

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples)
    {
        ArgumentNullException.ThrowIfNull(resamples);
        (RdmSide a, RdmSide b) = Sides.Of<RdmSide>(x, y);
        return Sides.Reason(a, b) is null
            ? b.Bootstrap.For(resamples, () => new RdmBootstrap(resamples, [b.Rdm.UpperTriangle], comparator)).Run(a.Rdm.UpperTriangle)
            : Sides.NotANumber(resamples.Draws);
    }
}
