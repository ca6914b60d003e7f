using Concord.Pipeline.Commands;
using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Tests.Commands;

public sealed class ProgressLineTests
{
    private static readonly RunProgress All = new(12, 1, 60, TimeSpan.FromSeconds(250), TimeSpan.FromSeconds(750));

    [Fact]
    public void The_whole_stands_first_and_then_the_running_jobs()
    {
        string line = ProgressLine.Moving(All, [Job("resnet20 × it-rsa", 0.456), Job("vit × it-rsa", 0.999)], 200);
        Assert.Equal("[12/60]  1 failed  4:10, about 12:30 left  resnet20 × it-rsa 45% · vit × it-rsa 99%", line);
    }

    [Fact]
    public void What_has_no_room_is_counted_and_the_first_job_is_shortened_rather_than_left_out()
    {
        RunProgress all = All with { Failed = 0, Elapsed = TimeSpan.FromHours(30), Left = null };
        JobProgress[] running = [Job(new string('a', 40), 0), Job("b", 1), Job("c", 0)];
        Assert.Equal("[12/60]  30:00:00  " + new string('a', 40) + " 0% · b 100% · c 0%", ProgressLine.Moving(all, running, 200));
        Assert.Equal("[12/60]  30:00:00  " + new string('a', 40) + " 0% · 2 more", ProgressLine.Moving(all, running, 75));
        string narrow = ProgressLine.Moving(all, running, 45);
        Assert.Equal(45, narrow.Length);
        Assert.StartsWith("[12/60]  30:00:00  aaa", narrow, StringComparison.Ordinal);
        Assert.EndsWith("aaa 0% · 2 more", narrow, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JobOutcome.Done, null, "[12/60] t  (4:10, about 12:30 left)")]
    [InlineData(JobOutcome.Failed, "no such\u001b[2J file", "[12/60] failed: t: no suchU+001B[2J file  (4:10, about 12:30 left)")]
    [InlineData(JobOutcome.NotStarted, "the worker stopped", "[12/60] given back: t: the worker stopped  (4:10, about 12:30 left)")]
    public void A_job_that_ended_says_how(JobOutcome outcome, string? error, string expected) =>
        Assert.Equal(expected, ProgressLine.Ended(Job("t", 1) with { Outcome = outcome, Error = error }));

    private static JobProgress Job(string title, double fraction) => new(title, title, fraction, null, All);
}
