namespace Concord.Pipeline.Reporting.Tables;

/// <summary>The tables of error consistency of one benchmark.</summary>
/// <param name="Title">The benchmark, with its run where several are shown.</param>
/// <param name="Whole">Over all sets.</param>
/// <param name="Sets">Set by set with every person; empty where there is one set.</param>
internal sealed record AgreementView(string Title, ReportTable Whole, IReadOnlyList<(string Set, ReportTable Table)> Sets)
{
    /// <summary>All tables.</summary>
    public IEnumerable<ReportTable> Tables => Sets.Select(set => set.Table).Prepend(Whole);
}
