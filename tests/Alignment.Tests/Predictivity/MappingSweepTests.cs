using Concord.Alignment.Catalogue;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using CsCheck;

namespace Concord.Alignment.Tests.Predictivity;

/// <summary>What every mapping of the catalogue keeps, with the options' defaults.</summary>
public sealed class MappingSweepTests
{
    private const int Stimuli = 48;

    public static TheoryData<string> Ids => [.. MappingCatalogue.All.Select(entry => entry.Metric.Id)];

    public static TheoryData<string> Rotating => [.. MappingCatalogue.All.Where(entry => !entry.IsReversed && entry.Make(new Defaults(entry.Metric)) is ProductMapping).Select(entry => entry.Metric.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Scores_are_bounded_and_indifferent_to_the_order_of_units_neuroids_and_stimuli(string id)
    {
        Gen.Int[1, 1_000_000].Sample(
            seed =>
        {
            (Matrix x, Matrix y) = Data(seed, 0.5);
            Matrix permuted = Permuted(x, seed);
            double[] score = Score(id, x, y);
            Assert.All(score, r => Assert.InRange(r, -1 - 1e-12, 1 + 1e-12));
            int[] neuroids = new StableRandom(seed).Permutation(y.Columns);
            Golden.Close($"{id} units and neuroids", Array.ConvertAll(neuroids, j => score[j]), Score(id, permuted, y.SelectColumns(neuroids)), 1e-7);

            // Inner folds of ridge-kfold are contiguous: another order makes other folds.
            int[] order = id == "ridge-kfold" ? [.. Enumerable.Range(0, Stimuli)] : new StableRandom(seed, 1).Permutation(Stimuli);
            Golden.Close($"{id} stimuli", score, Score(id, x.SelectRows(order), y.SelectRows(order), order), 1e-7);
        },
            iter: 3);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Scores_fall_with_noise_and_are_lost_when_one_side_is_permuted(string id)
    {
        double Mean(double noise, bool isBroken) => Enumerable.Range(0, 4).Average(seed =>
        {
            (Matrix x, Matrix y) = Data(100 + (10 * seed), noise);
            return Score(id, x, isBroken ? y.SelectRows(new StableRandom(seed).Permutation(Stimuli)) : y).Average();
        });
        double clean = Mean(0.1, false);
        double noisy = Mean(2, false);
        double broken = Mean(0.1, true);
        Assert.True(clean > noisy + 0.1 && clean > broken + 0.3 && Math.Abs(broken) < 0.3, $"{clean}, {noisy}, {broken}");
    }

    [Theory]
    [MemberData(nameof(Rotating))]
    public void A_rotation_of_the_units_changes_nothing_where_only_their_products_matter(string id)
    {
        Matrix x = Draw.Matrix(1, Stimuli, 60);
        Matrix y = Draw.Responses(2, x, 3, 0.3);
        Golden.Close($"{id} rotated", Score(id, x, y), Score(id, x.Times(Draw.Rotation(3, 60)), y), 1e-7);
    }

    private static double[] Score(string id, Matrix x, Matrix y, int[]? order = null)
    {
        MappingEntry entry = MappingCatalogue.Find(id)!;
        Folds folds = Folds.Given([.. Enumerable.Range(0, Stimuli).Select(i => (order is null ? i : order[i]) % 4)]);
        return PredictivityScore.Compute(x, y, folds, entry.Make(new Defaults(entry.Metric))).PerNeuroid;
    }

    // Eight units of which the first carry most, so that a single unit, and the nearest stimuli, tell something of each neuroid.
    private static (Matrix X, Matrix Y) Data(long seed, double noise)
    {
        Matrix x = Draw.Matrix(seed, Stimuli, 8);
        var values = new double[Stimuli * 8];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = x.Values[k] * (k % 8 < 2 ? 3 : 0.5);
        }

        var scaled = new Matrix(Stimuli, 8, values);
        double[] errors = Draw.Normals(seed + 1, Stimuli * 3);
        var y = new Matrix(Stimuli, 3, [.. errors.Select((error, k) => scaled[k / 3, k % 3 % 2] + (0.3 * scaled[k / 3, 2 + (k % 3)]) + (3 * noise * error))]);
        return (scaled, y);
    }

    private static Matrix Permuted(Matrix x, long seed) => x.SelectColumns(new StableRandom(seed, 2).Permutation(x.Columns));

    /// <summary>The options as the catalogue has them.</summary>
    private sealed class Defaults(MetricEntry entry) : IMetricOptions
    {
        public string Text(string name) => entry.Options.Single(option => option.Name == name).Default;

        public double Number(string name) => double.Parse(Text(name), System.Globalization.CultureInfo.InvariantCulture);

        public IReadOnlyList<double> Numbers(string name) => RidgeCv.LogSpace(-2, 6, 17);
    }
}
