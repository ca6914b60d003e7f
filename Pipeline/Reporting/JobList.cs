using Concord.Pipeline.Jobs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting;

/// <summary>The jobs in the order of the page, and which of them made a score.</summary>
public sealed class JobList
{
    /// <summary>Jobs that the page lists.</summary>
    public const int MostShown = 200;

    private readonly Dictionary<string, string> anchors;

    /// <summary>Sorts them: what failed first.</summary>
    public JobList(IReadOnlyList<JobRow> jobs)
    {
        this.InOrder = [.. jobs.OrderBy(Rank)];
        this.anchors = this.InOrder.Take(MostShown).DistinctBy(Anchor).GroupBy(job => job.Title, StringComparer.Ordinal).ToDictionary(same => same.Key, same => Anchor(same.First()), StringComparer.Ordinal);
    }

    /// <summary>Failed and blocked jobs first, then those that were done, then those found done.</summary>
    public IReadOnlyList<JobRow> InOrder { get; }

    /// <summary>A job's place in that order: below 2, it failed.</summary>
    public static int Rank(JobRow job) => job.Status switch { "failed" => 0, "blocked" => 1, "done" => 2, _ => 3 };

    /// <summary>The id of a job's row in the page; null for a job that another of the same title stands for.</summary>
    public string? AnchorOf(JobRow job) => this.anchors.TryGetValue(job.Title, out string? anchor) && anchor == Anchor(job) ? anchor : null;

    /// <summary>The id of the job that made a score; null where the page does not list it.</summary>
    public string? AnchorOf(ScoreRow? row) => row is null ? null : this.anchors.GetValueOrDefault(ScoreJob.TitleOf(row.Model, row.Benchmark, row.Metric));

    private static string Anchor(JobRow job) => "job-" + job.Key[..Math.Min(12, job.Key.Length)];
}
