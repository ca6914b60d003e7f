using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Simulation;

/// <summary>The noise that gives a recording a stated reliability.</summary>
/// <remarks>
/// <para>With signal variance s² (divided by n − 1), noise variance σ² a presentation and halves of R₁ and R₂ presentations, the halves correlate
/// r = s²/√((s² + σ²/R₁)(s² + σ²/R₂)) for many stimuli, and Spearman–Brown makes it 2r/(1 + r): s²/(s² + σ²/R) where R₁ = R₂ = R/2.</para>
/// <para>With n stimuli the mean of the measured value is lower, mostly because 2r/(1 + r) is concave: by about 2/n at low reliabilities. A measured reliability
/// has that bias too, so the noise aims at the expectation: E f(r) ≈ f(r) + f′(r)·b + f″(r)·v/2, with f the correction and, for a fixed signal and normal noise,
/// v = [2r(1 − r)³ + (1 − r)²(1 + r²)]/(n − 1) and b = r(1 − r)[3r − 2 + 1.5(1 − r)]/(n − 1) by expansion to second order. The noise is found by bisection.</para>
/// </remarks>
internal static class NoiseCalibration
{
    private const int LeastStimuli = 10;
    private const int Halvings = 200;

    /// <summary>(columns) standard deviation over stimuli, divided by their number.</summary>
    public static double[] SignalSd(Matrix signal) => [.. Enumerable.Range(0, signal.Columns).Select(column => StandardDeviation(signal, column))];

    /// <summary>Noise of each neuroid from a reliability of its own.</summary>
    /// <returns>(columns); 0 for a neuroid without signal.</returns>
    public static double[] ForEach(Matrix signal, Func<int, double> reliabilityOf, int repetitions)
    {
        Check(signal, repetitions);
        double[] sd = UnbiasedSd(signal);
        var solved = new Dictionary<double, double>();
        for (int column = 0; column < sd.Length; column++)
        {
            double target = reliabilityOf(column);
            if (!solved.TryGetValue(target, out double relative))
            {
                relative = Solve(noise => Expected(1, noise * noise, repetitions, signal.Rows), target);
                solved.Add(target, relative);
            }

            sd[column] *= relative;
        }

        return sd;
    }

    /// <summary>The same noise for all neuroids, from the median of their expected reliabilities.</summary>
    /// <returns>(columns), all equal.</returns>
    public static double[] ForMedian(Matrix signal, double reliability, int repetitions)
    {
        Check(signal, repetitions);
        double[] sd = UnbiasedSd(signal);
        double unit = sd.Max();
        double noise = unit * Solve(noise => MedianExpected(Array.ConvertAll(sd, s => s / unit), noise, repetitions, signal.Rows), reliability);
        return [.. Enumerable.Repeat(noise, sd.Length)];
    }

    /// <summary>The expected split-half reliability of the mean, to second order in 1/stimuli.</summary>
    /// <param name="signal">Signal variance, divided by stimuli − 1.</param>
    /// <param name="noise">Noise variance of one presentation.</param>
    /// <param name="repetitions">2 or more.</param>
    /// <param name="stimuli">Stimuli.</param>
    public static double Expected(double signal, double noise, int repetitions, int stimuli)
    {
        int half = repetitions / 2;
        double r = signal / Math.Sqrt((signal + (noise / half)) * (signal + (noise / (repetitions - half))));
        double rest = 1 - r;
        double bias = r * rest * ((3 * r) - 2 + (1.5 * rest)) / (stimuli - 1);
        double variance = ((2 * r * rest * rest * rest) + (rest * rest * (1 + (r * r)))) / (stimuli - 1);
        return SplitHalfCeiling.SpearmanBrown(r) + (2 / Math.Pow(1 + r, 2) * bias) - (2 / Math.Pow(1 + r, 3) * variance);
    }

    private static double MedianExpected(double[] signalSd, double noise, int repetitions, int stimuli)
    {
        // A neuroid without signal has no reliability under any noise: it counts as the lowest.
        double[] expected = Array.ConvertAll(signalSd, s => s == 0 ? double.NegativeInfinity : Expected(s * s, noise * noise, repetitions, stimuli));
        Array.Sort(expected);
        return Quantiles.Linear(expected, 0.5);
    }

    // expected falls as noise rises; noise in units of the signal's standard deviation.
    private static double Solve(Func<double, double> expected, double target)
    {
        double low = 0;
        double high = 1;
        while (expected(high) > target)
        {
            (low, high) = (high, 2 * high);
        }

        if (!(expected(0) > target))
        {
            return 0;
        }

        for (int halving = 0; halving < Halvings && low < high; halving++)
        {
            double middle = low + ((high - low) / 2);
            if (expected(middle) > target)
            {
                low = middle == low ? high : middle;
            }
            else
            {
                high = middle == high ? low : middle;
            }
        }

        return high;
    }

    private static void Check(Matrix signal, int repetitions)
    {
        if (repetitions < 2 || signal.Rows < LeastStimuli)
        {
            throw new AlignmentException("simulated recording of a stated reliability", $"{repetitions} repetitions of {signal.Rows} stimuli", $"2 repetitions and {LeastStimuli} stimuli at least", "State the noise by its standard deviation instead.");
        }
    }

    private static double[] UnbiasedSd(Matrix signal) => Array.ConvertAll(SignalSd(signal), sd => sd * Math.Sqrt(signal.Rows / (signal.Rows - 1.0)));

    private static double StandardDeviation(Matrix values, int column)
    {
        double mean = 0;
        for (int row = 0; row < values.Rows; row++)
        {
            mean += values[row, column] / values.Rows;
        }

        double squares = 0;
        for (int row = 0; row < values.Rows; row++)
        {
            double difference = values[row, column] - mean;
            squares += difference * difference / values.Rows;
        }

        return Math.Sqrt(squares);
    }
}
