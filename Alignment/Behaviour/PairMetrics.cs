namespace Concord.Alignment.Behaviour;

/// <summary>Every metric of a pair of observers: one line each.</summary>
public static class PairMetrics
{
    /// <summary>All pair metrics.</summary>
    public static IReadOnlyList<IPairMetric> All { get; } =
    [
        new AccuracyDifference(),
        new ObservedConsistency(),
        new ErrorConsistency(KappaConvention.ModelVsHuman),
        new ErrorConsistency(KappaConvention.Concord),
    ];
}
