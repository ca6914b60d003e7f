using System.Text.Json;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using CsCheck;

namespace Concord.Alignment.Tests.Behaviour;

public sealed class ErrorConsistencyTests
{
    private static readonly ErrorConsistency Source = new(KappaConvention.ModelVsHuman);
    private static readonly ErrorConsistency Ours = new(KappaConvention.Concord);

    [Fact]
    public void Kappa_equals_the_source_and_ours_differs_only_where_expected_agreement_is_one()
    {
        foreach (JsonElement item in Golden.Json("error_consistency", "kappa_cases.json").EnumerateArray())
        {
            PairCounts counts = PairCounts.Of(Cell("a", item.GetProperty("a").Ints()), Cell("b", item.GetProperty("b").Ints()));
            Golden.Close("kappa", [item.GetProperty("kappa").GetDouble()], [Source.Compute(counts).Value], 1e-12);
            Golden.Close("observed consistency", [item.GetProperty("observed").GetDouble()], [new ObservedConsistency().Compute(counts).Value], 1e-12);
            Scored ours = Ours.Compute(counts);
            if (item.GetProperty("expected").GetDouble() == 1)
            {
                Assert.False(ours.IsDefined);
                Assert.Contains("expected agreement is 1", ours.Note, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(Source.Compute(counts).Value, ours.Value);
            }
        }
    }

    [Fact]
    public void By_hand()
    {
        // p₁ = .75, p₂ = .5, agree on 3 of 4: o = .75, e = .375 + .125 = .5, κ = .5.
        var counts = PairCounts.Of(Cell("a", [1, 1, 1, 0]), Cell("b", [1, 1, 0, 0]));
        Assert.Equal(0.5, Ours.Compute(counts).Value, 14);
        Assert.Equal(0.0625, new AccuracyDifference().Compute(counts).Value, 14);
        Assert.Equal(0.75, new ObservedConsistency().Compute(counts).Value, 14);
    }

    [Fact]
    public void Agreement_below_chance_stays_negative() => Assert.Equal(-1, Ours.Compute(new PairCounts(4, 2, 2, 0)).Value, 14);

    [Fact]
    public void Kappa_is_at_most_one_symmetric_and_one_only_for_equal_answers() =>
        Gen.Int[1, 60].SelectMany(n => Gen.Select(Gen.Int[0, 1].Array[n], Gen.Int[0, 1].Array[n])).Sample(pair =>
        {
            PairCounts forward = PairCounts.Of(Cell("a", pair.Item1), Cell("b", pair.Item2));
            PairCounts back = PairCounts.Of(Cell("b", pair.Item2), Cell("a", pair.Item1));
            Scored kappa = Ours.Compute(forward);
            return !kappa.IsDefined || (kappa.Value <= 1 && kappa == Ours.Compute(back) && (kappa.Value < 1 || pair.Item1.SequenceEqual(pair.Item2)));
        });

    [Fact]
    public void Two_observers_with_the_same_errors_have_kappa_one_and_independent_ones_zero_on_average()
    {
        double sum = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new StableRandom(seed);
            int[] a = Answers(0.8);
            int[] b = Answers(0.6);
            Assert.Equal(1, Ours.Compute(PairCounts.Of(Cell("a", a), Cell("b", a))).Value, 14);
            sum += Ours.Compute(PairCounts.Of(Cell("a", a), Cell("b", b))).Value;

            int[] Answers(double accuracy) => [.. Enumerable.Range(0, 160).Select(_ => random.NextDouble() < accuracy ? 1 : 0)];
        }

        Assert.InRange(sum / 200, -0.02, 0.02); // one κ has sd .078, their mean .0055
    }

    [Fact]
    public void Every_pair_metric_ignores_the_order_and_the_names_of_images() =>
        Gen.Int[2, 40].SelectMany(n => Gen.Select(Gen.Int[0, 1].Array[n], Gen.Int[0, 1].Array[n])).Sample(pair =>
        {
            int[] order = new StableRandom(pair.Item1.Length).Permutation(pair.Item1.Length);
            PairCounts plain = PairCounts.Of(Cell("a", pair.Item1), Cell("b", pair.Item2));
            PairCounts moved = PairCounts.Of(Cell("a", [.. order.Select(k => pair.Item1[k])]), Cell("b", [.. order.Select(k => pair.Item2[k])]));
            return PairMetrics.All.All(metric => metric.Compute(plain).Equals(metric.Compute(moved)));
        });

    [Fact]
    public void Images_that_do_not_pair_are_named()
    {
        var a = new ObserverCondition("model", "c", [("x", true), ("y", false)]);
        var b = new ObserverCondition("subject-01", "c", [("x", true), ("z", false)]);
        Assert.Contains("subject-01 lacks y", Assert.Throws<AlignmentException>(() => PairCounts.Of(a, b)).Message, StringComparison.Ordinal);
        Assert.Contains("image x twice", Assert.Throws<AlignmentException>(() => new ObserverCondition("o", "c", [("x", true), ("x", false)])).Message, StringComparison.Ordinal);
        Assert.Contains("no trials", Assert.Throws<AlignmentException>(() => new ObserverCondition("o", "c", [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_pair_by_image_and_not_by_order()
    {
        var a = new ObserverCondition("a", "c", [("x", true), ("y", false), ("z", true)]);
        var b = new ObserverCondition("b", "c", [("z", true), ("x", true), ("y", false)]);
        Assert.Equal(1, Ours.Compute(PairCounts.Of(a, b)).Value, 14);
    }

    private static ObserverCondition Cell(string observer, int[] correct) => new(observer, "c", correct.Select((c, k) => ($"{k:000}", c == 1)));
}
