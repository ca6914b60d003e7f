namespace Concord.Alignment.Catalogue;

/// <summary>Every metric that a manifest can name: one line each.</summary>
public static class MetricCatalogue
{
    /// <summary>All definitions, in the order in which they are listed.</summary>
    public static IReadOnlyList<MetricEntry> All { get; } =
    [
        RsaEntry.Entry,
        RepeatedRsaEntry.Entry,
        .. MappingCatalogue.All.Select(entry => entry.Metric),
        BandedRidgeEntry.Entry,
        .. SimilarityCatalogue.All.Select(entry => entry.Metric),
        BehaviourEntries.Accuracy,
        BehaviourEntries.AccuracyDifference,
        BehaviourEntries.ObservedConsistency,
        BehaviourEntries.ErrorConsistency,
        BehaviourEntries.ShapeBias,
        SoftLabelEntries.MajorityConsistency,
        SoftLabelEntries.EntropyCorrelation,
        SoftLabelEntries.CrossEntropy,
        ImageChoiceEntries.I1,
        ImageChoiceEntries.I2n,
        ImageChoiceEntries.OddOneOut,
    ];

    /// <summary>The definition of that name, or null.</summary>
    public static MetricEntry? Find(string id) => All.FirstOrDefault(entry => entry.Id == id);
}
