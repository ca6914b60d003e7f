using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>Bootstrap of an RSA score over stimuli, subjects or both: nothing is recomputed but the comparison.</summary>
/// <remarks>
/// A draw in which stimulus i stands m_i times has each pair i ≠ j m_i·m_j times; the pair of a stimulus with its own copy, whose distance is 0 by construction, is
/// left out. That is rsatoolbox's <c>subsample_pattern</c> followed by <c>compare</c>, exactly. Each draw's value is the mean over the subjects in it. Pairs undefined
/// for a subject or the model are dropped for that comparison. The subjects' side is prepared once and shared by all models; a prepared bootstrap may be used by
/// several threads at once. Source: Schütt et al. 2023, doi:10.7554/eLife.82566.
/// </remarks>
public sealed class RdmBootstrap
{
    private readonly RdmDraws draws;
    private readonly IReadOnlyList<double[]> subjects;
    private readonly IRdmComparator comparator;
    private readonly IReadOnlyList<(PairList Pairs, IBootstrapKernel Kernel)> prepared;
    private readonly IReadOnlyList<IPreparedComparison> whole;

    /// <summary>Prepares the subjects' side for draws over stimuli.</summary>
    /// <param name="resamples">Draws over the conditions of the RDMs.</param>
    /// <param name="subjectRdms">(subjects)(pairs) upper triangles; one mean RDM for a score against the mean.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    public RdmBootstrap(StimulusResamples resamples, IReadOnlyList<double[]> subjectRdms, IRdmComparator comparator)
        : this(new RdmDraws(resamples, null), subjectRdms, comparator)
    {
    }

    /// <summary>Prepares the subjects' side.</summary>
    /// <param name="draws">Draws of conditions, subjects or both.</param>
    /// <param name="subjectRdms">(subjects)(pairs) upper triangles.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    public RdmBootstrap(RdmDraws draws, IReadOnlyList<double[]> subjectRdms, IRdmComparator comparator)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(subjectRdms);
        ArgumentNullException.ThrowIfNull(comparator);
        ArgumentOutOfRangeException.ThrowIfZero(subjectRdms.Count, nameof(subjectRdms));
        Require.SameLength(draws.Subjects?.Stimuli ?? subjectRdms.Count, subjectRdms.Count);
        int pairs = draws.Stimuli is null ? subjectRdms[0].Length : Rdm.PairCount(draws.Stimuli.Stimuli);
        foreach (double[] subject in subjectRdms)
        {
            Require.SameLength(pairs, subject.Length);
        }

        this.draws = draws;
        subjects = subjectRdms;
        this.comparator = comparator;
        prepared = draws.Stimuli is null ? [] : Prepare(draws.Stimuli, values => PairSubset.DefinedIn(values));
        whole = draws.Subjects is null ? [] : subjectRdms.Select(comparator.Against).ToArray();
    }

    /// <summary>The most bytes that a bootstrap keeps of the subjects' side for all models: one vector of pairs a draw; none where that is too much.</summary>
    /// <param name="draws">Draws.</param>
    /// <param name="stimuli">Conditions of the RDMs.</param>
    public static long KeptBytes(long draws, long stimuli) => LinearKernel.KeptBytes(draws, stimuli * (stimuli - 1) / 2); // a plan may ask of more stimuli than an RDM can hold

    /// <summary>The score of one model in every draw.</summary>
    /// <param name="modelRdm">(pairs) upper triangle.</param>
    /// <returns>(draws): mean over the subjects drawn; NaN where the comparison with one of them is undefined in the draw.</returns>
    public double[] Run(double[] modelRdm) => draws.Stimuli is null ? OverSubjects(modelRdm) : OverStimuli(modelRdm)[0];

    /// <summary>The score of one model in three bootstraps with these draws, for <see cref="DualBootstrap"/>.</summary>
    /// <param name="modelRdm">(pairs) upper triangle.</param>
    /// <exception cref="InvalidOperationException">The draws are not over both stimuli and subjects.</exception>
    public DualDraws RunDual(double[] modelRdm)
    {
        if (draws.Stimuli is null || draws.Subjects is null)
        {
            throw new InvalidOperationException("a dual bootstrap draws both stimuli and subjects");
        }

        double[][] both = OverStimuli(modelRdm);
        return new DualDraws(both[0], OverSubjects(modelRdm), both[1]);
    }

    // With subjects drawn: both factors, then the stimuli alone. Without: the stimuli.
    private double[][] OverStimuli(double[] modelRdm)
    {
        ArgumentNullException.ThrowIfNull(modelRdm);
        Require.SameLength(subjects[0].Length, modelRdm.Length);
        bool isComplete = !Array.Exists(modelRdm, double.IsNaN);
        double[][] sums = Weightings().Select(_ => new double[draws.Draws]).ToArray();
        foreach ((PairList pairs, IBootstrapKernel kernel) in isComplete ? prepared : Prepare(draws.Stimuli!, values => PairSubset.DefinedIn(values).AlsoIn(modelRdm)))
        {
            kernel.AddTo(pairs.Pick(modelRdm), sums);
        }

        return Array.ConvertAll(sums, values => Array.ConvertAll(values, sum => sum / subjects.Count));
    }

    private double[] OverSubjects(double[] modelRdm)
    {
        ArgumentNullException.ThrowIfNull(modelRdm);
        double[] each = whole.Select(subject => subject.Compare(modelRdm).Value).ToArray();
        return Enumerable.Range(0, draws.Draws).Select(draw => draws.Subjects!.WeightedMean(draw, each)).ToArray();
    }

    private StimulusResamples?[] Weightings() => draws.Subjects is null ? [null] : [draws.Subjects, null];

    // Subjects whose undefined pairs are the same share a kernel.
    private List<(PairList Pairs, IBootstrapKernel Kernel)> Prepare(StimulusResamples stimuli, Func<double[], PairSubset> definedOf) =>
        Enumerable.Range(0, subjects.Count)
            .GroupBy(s => string.Join(',', Enumerable.Range(0, subjects[s].Length).Where(pair => double.IsNaN(subjects[s][pair]))), StringComparer.Ordinal)
            .Select(group =>
            {
                var pairs = new PairList(stimuli.Stimuli, definedOf(subjects[group.First()]));
                double[][] values = group.Select(s => pairs.Pick(subjects[s])).ToArray();
                return (pairs, comparator.Bootstrap(pairs, values, new KernelDraws(stimuli, Weightings(), [.. group])));
            })
            .ToList();
}
