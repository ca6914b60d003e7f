using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Renderings;

/// <summary>DeepNSD: means over voxels and then over subjects, never divided by a ceiling; RDMs by Pearson.</summary>
/// <remarks>Source: Conwell et al. 2024, doi:10.1038/s41467-024-53147-y; ColinConwell/DeepNSD <c>source_code/pressures/main_analysis.py</c> at fc461d0.</remarks>
internal static class DeepNsd
{
    public static Rendering Rendering { get; } = new(
        "deepnsd",
        "ColinConwell/DeepNSD fc461d0",
        new("mean over subjects of the mean over neuroids of r", MeanOfSubjects),
        new("mean over subjects of the Pearson correlation of RDMs", raw => raw.Mean("correlation", "pearson")));

    private static Scored MeanOfSubjects(PredictivityRaw raw)
    {
        double[] r = [.. Enumerable.Range(0, raw.Ceilings.Length).Select(j => raw.FoldScores.Average(fold => fold[j]))];
        double[] subjects = [.. raw.SubjectOf.Distinct().Select(subject => NeuroidAggregates.Compute([.. r.Where((_, j) => raw.SubjectOf[j] == subject)], NeuroidAggregate.Mean).Value)];
        return Scored.OrUndefined(subjects.Average(), "a subject has no defined neuroid");
    }
}
