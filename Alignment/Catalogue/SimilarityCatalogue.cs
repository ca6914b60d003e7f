using Concord.Alignment.Rsa;
using Concord.Alignment.Similarity;

namespace Concord.Alignment.Catalogue;

/// <summary>Every similarity between spaces that a manifest can name: one line each.</summary>
public static class SimilarityCatalogue
{
    // What a recording of several subjects adds to every measure.
    private static readonly MetricOption Subjects = new("subjects", MetricOptionType.Choice, "each", "each: with every subject's recorded sites, then averaged; pooled: with all recorded sites side by side.", ["each", "pooled"]);

    private static readonly SimilarityEntry[] Lines =
    [
        new(SimilarityEntries.CkaUnbiased, _ => new UnbiasedCka()),
        new(SimilarityEntries.Cka, _ => new LinearCka()),
        new(SimilarityEntries.CkaRbf, options => new RbfCka(options.Number("sigma"), options.Text("bandwidth") == "absolute" ? RbfBandwidth.Absolute : RbfBandwidth.Median, Estimator(options))),
        new(SimilarityEntries.Procrustes, options => new Procrustes(options.Number("alpha"))),
        new(SimilarityEntries.CcaMean, options => new CcaMean(options.Text("of") == "squares")),
        new(SimilarityEntries.LinearR2, _ => new LinearRegressionR2()),
        new(SimilarityEntries.MutualKnn, options => new MutualKnn(Neighbours(options), Rows(options))),
        new(SimilarityEntries.CycleKnn, options => new CycleKnn(Neighbours(options), Rows(options))),
        new(SimilarityEntries.LcsKnn, options => new LcsKnn(Neighbours(options), Rows(options))),
        new(SimilarityEntries.Cknna, options => new Cknna(Neighbours(options), Estimator(options), Rows(options))),
        new(SimilarityEntries.RdmCorrelation, options => new RdmCorrelation(RdmDistances.Find(options.Text("distance")), RdmComparators.Find(options.Text("compare")))),
    ];

    /// <summary>All similarities, in the order in which they are listed; the first is the default.</summary>
    public static IReadOnlyList<SimilarityEntry> All { get; } = [.. Lines.Select(line => line with { Metric = line.Metric with { Options = [.. line.Metric.Options, Subjects] } })];

    /// <summary>The similarity of that metric.</summary>
    /// <param name="id">A metric's id.</param>
    /// <returns>Null where the metric is no similarity.</returns>
    public static SimilarityEntry? Find(string id) => All.FirstOrDefault(entry => entry.Metric.Id == id);

    private static int Neighbours(IMetricOptions options) => (int)options.Number("k");

    private static HsicEstimator Estimator(IMetricOptions options) => options.Text("estimator") == "unbiased" ? HsicEstimator.Unbiased : HsicEstimator.Biased;

    private static RowScaling Rows(IMetricOptions options) => options.Text("rows") == "raw" ? RowScaling.None : RowScaling.UnitLength;
}
