using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Catalogue;

/// <summary>Every mapping that a manifest can name: one line each.</summary>
public static class MappingCatalogue
{
    /// <summary>All mappings, in the order in which they are listed.</summary>
    public static IReadOnlyList<MappingEntry> All { get; } =
    [
        new(RegressionEntries.Ridge, options => new Ridge(options.Number("alpha"))),
        new(RegressionEntries.RidgeCv, options => new RidgeCv(options.Numbers("alphas"), options.Text("per") == "target" ? PenaltyScope.Target : PenaltyScope.All)),
        new(RegressionEntries.Pls, options => new Pls((int)options.Number("components"))),
        new(RegressionEntries.Linear, _ => new Linear(), MayRotate: false),
        new(RegressionEntries.OneToOne, _ => new OneToOne(), MayRotate: false),
        new(RegressionEntries.Knn, options => new NearestNeighbours((int)options.Number("neighbours")), MayRotate: false),
        new(ReverseEntries.Pls, options => new Pls((int)options.Number("components")), IsReversed: true),
        new(ReverseEntries.Ridge, options => new Ridge(options.Number("alpha")), IsReversed: true),
    ];

    /// <summary>The mapping of that metric.</summary>
    /// <param name="id">A metric's id.</param>
    /// <returns>Null where the metric is no mapping.</returns>
    public static MappingEntry? Find(string id) => All.FirstOrDefault(entry => entry.Metric.Id == id);
}
