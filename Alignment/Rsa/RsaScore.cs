namespace Concord.Alignment.Rsa;

/// <summary>Agreement of a model's RDM with the subjects' RDMs.</summary>
public static class RsaScore
{
    /// <summary>Compares a model with all subjects.</summary>
    /// <remarks>With <see cref="RsaSubjects.Each"/> one undefined subject makes the score undefined: a mean over the rest would be another score. For many models see <see cref="PreparedRsa"/>.</remarks>
    /// <param name="modelRdm">(pairs) upper triangle.</param>
    /// <param name="subjectRdms">(subjects)(pairs), one or more.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    /// <param name="subjects">Each subject, or their mean.</param>
    public static RsaScoreResult Compute(double[] modelRdm, IReadOnlyList<double[]> subjectRdms, IRdmComparator comparator, RsaSubjects subjects = RsaSubjects.Each) =>
        new PreparedRsa(subjectRdms, comparator, subjects).Score(modelRdm);

    /// <summary>The mean of RDMs, pair by pair.</summary>
    /// <remarks>Sums first and divides once: mean ranks that are equal stay equal to the last bit, which rank comparators need.</remarks>
    /// <param name="rdms">(RDMs)(pairs), one or more.</param>
    /// <returns>(pairs); NaN where any is NaN.</returns>
    public static double[] MeanRdm(IReadOnlyList<double[]> rdms)
    {
        ArgumentNullException.ThrowIfNull(rdms);
        var mean = new double[rdms[0].Length];
        foreach (double[] rdm in rdms)
        {
            Require.SameLength(mean.Length, rdm.Length);
            for (int pair = 0; pair < mean.Length; pair++)
            {
                mean[pair] += rdm[pair];
            }
        }

        return Array.ConvertAll(mean, sum => sum / rdms.Count);
    }
}
