using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Tests.Reporting.Wording;

public class NumberTextTests
{
    [Theory]
    [InlineData(0.1954, ".195")]
    [InlineData(-0.0311, "−.031")]
    [InlineData(-0.0001, ".000")]
    [InlineData(1.0, "1.000")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    public void A_score_has_three_decimals_a_true_minus_and_no_leading_zero(double value, string expected) => Assert.Equal(expected, NumberText.Score(value));

    [Fact]
    public void A_missing_value_is_a_dash_and_never_a_number() => Assert.Equal("–", NumberText.Score(null));

    [Fact]
    public void A_difference_carries_its_sign()
    {
        Assert.Equal("+.032", NumberText.Difference(0.032));
        Assert.Equal("−.064 to +.009", NumberText.DifferenceInterval(-0.064, 0.009));
    }

    [Fact]
    public void Full_precision_survives_a_round_trip()
    {
        const double Value = 0.1 + 0.2;
        Assert.Equal(Value, double.Parse(NumberText.Exact(Value), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("-0.031", NumberText.Exact(-0.031));
        Assert.Equal(string.Empty, NumberText.Exact(double.NaN));
    }
}
