namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>A logarithmic map from values above 0 to scene coordinates, with ticks at powers of ten.</summary>
public sealed class LogAxis
{
    private readonly double low;
    private readonly double high;

    /// <summary>An axis over at least the given values, with a little room at both ends.</summary>
    /// <param name="values">What must be seen; values that are not finite or not above 0 are ignored.</param>
    /// <param name="from">The coordinate of the lowest value.</param>
    /// <param name="to">The coordinate of the highest value.</param>
    /// <param name="tickCount">The most ticks.</param>
    public LogAxis(IEnumerable<double> values, double from, double to, int tickCount = 5)
    {
        double[] logs = [.. values.Where(value => value > 0 && double.IsFinite(value)).Select(Math.Log10).DefaultIfEmpty(0)];
        double room = Math.Max(0.04 * (logs.Max() - logs.Min()), 0.05);
        this.low = logs.Min() - room;
        this.high = logs.Max() + room;
        this.From = from;
        this.To = to;
        int first = (int)Math.Ceiling(this.low), last = (int)Math.Floor(this.high);
        int step = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)tickCount));
        this.Ticks = last < first ? [Math.Pow(10, logs.Min())] : [.. Enumerable.Range(first, last - first + 1).Where(power => (power - first) % step == 0).Select(power => Math.Pow(10, power))];
    }

    /// <summary>The coordinate of the lowest value.</summary>
    public double From { get; }

    /// <summary>The coordinate of the highest value.</summary>
    public double To { get; }

    /// <summary>Powers of ten within the axis; one value where it spans none.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The coordinate of a value; NaN for what is not above 0.</summary>
    public double At(double value) => value > 0 ? this.From + ((Math.Log10(value) - this.low) / (this.high - this.low) * (this.To - this.From)) : double.NaN;

    /// <summary>Values at equal distances along the axis, ends included.</summary>
    /// <param name="smallest">The first.</param>
    /// <param name="largest">The last.</param>
    /// <param name="count">Two or more.</param>
    public static double[] Spaced(double smallest, double largest, int count) =>
        [.. Enumerable.Range(0, count).Select(k => smallest * Math.Pow(largest / smallest, k / (count - 1.0)))];

    /// <summary>A tick's label.</summary>
    public static string Label(double tick) => Wording.NumberText.Scale(tick);
}
