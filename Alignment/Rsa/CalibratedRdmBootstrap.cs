using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>Bootstrap of an RSA score over stimuli for intervals: draws with the spread that the score has from one sample of stimuli to another.</summary>
/// <remarks>The draws of <see cref="RdmBootstrap"/> spread too widely where single pairs are noisy; <see cref="PairDraws"/> says why and by how much. Costs one comparison a stimulus more. The subjects' side is shared by all models.</remarks>
/// <param name="resamples">Draws over the conditions of the RDMs.</param>
/// <param name="subjectRdms">(subjects)(pairs) upper triangles; one mean RDM for a score against the mean.</param>
/// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
public sealed class CalibratedRdmBootstrap(StimulusResamples resamples, IReadOnlyList<double[]> subjectRdms, IRdmComparator comparator)
{
    private readonly RdmBootstrap drawn = new(resamples, subjectRdms, comparator);
    private readonly RdmBootstrap leaveOneOut = new(StimulusResamples.LeaveOneOut(resamples.Stimuli), subjectRdms, comparator);

    /// <summary>The draws of one model.</summary>
    /// <param name="modelRdm">(pairs) upper triangle.</param>
    /// <param name="score">The model's score on all stimuli, as <see cref="RsaScore"/> has it.</param>
    /// <returns>(draws): mean over subjects; NaN where a subject's comparison is undefined in the draw.</returns>
    public double[] Run(double[] modelRdm, double score) => PairDraws.Calibrate(score, drawn.Run(modelRdm), leaveOneOut.Run(modelRdm), resamples);
}
