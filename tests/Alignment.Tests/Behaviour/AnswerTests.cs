using System.Text.Json;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using CsCheck;

namespace Concord.Alignment.Tests.Behaviour;

/// <summary>Confusions, entropy of answers, mean ranks.</summary>
public sealed class AnswerTests
{
    private static readonly Gen<(int[] Answers, int[] Categories)> Trials =
        Gen.Int[1, 60].SelectMany(n => Gen.Select(Gen.Int[0, 4].Array[n], Gen.Int[0, 3].Array[n])).Select(pair => (pair.Item1, pair.Item2));

    [Fact]
    public void Confusion_by_hand()
    {
        // Category 0: answered 0, 0, 2 (none); category 1: answered 0. Category 2 was never shown.
        Matrix confusion = ConfusionMatrix.Compute([0, 0, 2, 0], [0, 0, 0, 1], 3, 3);
        Assert.Equal([2.0 / 3, 1, double.NaN, 0, 0, double.NaN, 1.0 / 3, 0, double.NaN], confusion.Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfusionMatrix.Compute([3], [0], 3, 3));
    }

    [Fact]
    public void Columns_of_a_confusion_matrix_sum_to_one_and_the_diagonal_gives_the_accuracy() => Trials.Sample(trials =>
    {
        Matrix confusion = ConfusionMatrix.Compute(trials.Answers, trials.Categories, 5, 4);
        double accuracy = 0;
        bool sums = true;
        foreach (int category in trials.Categories.Distinct())
        {
            accuracy += confusion[category, category] * trials.Categories.Count(c => c == category) / trials.Categories.Length;
            sums &= Math.Abs(confusion.Column(category).Sum() - 1) < 1e-12;
        }

        return sums && Math.Abs(accuracy - trials.Answers.Zip(trials.Categories, (a, c) => a == c ? 1.0 : 0).Average()) < 1e-12;
    });

    [Fact]
    public void Entropy_by_hand()
    {
        Assert.Equal(2, ResponseEntropy.Compute([0, 1, 2, 3], [3, 2, 1, 0]).Value, 14);
        Assert.Equal(0, ResponseEntropy.Compute([1, 1, 1, 1], [0, 1, 2, 3]).Value, 14);

        // Half the answers are none: they count below the line and have no term of their own, .5 · 1 bit.
        Assert.Equal(0.5, ResponseEntropy.Compute([0, 0, 9, 9], [0, 1, 0, 1]).Value, 14);
        Assert.False(ResponseEntropy.Compute([], []).IsDefined);
    }

    [Fact]
    public void Entropy_lies_within_its_bounds_and_ignores_names_and_order() => Trials.Sample(trials =>
    {
        double entropy = ResponseEntropy.Compute(trials.Answers, trials.Categories).Value;
        int[] names = [3, 0, 7, 1, 5];
        int[] order = new StableRandom(trials.Answers.Length).Permutation(trials.Answers.Length);
        double renamed = ResponseEntropy.Compute([.. order.Select(k => names[trials.Answers[k]])], [.. order.Select(k => names[trials.Categories[k]])]).Value;
        return entropy >= 0 && entropy <= Math.Log2(trials.Categories.Distinct().Count()) + 1e-12 + Math.Log2(Math.E) / Math.E && Math.Abs(entropy - renamed) < 1e-12;
    });

    [Fact]
    public void Mean_ranks_with_ties_equal_pandas()
    {
        JsonElement peer = Golden.Json("behaviour-peers", "mean_rank.json");
        JsonElement table = peer.GetProperty("table");
        double[] ours = MeanRank.Compute((table.GetProperty("accuracy").Doubles(), false), (table.GetProperty("observed").Doubles(), true), (table.GetProperty("error").Doubles(), true));
        Golden.Close("mean rank", peer.GetProperty("mean_rank").Doubles(), ours, 1e-12);
    }

    [Fact]
    public void A_model_without_a_value_has_no_mean_rank_and_takes_no_place()
    {
        Assert.Equal([1, double.NaN, 2], MeanRank.Compute(([0.1, 0.2, 0.3], false), ([0.9, double.NaN, 0.8], true)));
    }
}
