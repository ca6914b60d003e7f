using Concord.Pipeline.Slurm.Profiles;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class SlurmTimeTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30min", 1800)]
    [InlineData("1.5h", 5400)]
    [InlineData("2d", 172_800)]
    [InlineData("30:00", 1800)]
    [InlineData("4:00:00", 14_400)]
    [InlineData("1-12:00:00", 129_600)]
    [InlineData("2-00", 172_800)]
    public void Spans_are_read_as_people_and_as_SLURM_write_them(string text, double seconds)
    {
        Assert.True(SlurmTime.TryParse(text, out TimeSpan span));
        Assert.Equal(seconds, span.TotalSeconds);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("")]
    [InlineData("min")]
    [InlineData("-5min")]
    [InlineData("0min")]
    [InlineData("1:2:3:4")]
    [InlineData("infinite")]
    public void A_bare_number_and_what_is_no_span_are_refused(string text) => Assert.False(SlurmTime.TryParse(text, out _));

    [Theory]
    [InlineData(60, "00:01:00")]
    [InlineData(61, "00:02:00")]
    [InlineData(86_400 + 3600, "1-01:00:00")]
    public void Spans_are_written_for_sbatch_in_whole_minutes(double seconds, string expected) => Assert.Equal(expected, SlurmTime.Format(TimeSpan.FromSeconds(seconds)));
}
