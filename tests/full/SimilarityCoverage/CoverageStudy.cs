using System.Globalization;
using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Alignment.Similarity;

namespace Concord.SimilarityCoverage;

/// <summary>One measure under one way to make data.</summary>
internal sealed class CoverageStudy(ISimilarity similarity, (int Stimuli, int X, int Y, double Noise) setting, int dataSets, int draws)
{
    private const int TruthFactor = 5;

    public string Row()
    {
        double[] all = new double[dataSets * TruthFactor];
        Parallel.For(0, all.Length, k => all[k] = Value(Sides(k + 1)));
        double truth = all.Average();
        double spread = Math.Sqrt(all.Average(value => (value - truth) * (value - truth)));
        var trials = new Trial[dataSets];
        Parallel.For(0, dataSets, k => trials[k] = Try(-1 - k));
        double Share(Func<Trial, Interval> interval) => trials.Average(trial => interval(trial).Lower <= truth && truth <= interval(trial).Upper ? 1.0 : 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {similarity.Id} | {setting.Stimuli} × {setting.X} × {setting.Y}, {setting.Noise} | {truth:F4} | {spread:F4} | {trials.Average(t => t.Bias) / spread:F2} | {trials.Average(t => t.Spread) / spread:F2} | {trials.Average(t => t.Error) / spread:F2} | {Share(t => t.Percentile):P1} | {Share(t => t.Basic):P1} | {Share(t => t.Centred):P1} | {Share(t => t.Jackknife):P1} |");
    }

    private Trial Try(int seed)
    {
        (ISimilaritySide x, ISimilaritySide y) = Sides(seed);
        double value = similarity.Compare(x, y).Value;
        double[] values = similarity.Draws(x, y, new StimulusResamples(seed, draws, setting.Stimuli));
        double mean = values.Average();
        Interval percentile = Interval.Percentile(values);
        Interval jackknife = JackknifeInterval.Compute(value, similarity.Draws(x, y, StimulusResamples.LeaveOneOut(setting.Stimuli)));
        return new Trial(
            mean - value,
            Math.Sqrt(values.Average(v => (v - mean) * (v - mean))),
            (jackknife.Upper - jackknife.Lower) / 2 / 1.959964,
            percentile,
            percentile with { Lower = (2 * value) - percentile.Upper, Upper = (2 * value) - percentile.Lower },
            CentredInterval.Compute(value, values),
            jackknife);
    }

    private double Value((ISimilaritySide X, ISimilaritySide Y) sides) => similarity.Compare(sides.X, sides.Y).Value;

    // Two noisy linear looks at six shared dimensions. The looks are the same in every data set; stimuli and noise are new.
    private (ISimilaritySide X, ISimilaritySide Y) Sides(int seed)
    {
        double[] shared = Normals(seed, 0, setting.Stimuli * 6);
        return (similarity.Prepare(Look(shared, seed, 1, setting.X)), similarity.Prepare(Look(shared, seed, 2, setting.Y)));
    }

    private Matrix Look(double[] shared, int seed, int side, int units)
    {
        double[] map = Normals(0, side, 6 * units);
        double[] noise = Normals(seed, side, setting.Stimuli * units);
        var values = new double[noise.Length];
        for (int i = 0; i < setting.Stimuli; i++)
        {
            for (int j = 0; j < units; j++)
            {
                double sum = setting.Noise * noise[(i * units) + j];
                for (int k = 0; k < 6; k++)
                {
                    sum += shared[(i * 6) + k] * map[(k * units) + j] / Math.Sqrt(6);
                }

                values[(i * units) + j] = sum;
            }
        }

        return new Matrix(setting.Stimuli, units, values);
    }

    private static double[] Normals(int seed, int stream, int count)
    {
        var random = new StableRandom(seed, stream);
        return Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())).ToArray();
    }
}
