using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Catalogue;

/// <summary>Every mapping that a manifest can name: one line each.</summary>
public static class MappingCatalogue
{
    /// <summary>All mappings, in the order in which they are listed.</summary>
    public static IReadOnlyList<MappingEntry> All { get; } =
    [
        new(RegressionEntries.Ridge, options => new Ridge(options.Number("alpha"))),
        new(RegressionEntries.RidgeCv, options => new RidgeCv(options.Numbers("alphas"), Scope(options))),
        new(RegressionEntries.RidgeKFold, options => new RidgeKFold(options.Numbers("alphas"), (int)options.Number("inner-folds"), Scope(options), options.Text("loss") == "l2" ? PenaltyLoss.SquaredError : PenaltyLoss.R2, Precision(options))),
        new(RegressionEntries.Pls, Pls),
        new(RegressionEntries.Linear, _ => new Linear()),
        new(RegressionEntries.OneToOne, _ => new OneToOne()),
        new(RegressionEntries.Knn, options => new NearestNeighbours((int)options.Number("neighbours"))),
        new(ReverseEntries.Pls, Pls, IsReversed: true),
        new(ReverseEntries.Ridge, options => new Ridge(options.Number("alpha")), IsReversed: true),
    ];

    /// <summary>The mapping of that metric.</summary>
    /// <param name="id">A metric's id.</param>
    /// <returns>Null where the metric is no mapping.</returns>
    public static MappingEntry? Find(string id) => All.FirstOrDefault(entry => entry.Metric.Id == id);

    private static Pls Pls(IMetricOptions options) => new((int)options.Number("components"), Precision(options));

    private static Arithmetic Precision(IMetricOptions options) => options.Text("arithmetic") == "float32" ? Arithmetic.Float32 : Arithmetic.Float64;

    private static PenaltyScope Scope(IMetricOptions options) => options.Text("per") == "target" ? PenaltyScope.Target : PenaltyScope.All;
}
