using System.Globalization;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Whether everything ran: failed jobs first.</summary>
public sealed class JobsSection : ReportSection
{
    // A path, what is wrong with the file, and the remedy: cutting the middle would cut the reason.
    private const int LongestError = 1000;

    /// <inheritdoc/>
    public override string Id => "jobs";

    /// <inheritdoc/>
    public override string Title => "Jobs";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        IReadOnlyList<JobRow> jobs = context.Input.Jobs;
        int failed = jobs.Count(job => job.Status is "failed" or "blocked"), cached = jobs.Count(job => job.Status == "cached");
        string summary = $"{NumberText.Count(failed)} of {NumberText.Count(jobs.Count)} failed{(cached > 0 ? $"; {NumberText.Count(cached)} were found done from earlier" : string.Empty)}.";
        if (jobs.Count == 0)
        {
            return context.IsWithoutScores ? null : Markup.Of($"<p class=\"lead\">0 of 0 failed: no job is recorded for this report.</p>");
        }

        var table = new ReportTable
        {
            Id = "jobs",
            Caption = $"{summary} Failed jobs stand first. Time is wall time in this run; memory is the peak of the whole process while the job ran.",
            Heads =
            [
                Head("job", "Job"), Head("status", "Status"), Head("error", "Error"), Head("kind", "Kind"), Head("seconds", "Time", "s", 1), Head("memory", "Memory", "MiB", 0), Head("threads", "Threads", "", 0), Head("batch", "Batch", "", 0), Head("device", "Device"), Head("key", "Key"),
            ],
            Rows = [.. context.Jobs.InOrder.Select(job => (IReadOnlyList<TableCell>)
            [
                new(NameText.Short(job.Title, 80)) { Full = job.Title, Anchor = context.Jobs.AnchorOf(job) },
                new(job.Status) { IsStrong = JobList.Rank(job) < 2 },
                new(job.Error is null ? string.Empty : NameText.Short(job.Error, LongestError)) { Full = job.Error, Longest = LongestError },
                new(job.Kind),
                new(NumberText.Fixed(job.Seconds, 1, dropZero: false), job.Seconds),
                new(NumberText.Fixed(job.PeakMemory / 1048576.0, 0, dropZero: false), job.PeakMemory / 1048576.0),
                new(NumberText.Count(job.Threads), job.Threads),
                new(NumberText.Count(job.Batch), job.Batch),
                new(job.Device),
                new(job.Key.Length > 12 ? job.Key[..12] : job.Key) { IsCode = true, Full = job.Key },
            ])],
        };
        Markup body = HtmlTableWriter.Write(table, "t-jobs", "sortable", JobList.MostShown);
        return failed > 0 ? body : Markup.Of($"<p class=\"lead\">{summary}</p><details><summary>{string.Create(CultureInfo.InvariantCulture, $"{jobs.Count} jobs")}</summary>{body}</details>");
    }

    private static TableHead Head(string id, string title, string? unit = null, int decimals = -1) => new(id, title, title + ".") { Unit = string.IsNullOrEmpty(unit) ? null : unit, IsNumeric = decimals >= 0, Decimals = Math.Max(0, decimals), Use = ColumnUse.Html };
}
