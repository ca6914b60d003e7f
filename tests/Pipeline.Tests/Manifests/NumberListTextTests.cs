using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class NumberListTextTests
{
    [Fact]
    public void Logspace_gives_powers_of_ten()
    {
        // numpy.logspace(-2, 6, 17): exponents −2, −1.5, …, 6
        IReadOnlyList<double> values = NumberListText.Parse("logspace(-2,6, 17)")!;
        Assert.Equal(17, values.Count);
        Assert.Equal(0.01, values[0], 1e-15);
        Assert.Equal(0.03162277660168379, values[1], 1e-15);
        Assert.Equal(100, values[8], 1e-12);
        Assert.Equal(1e6, values[16]);
    }

    [Theory]
    [InlineData("logspace(-2,6,17)", "logspace(-2, 6, 17)")]
    [InlineData("[ 1, 0.10,1e2 ]", "[1, 0.1, 100]")]
    public void Canonical_is_one_text(string text, string expected) => Assert.Equal(expected, NumberListText.Canonical(text));

    [Theory]
    [InlineData("logspace(-2, 6)")]
    [InlineData("logspace(a, 6, 17)")]
    [InlineData("logspace(0, 1, 0)")]
    [InlineData("linspace(0, 1, 5)")]
    [InlineData("[1, x]")]
    [InlineData("[]")]
    [InlineData("[1, .inf]")]
    public void Other_texts_are_refused(string text) => Assert.Null(NumberListText.Canonical(text));
}
