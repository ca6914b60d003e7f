using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Tests.Ceilings;

public sealed class NormalisationTests
{
    // METRICS.md: r = .22545106, c = .81579838 give .06230 (r²/c) and .07637 ((r/c)²).
    [Theory]
    [InlineData("none", 0.22545106)]
    [InlineData("r/c", 0.27635635)]
    [InlineData("r2/c", 0.06230484)]
    [InlineData("(r/c)^2", 0.07637283)]
    [InlineData("r/sqrt(c)", 0.24960936)]
    public void Values_equal_the_published_example_and_signs_survive(string id, double expected)
    {
        Normalisation normalisation = Normalisations.Find(id);
        Assert.Equal(expected, normalisation.Apply(0.22545106, 0.81579838).Value, 6);
        Assert.Equal(-expected, normalisation.Apply(-0.22545106, 0.81579838).Value, 6);
    }

    [Fact]
    public void A_score_above_its_ceiling_is_not_clipped() => Assert.Equal(2, Normalisations.Find("r/c").Apply(0.8, 0.4).Value, 12);

    [Fact]
    public void Without_a_ceiling_above_zero_the_result_is_undefined_with_the_reason()
    {
        Assert.Contains("not above 0", Normalisations.Find("r/c").Apply(0.5, 0).Note, StringComparison.Ordinal);
        Assert.Contains("not above 0", Normalisations.Find("(r/c)^2").Apply(0.5, -0.1).Note, StringComparison.Ordinal);
        Assert.Contains("undefined", Normalisations.Find("r2/c").Apply(0.5, double.NaN).Note, StringComparison.Ordinal);
        Assert.Equal(0.5, Normalisations.Find("none").Apply(0.5, double.NaN).Value);
    }

    [Fact]
    public void Interval_ends_go_through_the_same_transform_and_keep_their_order()
    {
        Interval interval = Normalisations.Find("r2/c").Apply(new Interval(-0.2, 0.4, 0.95), 0.5);
        Assert.Equal(-0.08, interval.Lower, 12);
        Assert.Equal(0.32, interval.Upper, 12);
    }
}
