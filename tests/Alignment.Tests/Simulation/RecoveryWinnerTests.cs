using Concord.Alignment.Simulation;

namespace Concord.Alignment.Tests.Simulation;

public sealed class RecoveryWinnerTests
{
    [Theory]
    [InlineData(new[] { 0.1, 0.3, 0.2 }, 1)]
    [InlineData(new[] { double.NaN, -0.3, -0.2 }, 2)]
    [InlineData(new[] { 0.3, 0.3, 0.2 }, 3)]
    [InlineData(new[] { 0.3, 0.2, 0.2 }, 0)]
    [InlineData(new[] { double.NaN, double.NaN }, 2)]
    [InlineData(new[] { double.NegativeInfinity, -1.0 }, 1)]
    public void The_highest_wins_and_a_tie_is_nobodys(double[] scores, int winner) => Assert.Equal(winner, RecoveryWinner.Of(scores));
}
