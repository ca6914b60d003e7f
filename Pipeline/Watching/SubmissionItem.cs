using Concord.Pipeline.Queueing;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Watching;

/// <summary>A submission, as the page shows it.</summary>
internal sealed record SubmissionItem(string Id, string Name, DateTimeOffset Created, IReadOnlyDictionary<JobState, int> Counts, bool HasReport)
{
    public static SubmissionItem Of(SubmissionRow row) => new(row.Id, NameText.Visible(row.Name), row.Created, row.Counts, row.ReportWritten);
}
