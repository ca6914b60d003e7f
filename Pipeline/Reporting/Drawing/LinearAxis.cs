namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>A linear map from values to scene coordinates with round ticks.</summary>
public sealed class LinearAxis
{
    /// <summary>An axis over at least the given values, widened to round ticks.</summary>
    /// <param name="values">What must be seen; values that are not finite are ignored.</param>
    /// <param name="from">The coordinate of the lowest value.</param>
    /// <param name="to">The coordinate of the highest value; below <paramref name="from"/> for a y axis.</param>
    /// <param name="includeZero">Whether zero must be on the axis.</param>
    /// <param name="tickCount">Ticks wished for.</param>
    public LinearAxis(IEnumerable<double> values, double from, double to, bool includeZero = true, int tickCount = 5)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in includeZero ? values.Append(0) : values)
        {
            if (double.IsFinite(value))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        if (low > high)
        {
            (low, high) = (0, 1);
        }

        if (high - low < 1e-12)
        {
            double pad = Math.Max(Math.Abs(high) * 0.1, 1e-3);
            (low, high) = includeZero && low >= 0 ? (0, high + pad) : (low - pad, high + pad);
        }

        Step = RoundStep((high - low) / tickCount);
        Low = low < 0 || !includeZero ? low - (0.04 * (high - low)) : 0;
        High = high > 0 || !includeZero ? high + (0.04 * (high - low)) : 0;
        From = from;
        To = to;
        var ticks = new List<double>();
        for (double k = Math.Ceiling(Low / Step); k * Step <= High + (1e-9 * Step); k++)
        {
            ticks.Add(k == 0 ? 0 : k * Step);
        }

        Ticks = ticks;
    }

    /// <summary>The lowest value on the axis.</summary>
    public double Low { get; }

    /// <summary>The highest value on the axis.</summary>
    public double High { get; }

    /// <summary>The coordinate of <see cref="Low"/>.</summary>
    public double From { get; }

    /// <summary>The coordinate of <see cref="High"/>.</summary>
    public double To { get; }

    /// <summary>The distance between ticks.</summary>
    public double Step { get; }

    /// <summary>Round values within the axis.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The coordinate of a value; NaN for NaN or null.</summary>
    public double At(double? value) => value is { } v ? From + ((v - Low) / (High - Low) * (To - From)) : double.NaN;

    /// <summary>A tick's label with the decimals that the step needs.</summary>
    public string Label(double tick)
    {
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(Step) + 1e-9));
        bool bounded = Math.Max(Math.Abs(Low), Math.Abs(High)) < 1.1;
        return tick == 0 ? "0" : Wording.NumberText.Fixed(tick, decimals, dropZero: bounded);
    }

    private static double RoundStep(double raw)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double ratio = raw / power;
        return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    }
}
