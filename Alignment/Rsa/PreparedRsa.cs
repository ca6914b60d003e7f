namespace Concord.Alignment.Rsa;

/// <summary>The subjects' side of RSA scores, prepared once for many models: ranks, order and whitened forms are not made again.</summary>
/// <remarks>May be used by several threads at once. A class without value equality.</remarks>
public sealed class PreparedRsa
{
    private readonly IPreparedComparison[] each;
    private readonly IPreparedComparison? mean;

    /// <summary>Prepares the subjects.</summary>
    /// <param name="subjectRdms">(subjects)(pairs), one or more; borrowed.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    /// <param name="subjects">Each subject, or their mean.</param>
    public PreparedRsa(IReadOnlyList<double[]> subjectRdms, IRdmComparator comparator, RsaSubjects subjects = RsaSubjects.Each)
    {
        ArgumentNullException.ThrowIfNull(subjectRdms);
        ArgumentNullException.ThrowIfNull(comparator);
        ArgumentOutOfRangeException.ThrowIfZero(subjectRdms.Count, nameof(subjectRdms));
        each = subjectRdms.Select(comparator.Against).ToArray();
        mean = subjects is RsaSubjects.Mean ? comparator.Against(RsaScore.MeanRdm(subjectRdms)) : null;
    }

    /// <summary>The score of one model.</summary>
    /// <remarks>As <see cref="RsaScore.Compute"/>.</remarks>
    /// <param name="modelRdm">(pairs) upper triangle.</param>
    public RsaScoreResult Score(double[] modelRdm)
    {
        ArgumentNullException.ThrowIfNull(modelRdm);
        Scored[] scores = Array.ConvertAll(each, subject => subject.Compare(modelRdm));
        double[] values = Array.ConvertAll(scores, score => score.Value);
        return mean?.Compare(modelRdm) is { } whole
            ? new RsaScoreResult(whole.Value, values, whole.Note)
            : new RsaScoreResult(values.Average(), values, Notes.Join(scores.Select(score => score.Note)));
    }
}
