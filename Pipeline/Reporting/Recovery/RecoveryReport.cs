using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Recovery;

/// <summary>What the page shows of model recovery.</summary>
/// <param name="Groups">One a benchmark and metric.</param>
/// <param name="Tables">Models, then pairs; empty without any.</param>
internal sealed record RecoveryReport(IReadOnlyList<RecoveryGroup> Groups, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>Looks at the recoveries of a report.</summary>
    public static RecoveryReport Of(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        IReadOnlyList<RecoveryGroup> found = RecoveryGroup.Of(input, groups);
        return new RecoveryReport(found, found.Count == 0 ? [] : [RecoveryTables.Models(found), RecoveryTables.Pairs(found)]);
    }
}
