using Concord.Alignment.Catalogue;
using Concord.Alignment.Resampling;
using Concord.Alignment.Similarity;

namespace Concord.Alignment.Tests.Similarity;

/// <summary>What is undefined, what is noted, and what the lists hold.</summary>
public sealed class SimilarityTests
{
    [Fact]
    public void A_side_without_differences_without_units_or_with_NaN_is_undefined_for_every_measure()
    {
        Matrix y = Draw.Matrix(1, 20, 5);
        double[] spoilt = [.. y.Values];
        spoilt[7] = double.NaN;
        foreach (ISimilarity similarity in Similarities.All)
        {
            foreach ((Matrix x, string reason) in new[]
            {
                (Spaces.Make(20, 4, (_, j) => 0.1 * (j + 1)), "all stimuli have the same pattern"),
                (new Matrix(20, 0, []), "without units"),
                (new Matrix(20, 5, spoilt), "NaN or infinite"),
            })
            {
                foreach (Scored score in new[] { similarity.Compute(x, y), similarity.Compute(y, x) })
                {
                    Assert.False(score.IsDefined, similarity.Id);
                    Assert.Contains(reason, score.Note, StringComparison.Ordinal);
                }

                double[] draws = similarity.Draws(similarity.Prepare(x), similarity.Prepare(y), new StimulusResamples(1, 3, 20));
                Assert.All(draws, value => Assert.True(double.IsNaN(value)));
            }
        }
    }

    [Fact]
    public void Few_stimuli_and_many_neighbours_are_undefined_with_the_reason()
    {
        Assert.Contains("fewer than four stimuli", new UnbiasedCka().Compute(Draw.Matrix(1, 3, 5), Draw.Matrix(2, 3, 5)).Note, StringComparison.Ordinal);
        Assert.True(new UnbiasedCka().Compute(Draw.Matrix(1, 4, 5), Draw.Matrix(2, 4, 5)).IsDefined);
        Assert.True(new LinearCka().Compute(Draw.Matrix(1, 3, 5), Draw.Matrix(2, 3, 5)).IsDefined);
        Assert.Contains("k ≥ n", new MutualKnn(10).Compute(Draw.Matrix(1, 10, 5), Draw.Matrix(2, 10, 5)).Note, StringComparison.Ordinal);
        Assert.True(new MutualKnn(9).Compute(Draw.Matrix(1, 10, 5), Draw.Matrix(2, 10, 5)).IsDefined);
        Assert.Contains("no direction", new MutualKnn(2).Compute(Spaces.Make(8, 3, (i, j) => i * (j + 1)), Draw.Matrix(2, 8, 5)).Note, StringComparison.Ordinal);
        Assert.Contains("median distance is 0", new RbfCka().Compute(Spaces.Make(8, 3, (i, _) => i == 0 ? 1 : 0), Draw.Matrix(2, 8, 5)).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MutualKnn(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cknna(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RbfCka(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Procrustes(1.1));
    }

    [Fact]
    public void Dependent_units_add_no_canonical_correlation()
    {
        (Matrix x, Matrix y) = Spaces.Related(2, 30, 4, 5);
        Matrix repeated = Spaces.Make(30, 7, (i, j) => j < 4 ? x[i, j] : x[i, 0] + (j * x[i, 1]));
        foreach (ISimilarity similarity in new ISimilarity[] { new CcaMean(), new Procrustes(0), new LinearRegressionR2() })
        {
            Golden.Close($"{similarity.Id} rank-deficient", [similarity.Compute(x, y).Value], [similarity.Compute(repeated, y).Value], 1e-12);
        }
    }

    [Fact]
    public void As_many_units_as_stimuli_leave_nothing_to_measure_and_the_note_says_so()
    {
        Scored cca = new CcaMean().Compute(Draw.Matrix(1, 10, 30), Draw.Matrix(2, 10, 4));
        Assert.Equal(1, cca.Value, 10);
        Assert.Equal("4 of 4 correlations are 1 whatever the data: ranks 9 and 4 of 10 stimuli", cca.Note);
        Assert.Contains("1 whatever the data", new LinearRegressionR2().Compute(Draw.Matrix(1, 10, 30), Draw.Matrix(2, 10, 4)).Note, StringComparison.Ordinal);
        Assert.Null(new CcaMean().Compute(Draw.Matrix(1, 40, 8), Draw.Matrix(2, 40, 4)).Note);
    }

    [Fact]
    public void Equally_near_stimuli_come_in_their_own_order()
    {
        // Stimuli 1, 2 and 3 are equally near to 0.
        var side = new NeighbourSide(new Matrix(4, 2, [1, 0, 1, 1, 1, 1, 1, 1]), RowScaling.UnitLength);
        Assert.Equal([1, 2], side.Nearest(2)[..2]);
        Assert.Equal([1, 2, 3], side.Order[..3]);
    }

    [Fact]
    public void A_side_belongs_to_its_measure_and_its_stimuli()
    {
        var cka = new LinearCka();
        ISimilaritySide side = cka.Prepare(Draw.Matrix(1, 8, 3));
        Assert.Throws<ArgumentException>(() => cka.Compare(side, new MutualKnn(2).Prepare(Draw.Matrix(1, 8, 3))));
        Assert.Throws<ArgumentException>(() => cka.Compare(side, cka.Prepare(Draw.Matrix(1, 9, 3))));
        Assert.Throws<ArgumentException>(() => cka.Compute(Draw.Matrix(1, 8, 3), Draw.Matrix(1, 9, 3)));
    }

    [Fact]
    public void A_prepared_side_gives_the_same_values_again_and_from_several_threads()
    {
        (Matrix x, Matrix y) = Spaces.Related(8, 40, 30, 20);
        StimulusResamples resamples = new(1, 40, 40);
        foreach (ISimilarity similarity in Similarities.All)
        {
            ISimilaritySide recorded = similarity.Prepare(y);
            double[] wanted = similarity.Draws(similarity.Prepare(x), similarity.Prepare(y), resamples);
            // libtorch may share a product out differently where several are under way: the last bit.
            Parallel.For(0, 4, _ => Golden.Close(similarity.Id, wanted, similarity.Draws(similarity.Prepare(x), recorded, resamples), 1e-12));
        }
    }

    [Fact]
    public void Catalogue_and_list_hold_the_same_measures_and_directions()
    {
        Assert.Equal(Similarities.All.Select(similarity => similarity.Id), SimilarityCatalogue.All.Select(entry => entry.Metric.Id));
        foreach (SimilarityEntry entry in SimilarityCatalogue.All)
        {
            ISimilarity made = entry.Make(new Defaults(entry.Metric));
            Assert.Equal((entry.Metric.Id, entry.Metric.HigherIsBetter), (made.Id, made.HigherIsBetter));
            (Matrix x, Matrix y) = Spaces.Related(1, 30, 6, 5);
            Assert.Equal(Similarities.Find(made.Id).Compute(x, y), made.Compute(x, y));
        }

        Assert.Equal("cka-unbiased", Similarities.All[0].Id);
        Assert.Contains("cka-unbiased, cka,", Assert.Throws<AlignmentException>(() => Similarities.Find("ckaa")).Message, StringComparison.Ordinal);
        Assert.False(SimilarityCatalogue.Find("procrustes")!.Metric.HigherIsBetter);
        Assert.Null(SimilarityCatalogue.Find("ridge"));
    }

    private sealed class Defaults(MetricEntry entry) : IMetricOptions
    {
        public string Text(string name) => entry.Options.Single(option => option.Name == name).Default;

        public double Number(string name) => double.Parse(Text(name), System.Globalization.CultureInfo.InvariantCulture);

        public IReadOnlyList<double> Numbers(string name) => throw new NotSupportedException(name);
    }
}
