using System.Globalization;
using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Commands;

/// <summary>Shows where a run stands: one line that moves on a terminal, one line a job elsewhere.</summary>
internal sealed class ProgressPrinter(CommandConsole console) : IProgress<JobProgress>
{
    private int lastJob;

    public void Report(JobProgress value)
    {
        string left = value.Left is { } span ? $", about {Clock(span)} left" : string.Empty;
        if (console.ErrorIsTerminal)
        {
            console.Progress(string.Create(CultureInfo.InvariantCulture, $"[{value.Job}/{value.JobCount}] {value.Fraction,4:0%}  {value.Title}  ({Clock(value.Elapsed)}{left})"));
            return;
        }

        if (value.Job != this.lastJob)
        {
            this.lastJob = value.Job;
            console.Error(string.Create(CultureInfo.InvariantCulture, $"[{value.Job}/{value.JobCount}] {value.Title}  ({Clock(value.Elapsed)}{left})"));
        }
    }

    private static string Clock(TimeSpan span) => span.TotalHours >= 1
        ? span.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
        : span.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
