using Concord.Pipeline.Queueing;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Tests.Watching;

public sealed class PaceTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Where_nothing_was_at_work_nothing_is_known()
    {
        Assert.Equal(new Pace(null, null), Pace.Of([], s_now));
        Assert.Equal(new Pace(null, null), Pace.Of([Row(JobState.Queued, 60), Row(JobState.Done, 60, -7200, -3600)], s_now));
        Assert.Equal(new Pace(null, null), Pace.Of([Row(JobState.Running, 60, -5, fraction: 0.5)], s_now));
    }

    // Two workers did 60 expected seconds each in 120; 600 expected seconds are left: 600 s at the pace of 120 in 120.
    [Fact]
    public void The_rest_is_measured_by_what_all_workers_did_together()
    {
        QueueRow[] rows = [Row(JobState.Done, 60, -120, 0), Row(JobState.Done, 30, -120, -60), Row(JobState.Running, 60, -60, fraction: 0.5), Row(JobState.Queued, 570)];
        Pace pace = Pace.Of(rows, s_now);
        Assert.Equal(1, pace.JobsPerMinute!.Value, 9);
        Assert.Equal(600, pace.SecondsLeft!.Value, 9);
    }

    // Of a job of an hour, half done, ten minutes count: 3600 × 0.5 × 1/3 in 600 s; 1800 left at 1 a second.
    [Fact]
    public void Of_a_long_job_only_the_last_ten_minutes_count()
    {
        Pace pace = Pace.Of([Row(JobState.Running, 3600, -1800, fraction: 0.5)], s_now);
        Assert.Null(pace.JobsPerMinute);
        Assert.Equal(1800, pace.SecondsLeft!.Value, 9);
    }

    [Fact]
    public void What_nobody_works_on_has_no_time_left_that_could_be_told()
    {
        Pace pace = Pace.Of([Row(JobState.Done, 60, -120, -60), Row(JobState.Queued, 60)], s_now);
        Assert.Null(pace.SecondsLeft);
        Assert.Equal(0, Pace.Of([Row(JobState.Done, 60, -120, -60), Row(JobState.Blocked, 60)], s_now).SecondsLeft);
    }

    private static QueueRow Row(JobState state, double expected, double? started = null, double? ended = null, double? fraction = null) => new()
    {
        Key = "k",
        Submission = "s",
        Kind = "score",
        Title = "t",
        State = state,
        Waiting = 0,
        Priority = 0,
        Attempt = 1,
        Epoch = 1,
        Device = "cpu",
        Memory = 1,
        ExpectedSeconds = expected,
        Fraction = fraction ?? (state == JobState.Done ? 1 : 0),
        Created = s_now,
        Started = started is { } begun ? s_now.AddSeconds(begun) : null,
        Ended = ended is { } end ? s_now.AddSeconds(end) : null,
    };
}
