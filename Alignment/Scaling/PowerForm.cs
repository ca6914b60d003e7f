namespace Concord.Alignment.Scaling;

/// <summary>Y = E + A·X^−α.</summary>
internal sealed class PowerForm : ScalingForm
{
    public override string Id => "power";

    public override string Formula => "1 − S = E + A·X^−α";

    public override IReadOnlyList<string> Parameters { get; } = ["e", "a", "alpha"];

    public override int Variables => 1;

    internal override IEnumerable<double[]> Starts() =>
    [
        .. from e in Levels from a in Sizes from alpha in Exponents select new[] { e, a, alpha },
        .. from e in Levels from a in FallingSizes from alpha in FallingExponents select new[] { e, a, alpha },
    ];

    internal override double LogValue(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logX, Span<double> gradient)
    {
        double value = LogSum(parameters[0], parameters[1] - (parameters[2] * logX[0]), out double share);
        gradient[0] = 1 - share;
        gradient[1] = share;
        gradient[2] = -share * logX[0];
        return value;
    }
}
