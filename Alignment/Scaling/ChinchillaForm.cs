namespace Concord.Alignment.Scaling;

/// <summary>Y = E + A·N^−α + B·D^−β, with N the parameters and D the stimuli seen in training.</summary>
internal sealed class ChinchillaForm : ScalingForm
{
    public override string Id => "chinchilla";

    public override string Formula => "1 − S = E + A·N^−α + B·D^−β";

    public override IReadOnlyList<string> Parameters { get; } = ["e", "a", "alpha", "b", "beta"];

    public override int Variables => 2;

    internal override IEnumerable<double[]> Starts() =>
        from e in Levels from a in Sizes from alpha in Exponents from b in Sizes from beta in Exponents select new[] { e, a, alpha, b, beta };

    internal override double LogValue(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logX, Span<double> gradient)
    {
        double reducible = LogSum(parameters[1] - (parameters[2] * logX[0]), parameters[3] - (parameters[4] * logX[1]), out double second);
        double value = LogSum(parameters[0], reducible, out double share);
        gradient[0] = 1 - share;
        gradient[1] = share * (1 - second);
        gradient[2] = -gradient[1] * logX[0];
        gradient[3] = share * second;
        gradient[4] = -gradient[3] * logX[1];
        return value;
    }
}
