using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>Bootstrap of an RSA score over stimuli: nothing is recomputed but the comparison.</summary>
/// <remarks>
/// A draw in which stimulus i stands m_i times has each pair i ≠ j m_i·m_j times; the pair of a stimulus with its own copy, whose distance is 0 by construction, is
/// left out. That is rsatoolbox's <c>subsample_pattern</c> followed by <c>compare</c>, exactly. Each draw's value is the mean over subjects. Pairs undefined for
/// a subject or the model are dropped for that comparison. The subjects' side is prepared once and shared by all models; a prepared bootstrap may be used by
/// several threads at once. Source: Schütt et al. 2023, doi:10.7554/eLife.82566.
/// </remarks>
public sealed class RdmBootstrap
{
    private readonly StimulusResamples resamples;
    private readonly IReadOnlyList<double[]> subjects;
    private readonly IRdmComparator comparator;
    private readonly IReadOnlyList<(PairList Pairs, IBootstrapKernel Kernel)> prepared;
    private readonly Lazy<RdmBootstrap> leaveOneOut;

    /// <summary>Prepares the subjects' side.</summary>
    /// <param name="resamples">Draws over the conditions of the RDMs.</param>
    /// <param name="subjectRdms">(subjects)(pairs) upper triangles; one mean RDM for a score against the mean.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    public RdmBootstrap(StimulusResamples resamples, IReadOnlyList<double[]> subjectRdms, IRdmComparator comparator)
    {
        ArgumentNullException.ThrowIfNull(resamples);
        ArgumentNullException.ThrowIfNull(subjectRdms);
        ArgumentNullException.ThrowIfNull(comparator);
        ArgumentOutOfRangeException.ThrowIfZero(subjectRdms.Count, nameof(subjectRdms));
        foreach (double[] subject in subjectRdms)
        {
            Require.SameLength(Rdm.PairCount(resamples.Stimuli), subject.Length);
        }

        this.resamples = resamples;
        subjects = subjectRdms;
        this.comparator = comparator;
        prepared = Prepare(_ => true);
        leaveOneOut = new Lazy<RdmBootstrap>(() => new RdmBootstrap(StimulusResamples.LeaveOneOut(resamples.Stimuli), subjectRdms, comparator));
    }

    /// <summary>The score of one model in every draw.</summary>
    /// <param name="modelRdm">(pairs) upper triangle.</param>
    /// <returns>(draws): mean over subjects; NaN where a subject's comparison is undefined in the draw.</returns>
    public double[] Run(double[] modelRdm)
    {
        ArgumentNullException.ThrowIfNull(modelRdm);
        Require.SameLength(Rdm.PairCount(resamples.Stimuli), modelRdm.Length);
        bool isComplete = !Array.Exists(modelRdm, double.IsNaN);
        var sums = new double[resamples.Draws];
        foreach ((PairList pairs, IBootstrapKernel kernel) in isComplete ? prepared : Prepare(pair => !double.IsNaN(modelRdm[pair])))
        {
            kernel.AddTo(pairs.Pick(modelRdm), sums);
        }

        return Array.ConvertAll(sums, sum => sum / subjects.Count);
    }

    /// <summary>The draws of one model with the spread that its score has from one sample of stimuli to another: for intervals.</summary>
    /// <remarks>See <see cref="PairDraws"/>: the draws of <see cref="Run"/> spread too widely where single pairs are noisy.</remarks>
    /// <param name="modelRdm">(pairs) upper triangle.</param>
    /// <param name="score">The score on all stimuli.</param>
    /// <returns>(draws): NaN where undefined in the draw.</returns>
    public double[] RunCalibrated(double[] modelRdm, double score) =>
        PairDraws.Calibrate(score, Run(modelRdm), leaveOneOut.Value.Run(modelRdm), resamples);

    // Subjects whose undefined pairs are the same share a kernel.
    private List<(PairList Pairs, IBootstrapKernel Kernel)> Prepare(Func<int, bool> isDefined) =>
        subjects
            .GroupBy(subject => string.Join(',', Enumerable.Range(0, subject.Length).Where(pair => double.IsNaN(subject[pair]))), StringComparer.Ordinal)
            .Select(group =>
            {
                var pairs = new PairList(resamples.Stimuli, pair => isDefined(pair) && !double.IsNaN(group.First()[pair]));
                return (pairs, comparator.Prepare(pairs, group.Select(pairs.Pick).ToArray(), resamples));
            })
            .ToList();
}
