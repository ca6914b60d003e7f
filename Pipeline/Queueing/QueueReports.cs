namespace Concord.Pipeline.Queueing;

/// <summary>Who writes the run directory of a submission that has ended.</summary>
internal static class QueueReports
{
    // A lease that ends later than it can was given before the clock was set back.
    private const string Take = """
        update submission set report_lease = @now + @span, report_span = @span
        where id = @s and report_written = 0 and (report_lease is null or report_lease < @now or report_lease > @now + report_span)
          and not exists (select 1 from member join job on job.number = member.job where member.submission = @s and job.state in ('queued', 'running'))
        """;

    /// <summary>True for one caller alone.</summary>
    public static bool Claim(QueueDatabase database, string submission, long span, long now) =>
        database[Take].Run(("@s", submission), ("@span", span), ("@now", now)) == 1;

    /// <summary>The writer lives.</summary>
    public static int Prolong(QueueDatabase database, string submission, long span, long now) =>
        database["update submission set report_lease = @now + @span where id = @s and report_lease is not null"].Run(("@s", submission), ("@span", span), ("@now", now));

    /// <summary>It is written, unless something was queued again meanwhile.</summary>
    public static int Written(QueueDatabase database, string submission) =>
        database["update submission set report_written = 1 where id = @s and report_lease is not null"].Run(("@s", submission));
}
