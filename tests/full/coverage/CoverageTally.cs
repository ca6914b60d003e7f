using Concord.Alignment.Resampling;

namespace Concord.Coverage;

/// <summary>Counts, for one measure, how often intervals hold the truth and how often the paired test finds a difference where there is none.</summary>
public sealed class CoverageTally
{
    private int sets;
    private int below;
    private int above;
    private int differences;
    private int rejected;
    private double bias;
    private double squares;
    private double width;
    private double shift;

    /// <summary>Data sets counted.</summary>
    public int Sets => sets;

    /// <summary>Share of 95 % intervals that hold the truth.</summary>
    public double Coverage => 1 - ((double)(below + above) / (2 * sets));

    /// <summary>Share of paired tests with p below .05; the models are alike.</summary>
    public double FalsePositives => (double)rejected / sets;

    /// <summary>Share of 95 % intervals of the difference that hold the true difference.</summary>
    public double DifferenceCoverage => (double)differences / sets;

    /// <summary>Adds a data set: both models' intervals count.</summary>
    public void Add(SimulatedPair pair)
    {
        sets++;
        foreach (SimulatedScore score in new[] { pair.First, pair.Second })
        {
            Interval interval = Interval.Percentile(score.Draws);
            below += interval.Upper < score.Truth ? 1 : 0;
            above += interval.Lower > score.Truth ? 1 : 0;
            bias += (score.Estimate - score.Truth) / 2;
            squares += Math.Pow(score.Estimate - score.Truth, 2) / 2;
            shift += (score.Draws.Average() - score.Estimate) / 2;
            width += (interval.Upper - interval.Lower) / 2;
        }

        var difference = PairedDifference.Compute(pair.First.Estimate, pair.Second.Estimate, pair.First.Draws, pair.Second.Draws);
        double truth = pair.First.Truth - pair.Second.Truth;
        differences += difference.Interval.Lower <= truth && truth <= difference.Interval.Upper ? 1 : 0;
        rejected += difference.PValue < 0.05 ? 1 : 0;
    }

    /// <summary>One row of the table.</summary>
    public string Row(string study, string measure)
    {
        double error = Math.Sqrt(squares / sets);
        return $"| {study} | {measure} | {sets} | {Percent(Coverage)} ± {Percent(Error(Coverage))} | {Percent((double)below / (2 * sets))} / {Percent((double)above / (2 * sets))} | {Percent(DifferenceCoverage)} ± {Percent(Error(DifferenceCoverage))} | {Percent(FalsePositives)} ± {Percent(Error(FalsePositives))} | {bias / sets:+0.0000;-0.0000;0} | {shift / sets:+0.0000;-0.0000;0} | {error:0.0000} | {width / sets / 3.92:0.0000} |";
    }

    private double Error(double share) => Math.Sqrt(share * (1 - share) / sets);

    private static string Percent(double share) => $"{100 * share:0.0} %";
}
