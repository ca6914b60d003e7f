using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Tests.Reporting.Drawing;

public sealed class LogAxisTests
{
    [Fact]
    public void Equal_ratios_are_equal_distances()
    {
        LogAxis axis = new([1, 1000], 0, 100);
        Assert.Equal(axis.At(10) - axis.At(1), axis.At(1000) - axis.At(100), 1e-9);
        Assert.InRange(axis.At(1), 0, 10);
        Assert.InRange(axis.At(1000), 90, 100);
        Assert.Equal([1, 10, 100, 1000], axis.Ticks, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Many_decades_have_few_ticks_and_less_than_one_has_one()
    {
        Assert.InRange(new LogAxis([1e3, 1e20], 0, 100).Ticks.Count, 3, 5);
        Assert.Equal(20, Assert.Single(new LogAxis([20, 70], 0, 100).Ticks), 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    public void What_has_no_logarithm_has_no_place(double value) => Assert.True(double.IsNaN(new LogAxis([1, 10], 0, 1).At(value)));

    [Theory]
    [InlineData(1e17, "10¹⁷")]
    [InlineData(1.6e20, "1.6 × 10²⁰")]
    [InlineData(250, "250")]
    [InlineData(0.0012, "1.2 × 10⁻³")]
    [InlineData(0, "0")]
    public void Labels_are_powers_of_ten_where_numbers_are_long(double value, string label) => Assert.Equal(label, LogAxis.Label(value));
}
