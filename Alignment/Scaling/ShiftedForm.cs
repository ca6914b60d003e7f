namespace Concord.Alignment.Scaling;

/// <summary>Y = E + A·(X + 10^λ)^−α: a plateau at the small end before the power law begins.</summary>
internal sealed class ShiftedForm : ScalingForm
{
    private const double Ln10 = 2.302585092994046;

    public override string Id => "shifted";

    public override string Formula => "1 − S = E + A·(X + 10^λ)^−α";

    public override IReadOnlyList<string> Parameters { get; } = ["e", "a", "alpha", "lambda"];

    public override int Variables => 1;

    internal override IEnumerable<double[]> Starts() =>
    [
        .. from e in Levels from a in Sizes from alpha in Exponents from lambda in Exponents select new[] { e, a, alpha, lambda },
        .. from e in Levels from a in FallingSizes from alpha in FallingExponents select new[] { e, a, alpha, 0 },
    ];

    internal override double LogValue(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logX, Span<double> gradient)
    {
        double logShifted = LogSum(logX[0], parameters[3] * Ln10, out double shift);
        double value = LogSum(parameters[0], parameters[1] - (parameters[2] * logShifted), out double share);
        gradient[0] = 1 - share;
        gradient[1] = share;
        gradient[2] = -share * logShifted;
        gradient[3] = -share * parameters[2] * shift * Ln10;
        return value;
    }
}
