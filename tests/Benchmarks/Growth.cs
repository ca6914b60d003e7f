using System.Globalization;
using Concord.Alignment;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Alignment.Similarity;

namespace Concord.Benchmarks;

/// <summary>How seconds and peak memory grow when one size doubles twice and the others stay: exponents of a straight line through the logarithms.</summary>
internal static class Growth
{
    private static readonly string[] Axes = ["stimuli", "units", "neuroids"];

    // What is measured: name, smallest (stimuli, units, neuroids), work.
    private static readonly (string Name, int[] Base, Func<Matrix, Matrix, double> Work)[] Kinds =
    [
        ("pls, units fewer", [2000, 300, 100], Regression(new Pls(25))),
        ("pls, units more", [500, 2000, 100], Regression(new Pls(25))),
        ("ridge-cv, units fewer", [2000, 300, 1000], Regression(new RidgeCv(RidgeCv.LogSpace(-3, 7, 20), PenaltyScope.Target))),
        ("ridge-cv, units more", [500, 2000, 1000], Regression(new RidgeCv(RidgeCv.LogSpace(-3, 7, 20), PenaltyScope.Target))),
        ("rdm correlation", [500, 4000, 0], (x, _) => Rdm.Compute(x, RdmDistances.Find("correlation")).UpperTriangle.Average()),
        ("cka-unbiased", [500, 1000, 1000], (x, y) => new UnbiasedCka().Compute(x, y).Value),
    ];

    /// <summary>The table.</summary>
    /// <param name="rounds">Processes a size, of which the median counts.</param>
    /// <param name="output">Where it goes.</param>
    public static void Run(int rounds, TextWriter output)
    {
        output.WriteLine("| what | from | doubled twice | seconds | exponent | MiB above the program | exponent |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach ((string name, int[] smallest, _) in Kinds)
        {
            double program = Median(name, [20, 10, Math.Min(4, smallest[2])], 1).PeakMib;
            for (int axis = 0; axis < Axes.Length; axis++)
            {
                if (smallest[axis] > 0)
                {
                    SideResult[] results = [.. new[] { 1, 2, 4 }.Select(factor => Median(name, [.. smallest.Select((size, k) => k == axis ? size * factor : size)], rounds))];
                    output.WriteLine(Line(name, smallest, Axes[axis], results, program));
                }
            }
        }
    }

    /// <summary>One measured process.</summary>
    public static void One(string kind, int[] sizes, TextWriter output)
    {
        Matrix x = Uniform(1, sizes[0], sizes[1]);
        Matrix y = Uniform(2, sizes[0], sizes[2]);
        Func<Matrix, Matrix, double> work = Kinds.Single(candidate => candidate.Name == kind).Work;
        SideBySide.Measure(() => work(x, y), output);
    }

    private static Func<Matrix, Matrix, double> Regression(Mapping mapping) =>
        (x, y) => PredictivityScore.Compute(x, y, Folds.KFold(x.Rows, 5), mapping).Aggregate(NeuroidAggregate.Mean).Value;

    private static SideResult Median(string kind, int[] sizes, int rounds)
    {
        SideResult[] results = [.. Enumerable.Range(0, rounds).Select(_ => SideBySide.Start(Environment.ProcessPath!, ["growth", "one", kind, .. sizes.Select(size => size.ToString(CultureInfo.InvariantCulture))])!)];
        return new SideResult(SideBySide.Median(results.Select(r => r.Seconds)), SideBySide.Median(results.Select(r => r.Cpu)), SideBySide.Median(results.Select(r => r.PeakMib)), results[0].Check);
    }

    private static string Line(string name, int[] smallest, string axis, SideResult[] results, double program)
    {
        double[] seconds = [.. results.Select(r => r.Seconds)];
        double[] memory = [.. results.Select(r => Math.Max(0.1, r.PeakMib - program))];
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" × ", smallest)} | {axis} | {string.Join(" ", seconds.Select(s => s.ToString("F3", CultureInfo.InvariantCulture)))} | {Exponent(seconds):F2} | {string.Join(" ", memory.Select(m => m.ToString("F0", CultureInfo.InvariantCulture)))} | {Exponent(memory):F2} |");
    }

    // Least squares of log₂ values on 0, 1, 2: half the difference of the outer two.
    private static double Exponent(double[] values) => Math.Log2(values[2] / values[0]) / 2;

    private static Matrix Uniform(long seed, int rows, int columns)
    {
        var random = new StableRandom(seed);
        float[] values = new float[rows * columns];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = (float)(random.NextDouble() - 0.5);
        }

        return Matrix.FromFloats(rows, columns, values);
    }
}
