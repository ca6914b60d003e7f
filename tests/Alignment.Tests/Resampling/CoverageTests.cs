using Concord.Coverage;

namespace Concord.Alignment.Tests.Resampling;

/// <summary>Small runs of tests/full/coverage: tolerances are four standard errors of the number of sets.</summary>
public sealed class CoverageTests
{
    private const int Draws = 120;

    [Fact]
    public void Intervals_of_RSA_hold_the_population_score_where_pairs_are_noisy()
    {
        Dictionary<string, CoverageTally> calibrated = Run(new RsaStudy(24, 2, calibrate: true, populationPairs: 10_000), 40);
        foreach (string comparator in new[] { "pearson", "spearman" })
        {
            Assert.InRange(calibrated[comparator].Coverage, 0.82, 0.995);
            Assert.InRange(calibrated[comparator].FalsePositives, 0, 0.25);
        }
    }

    [Fact]
    public void Intervals_of_regression_hold_the_held_out_r_of_the_fitted_maps()
    {
        Dictionary<string, CoverageTally> calibrated = Run(new RegressionStudy(80, 8, calibrate: true), 16);
        Assert.InRange(calibrated["pooled, mean"].Coverage, 0.8, 1);
        Assert.InRange(calibrated["per fold, mean"].Coverage, 0.8, 1);
        Assert.InRange(calibrated["pooled, mean"].FalsePositives, 0, 0.25);
    }

    [Fact]
    public void Intervals_of_error_consistency_hold_the_population_kappa()
    {
        CoverageTally tally = Run(new BehaviourStudy(80, 0.6), 120)["error-consistency"];
        Assert.InRange(tally.Coverage, 0.88, 1);
        Assert.InRange(tally.FalsePositives, 0, 0.25);
    }

    private static Dictionary<string, CoverageTally> Run(ICoverageStudy study, int sets)
    {
        var tallies = new Dictionary<string, CoverageTally>(StringComparer.Ordinal);
        for (int set = 0; set < sets; set++)
        {
            foreach (SimulatedPair pair in study.Run(set, Draws))
            {
                tallies.TryAdd(pair.Measure, new CoverageTally());
                tallies[pair.Measure].Add(pair);
            }
        }

        return tallies;
    }
}
