namespace Concord.Pipeline.Reporting.Tables;

/// <summary>What the observers of one benchmark took for what.</summary>
/// <param name="Title">The benchmark, with its run where several are shown.</param>
/// <param name="Summary">Each observer's most frequent confusion.</param>
/// <param name="Observers">Name, what is most often taken for what, and the matrix; a matrix is missing where there are more categories than can be read.</param>
/// <param name="Left">Models that have neither sentence nor matrix here.</param>
internal sealed record ConfusionView(string Title, ReportTable Summary, IReadOnlyList<(string Name, string Words, ReportTable? Matrix)> Observers, int Left)
{
    /// <summary>All tables.</summary>
    public IEnumerable<ReportTable> Tables => Observers.Select(observer => observer.Matrix).OfType<ReportTable>().Prepend(Summary);
}
