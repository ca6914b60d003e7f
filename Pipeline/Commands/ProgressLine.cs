using System.Globalization;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Commands;

/// <summary>The words of progress: where all jobs stand first, so that no narrow terminal cuts it off, then as many of the running jobs as there is room for.</summary>
internal static class ProgressLine
{
    /// <summary>The moving line: <c>[12/60] 1 failed  4:10, about 12:30 left  resnet20 × it-rsa 45% · vit × it-rsa 12% · 2 more</c>.</summary>
    /// <param name="all">Where all jobs stand.</param>
    /// <param name="running">The running jobs, the oldest first.</param>
    /// <param name="width">Characters that there is room for.</param>
    public static string Moving(RunProgress all, IReadOnlyList<JobProgress> running, int width)
    {
        string failed = all.Failed > 0 ? string.Create(CultureInfo.InvariantCulture, $" {all.Failed} failed ") : string.Empty;
        string line = $"{Count(all)} {failed} {Time(all)}";
        for (int i = 0; i < running.Count; i++)
        {
            string job = (i == 0 ? "  " : " · ") + Job(running[i]);
            int rest = running.Count - i - 1;
            if (line.Length + job.Length + (rest > 0 ? More(rest).Length : 0) > width)
            {
                // Of the first one something is always shown.
                return i == 0 ? line + "  " + Shorter(running[0], Math.Max(8, width - line.Length - 2 - (rest > 0 ? More(rest).Length : 0))) + (rest > 0 ? More(rest) : string.Empty) : line + More(rest + 1);
            }

            line += job;
        }

        return line;
    }

    /// <summary>A job that has ended: <c>[13/60] failed: resnet20 × it-rsa: no such file  (4:10, about 12:30 left)</c>.</summary>
    public static string Ended(JobProgress job)
    {
        string how = job.Outcome switch
        {
            JobOutcome.Failed => "failed: ",
            JobOutcome.Blocked => "blocked: ",
            JobOutcome.NotStarted => "given back: ",
            _ => string.Empty,
        };
        return $"{Count(job.All)} {how}{NameText.Visible(job.Title)}{(job.Error is null ? string.Empty : ": " + NameText.Visible(job.Error))}  ({Time(job.All)})";
    }

    private static string Count(RunProgress all) => string.Create(CultureInfo.InvariantCulture, $"[{all.Ended}/{all.Total}]");

    private static string Time(RunProgress all) => Clock(all.Elapsed) + (all.Left is { } left ? $", about {Clock(left)} left" : string.Empty);

    private static string Job(JobProgress job) => NameText.Visible(job.Title) + Percent(job);

    private static string Shorter(JobProgress job, int width) => NameText.Short(job.Title, Math.Max(3, width - Percent(job).Length)) + Percent(job);

    private static string Percent(JobProgress job) => string.Create(CultureInfo.InvariantCulture, $" {Math.Floor(100 * Math.Clamp(job.Fraction, 0, 1)):0}%");

    private static string More(int count) => string.Create(CultureInfo.InvariantCulture, $" · {count} more");

    private static string Clock(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}")
        : span.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
