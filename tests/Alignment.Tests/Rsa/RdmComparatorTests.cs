using System.Text.Json;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace Concord.Alignment.Tests.Rsa;

public sealed class RdmComparatorTests
{
    public static TheoryData<string, string> Peers => new()
    {
        { "pearson", "corr" },
        { "spearman", "spearman" },
        { "rho-a", "rho-a" },
        { "kendall-tau-a", "tau-a" },
        { "kendall-tau-b", "kendall" },
        { "cosine", "cosine" },
        { "whitened-cosine", "cosine_cov" },
        { "whitened-pearson", "corr_cov" },
    };

    public static TheoryData<string> Ids => new(RdmComparators.All.Select(comparator => comparator.Id));

    [Theory]
    [MemberData(nameof(Peers))]
    public void Comparators_equal_rsatoolbox_with_and_without_ties_and_undefined_pairs(string id, string theirs)
    {
        JsonElement expected = Golden.Json("compare", "expected.json");
        IRdmComparator comparator = RdmComparators.Find(id);
        foreach ((string suffix, string tail, bool spoil) in new[] { (string.Empty, string.Empty, false), ("_ties", "__ties", false), (string.Empty, "__nan_pairs_3_17", true) })
        {
            if (!expected.TryGetProperty(theirs + tail, out JsonElement table))
            {
                Assert.Equal("kendall__nan_pairs_3_17", theirs + tail); // the one that the file lacks
                continue;
            }

            Matrix a = Golden.Npy("compare", $"A{suffix}.npy");
            Matrix b = Golden.Npy("compare", $"B{suffix}.npy");
            double[] values = Table(a, b, (first, second) => comparator.Compare(Spoilt(first, spoil), Spoilt(second, spoil)).Value);
            Golden.Close($"compare {id}{tail}", table.Flat(), values, 1e-12);
        }
    }

    [Theory]
    [InlineData("full", 1e-5)] // rsatoolbox iterates: conjugate gradients to a relative residual of 1e-5
    [InlineData("diag", 0.011)] // rsatoolbox's short cut for variances centres without weights: another quantity
    public void Whitened_comparators_with_a_noise_covariance_equal_V_inverted_and_rsatoolbox_within_its_error(string kind, double theirError)
    {
        JsonElement exact = Golden.Json("compare", "whitened_exact.json");
        JsonElement expected = Golden.Json("compare", "expected.json");
        Matrix noise = Golden.Npy("compare", $"sigma_k_{kind}.npy");
        noise = kind == "full" ? noise : new Matrix(15, 15, Enumerable.Range(0, 225).Select(k => k / 15 == k % 15 ? noise.Values[k / 15] : 0).ToArray());
        Matrix a = Golden.Npy("compare", "A.npy");
        Matrix b = Golden.Npy("compare", "B.npy");
        foreach ((string theirs, IRdmComparator ours) in new (string, IRdmComparator)[] { ("cosine_cov", new WhitenedCosineComparator(noise)), ("corr_cov", new WhitenedPearsonComparator(noise)) })
        {
            double[] values = Table(a, b, (first, second) => ours.Compare(first, second).Value);
            Golden.Close($"compare {ours.Id} sigma {kind} exact", exact.GetProperty($"{theirs}__sigma_k_{kind}").Flat(), values, 1e-12);
            Golden.Close($"compare {ours.Id} sigma {kind}", expected.GetProperty($"{theirs}__sigma_k_{kind}").Flat(), values, theirError);
        }
    }

    [Fact]
    public void The_diagonal_golden_is_the_short_cut_that_centres_before_it_weighs()
    {
        double[] variances = Golden.Npy("compare", "sigma_k_diag.npy").Values;
        Matrix a = Golden.Npy("compare", "A.npy");
        Matrix b = Golden.Npy("compare", "B.npy");
        double[] values = Table(a, b, (first, second) => Alignment.Statistics.Cosine.Compute(CentredThenWeighed(first, variances), CentredThenWeighed(second, variances)).Value);
        Golden.Close("compare cosine_cov sigma diag, as rsatoolbox", Golden.Json("compare", "expected.json").GetProperty("cosine_cov__sigma_k_diag").Flat(), values, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Peers))]
    public void Comparators_equal_the_peer_golden_of_sixteen_conditions(string id, string theirs)
    {
        JsonElement peers = PeerInputs.Expected.GetProperty("rsatoolbox_16cond");
        (Matrix x, Matrix y) = (PeerInputs.X.FirstRows(16), PeerInputs.Y.FirstRows(16));
        foreach (string distance in new[] { "euclidean", "correlation" })
        {
            double[] first = Rdm.Compute(x, RdmDistances.Find(distance)).UpperTriangle;
            double[] second = Rdm.Compute(y, RdmDistances.Find(distance)).UpperTriangle;
            Golden.Close($"peers {distance} {id}", [peers.GetProperty($"{distance}|{theirs}").GetDouble()], [RdmComparators.Find(id).Compare(first, second).Value], 1e-12);
        }
    }

    [Theory]
    [InlineData(false, "none")]
    [InlineData(true, "none")]
    [InlineData(false, "diagonal")]
    [InlineData(true, "diagonal")]
    [InlineData(false, "full")]
    [InlineData(true, "full")]
    public void Whitening_without_the_covariance_of_pairs_equals_solving_with_it(bool hasMissing, string kind)
    {
        const int Stimuli = 9;
        Matrix root = Draw.Matrix(4, Stimuli, Stimuli);
        Matrix<double> sigma = Matrix<double>.Build.Dense(Stimuli, Stimuli, (i, j) => kind switch
        {
            "none" => i == j ? 1 : 0,
            "diagonal" => i == j ? Math.Pow(10, i - 4) : 0, // variances over eight orders of magnitude
            _ => Enumerable.Range(0, Stimuli).Sum(k => root[i, k] * root[j, k]) + (i == j ? 0.01 : 0),
        });
        Matrix? noise = kind == "none" ? null : new Matrix(Stimuli, Stimuli, sigma.ToRowMajorArray());
        double[] x = Draw.Normals(5, Rdm.PairCount(Stimuli));
        double[] y = Draw.Normals(6, Rdm.PairCount(Stimuli));
        if (hasMissing)
        {
            // Stimulus 2 has no pair at all, and three more pairs are gone.
            foreach (int pair in Enumerable.Range(0, Stimuli).Where(other => other != 2).Select(other => Rdm.PairIndex(2, other, Stimuli)).Concat([5, 20, 33]))
            {
                x[pair] = double.NaN;
            }
        }

        Assert.Equal(NaiveWhitened(x, y, sigma, centre: false), new WhitenedCosineComparator(noise).Compare(x, y).Value, 1e-9);
        Assert.Equal(NaiveWhitened(x, y, sigma, centre: true), new WhitenedPearsonComparator(noise).Compare(x, y).Value, 1e-9);
    }

    [Fact]
    public void A_noise_covariance_that_is_none_is_refused()
    {
        Assert.Throws<AlignmentException>(() => new WhitenedCosineComparator(new Matrix(2, 2, [1, 2, 2, 1])));
        Assert.Throws<AlignmentException>(() => new WhitenedCosineComparator(new Matrix(2, 2, [1, 0.5, 0.4, 1])));
        Assert.Throws<AlignmentException>(() => new WhitenedPearsonComparator(new Matrix(1, 2, [1, 1])));
    }

    [Fact]
    public void Undefined_pairs_are_counted_in_the_note()
    {
        Scored score = new SpearmanComparator().Compare([1, 2, double.NaN, 4, 5, 3], [2, 1, 3, double.NaN, 5, 9]);
        Assert.True(score.IsDefined);
        Assert.Equal("2 of 6 pairs undefined and dropped", score.Note);
    }

    [Fact]
    public void Two_conditions_and_an_RDM_without_variance_are_undefined()
    {
        foreach (IRdmComparator comparator in RdmComparators.All)
        {
            bool isCosine = comparator.Id.EndsWith("cosine", StringComparison.Ordinal);
            Assert.Contains("fewer than three", comparator.Compare([1], [2]).Note, StringComparison.Ordinal);
            Assert.Contains(isCosine ? "zeros" : "constant", comparator.Compare(isCosine ? [0, 0, 0] : [1, 1, 1], [1, 2, 3]).Note, StringComparison.Ordinal);
            Assert.Equal(isCosine, comparator.Compare([1, 1, 1], [1, 2, 3]).IsDefined);
        }
    }

    [Fact]
    public void An_unknown_comparator_lists_the_known() =>
        Assert.Contains("pearson, spearman, rho-a, kendall-tau-a", Assert.Throws<AlignmentException>(() => RdmComparators.Find("kendal")).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_comparator_is_symmetric_bounded_blind_to_scale_and_to_relabelling_and_a_prepared_side_changes_nothing(string id)
    {
        IRdmComparator comparator = RdmComparators.Find(id);
        Gen.Select(Gen.Int[4, 12], Gen.Int[0, 100_000], Gen.Double[0.1, 50]).Sample((stimuli, seed, scale) =>
        {
            int pairs = Rdm.PairCount(stimuli);
            double[] x = Array.ConvertAll(Draw.Normals(seed, pairs), value => Math.Round(Math.Abs(value) * 4) + 1); // with ties
            double[] y = Array.ConvertAll(Draw.Normals(seed + 1, pairs), Math.Abs);
            double value = comparator.Compare(x, y).Value;
            IPreparedComparison prepared = comparator.Against(y);
            prepared.Compare(y);
            double tolerance = 1e-10;
            return double.IsNaN(value)
                || (Math.Abs(value) <= 1 + tolerance
                    && Math.Abs(comparator.Compare(y, x).Value - value) < tolerance
                    && Math.Abs(prepared.Compare(x).Value - value) < tolerance
                    && Math.Abs(comparator.Compare(Array.ConvertAll(x, v => scale * v), y).Value - value) < tolerance
                    && Math.Abs(comparator.Compare(Relabelled(x, seed), Relabelled(y, seed)).Value - value) < tolerance);
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_comparator_is_one_for_equals_falls_with_noise_and_is_near_chance_after_relabelling_one_side(string id)
    {
        IRdmComparator comparator = RdmComparators.Find(id);
        Matrix x = Draw.Matrix(1, 30, 6);
        double[] rdm = Rdm.Compute(x, new EuclideanDistance()).UpperTriangle;
        double[] noisy = Rdm.Compute(Draw.Added(x, 2, 0.5), new EuclideanDistance()).UpperTriangle;
        double[] noisier = Rdm.Compute(Draw.Added(x, 2, 1.5), new EuclideanDistance()).UpperTriangle;
        double self = comparator.Compare(rdm, rdm).Value;
        double near = comparator.Compare(rdm, noisy).Value;
        double far = comparator.Compare(rdm, noisier).Value;
        double chance = comparator.Compare(rdm, Relabelled(rdm, 3)).Value;
        Assert.Equal(1, self, 1e-12);
        Assert.True(self > near && near > far && far > chance, $"{self} {near} {far} {chance}");
        Assert.True(id.EndsWith("cosine", StringComparison.Ordinal) || Math.Abs(chance) < 0.2, $"{chance}");
    }

    [Fact]
    public void Only_the_rank_comparators_ignore_a_rising_transform()
    {
        double[] x = Array.ConvertAll(Draw.Normals(1, 45), Math.Abs);
        double[] y = Array.ConvertAll(Draw.Normals(2, 45), Math.Abs);
        double[] cubed = Array.ConvertAll(x, value => value * value * value);
        foreach (IRdmComparator comparator in RdmComparators.All)
        {
            bool isRank = comparator.Id is "spearman" or "rho-a" or "kendall-tau-a" or "kendall-tau-b";
            Assert.Equal(isRank, Math.Abs(comparator.Compare(x, y).Value - comparator.Compare(cubed, y).Value) < 1e-12);
        }
    }

    [Fact]
    public void Each_and_mean_are_two_scores_and_one_undefined_subject_undefines_each()
    {
        double[] model = [1, 2, 3, 4, 5, 6];
        double[][] subjects = [[1, 2, 3, 4, 6, 5], [60, 10, 20, 40, 30, 50]];
        RsaScoreResult each = RsaScore.Compute(model, subjects, new SpearmanComparator());
        RsaScoreResult mean = RsaScore.Compute(model, subjects, new SpearmanComparator(), RsaSubjects.Mean);
        Assert.Equal(each.PerSubject.Average(), each.Value, 14);
        Assert.Equal(each.PerSubject[1], mean.Value, 14); // the second subject's large distances rule the mean
        Assert.NotEqual(each.Value, mean.Value, 3);
        Assert.True(double.IsNaN(RsaScore.Compute(model, [subjects[0], [1, 1, 1, 1, 1, 1]], new SpearmanComparator()).Value));
    }

    private static double[] CentredThenWeighed(double[] upper, double[] variances)
    {
        int n = variances.Length;
        double[] square = Rdm.SquareOf(upper, n);
        double[] means = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Average(j => square[(i * n) + j])).ToArray();
        return square.Select((d, at) => (d - means[at / n] - means[at % n] + means.Average()) / Math.Sqrt(variances[at / n] * variances[at % n])).ToArray();
    }

    private static double[] Relabelled(double[] upper, long seed)
    {
        int stimuli = Rdm.StimulusCountOf(upper.Length);
        int[] order = new StableRandom(seed).Permutation(stimuli);
        return Rdm.PairEnds(stimuli).Select(pair => upper[Rdm.PairIndex(order[pair.I], order[pair.J], stimuli)]).ToArray();
    }

    // The covariance of all pairs, written out.
    private static double NaiveWhitened(double[] x, double[] y, Matrix<double> sigma, bool centre)
    {
        (int I, int J)[] ends = Rdm.PairEnds(sigma.RowCount);
        int[] kept = Enumerable.Range(0, x.Length).Where(k => !double.IsNaN(x[k]) && !double.IsNaN(y[k])).ToArray();
        Matrix<double> v = Matrix<double>.Build.Dense(kept.Length, kept.Length, (a, b) =>
        {
            ((int i, int j), (int k, int l)) = (ends[kept[a]], ends[kept[b]]);
            return Math.Pow(sigma[i, k] - sigma[i, l] - sigma[j, k] + sigma[j, l], 2);
        });
        Vector<double> first = Vector<double>.Build.DenseOfEnumerable(kept.Select(k => x[k]));
        Vector<double> second = Vector<double>.Build.DenseOfEnumerable(kept.Select(k => y[k]));
        if (centre)
        {
            first -= first.Average();
            second -= second.Average();
        }

        var solver = v.Cholesky();
        return first.DotProduct(solver.Solve(second)) / Math.Sqrt(first.DotProduct(solver.Solve(first)) * second.DotProduct(solver.Solve(second)));
    }

    private static double[] Spoilt(double[] values, bool spoil)
    {
        double[] copy = [.. values];
        if (spoil)
        {
            copy[3] = copy[17] = double.NaN;
        }

        return copy;
    }

    private static double[] Table(Matrix a, Matrix b, Func<double[], double[], double> compare) =>
        Enumerable.Range(0, a.Rows).SelectMany(i => Enumerable.Range(0, b.Rows).Select(j => compare(a.Row(i).ToArray(), b.Row(j).ToArray()))).ToArray();
}
