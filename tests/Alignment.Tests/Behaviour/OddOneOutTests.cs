using System.Text.Json;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using CsCheck;

namespace Concord.Alignment.Tests.Behaviour;

public sealed class OddOneOutTests
{
    [Theory]
    [InlineData("dot")]
    [InlineData("cosine")]
    public void Choices_and_accuracy_equal_brain_score_and_human_alignment(string measure)
    {
        JsonElement peer = Golden.Json("behaviour-peers", "odd_one_out.json");
        var x = new Matrix(14, 6, peer.GetProperty("features").Flat());
        Triplet[] triplets = [.. peer.GetProperty("triplets").EnumerateArray().Select(row => row.Ints()).Select(row => new Triplet(row[0], row[1], row[2]))];
        int[] choices = OddOneOut.Choices(measure == "dot" ? TripletSimilarity.Dot(x) : TripletSimilarity.Cosine(x), triplets);
        Assert.Equal(peer.GetProperty(measure).Ints(), choices);
        Assert.Equal(peer.GetProperty($"{measure}_human_alignment").Ints(), choices);
        double accuracy = OddOneOut.Accuracy(choices, [.. Enumerable.Repeat(2, 60)]).Value; // the peers' tables put the human choice third
        Golden.Close($"odd-one-out {measure}", [peer.GetProperty($"{measure}_accuracy").GetDouble(), peer.GetProperty($"{measure}_ceiled").GetDouble()], [accuracy, OddOneOut.Ceiled(accuracy, 0.6767).Value], 1e-12);
    }

    [Fact]
    public void A_model_whose_stimuli_are_all_alike_chooses_nothing_where_brain_score_gives_it_a_perfect_score()
    {
        var alike = new Matrix(3, 3, [1, 1, 1, 1, 1, 1, 1, 1, 1]);
        int[] choices = OddOneOut.Choices(alike, [new Triplet(0, 1, 2)]);
        Assert.Equal([OddOneOut.NoChoice], choices); // Brain-Score: the first of equal pairs stays together, so the third stimulus
        Scored accuracy = OddOneOut.Accuracy(choices, [2]);
        Assert.Equal(0, accuracy.Value);
        Assert.StartsWith("1 of 1 triplets", accuracy.Note, StringComparison.Ordinal);
        Assert.Equal([OddOneOut.NoChoice], OddOneOut.Choices(TripletSimilarity.Cosine(new Matrix(3, 1, [0, 1, 1])), [new Triplet(0, 1, 2)])); // NaN beside 1
    }

    [Fact]
    public void Ceiling_and_scale_by_hand()
    {
        // Most frequent choices: 3 of 4 and 2 of 4.
        Scored ceiling = OddOneOut.Ceiling(new Matrix(2, 3, [3, 1, 0, 1, 1, 2]));
        Assert.Equal(0.625, ceiling.Value, 14);
        Assert.Equal(0, OddOneOut.Ceiled(1.0 / 3, ceiling.Value).Value, 14);
        Assert.Equal(1, OddOneOut.Ceiled(0.625, ceiling.Value).Value, 14);
        Assert.True(OddOneOut.Ceiled(0.2, ceiling.Value).Value < 0);
        Assert.False(OddOneOut.Ceiled(0.5, 1.0 / 3).IsDefined);
        Assert.False(OddOneOut.Ceiling(new Matrix(2, 3, [3, 1, 0, 0, 0, 0])).IsDefined);
        Assert.False(OddOneOut.Accuracy([], []).IsDefined);
    }

    [Fact]
    public void Renaming_stimuli_and_reordering_a_triplet_name_the_same_stimulus() => Gen.Long[1, 1L << 40].Sample(seed =>
    {
        Matrix x = Draw.Matrix(seed, 8, 5);
        var random = new StableRandom(seed);
        Triplet[] triplets = [.. Enumerable.Range(0, 20).Select(_ => random.Permutation(8)).Select(order => new Triplet(order[0], order[1], order[2]))];
        int[] plain = Named(TripletSimilarity.Dot(x), triplets);
        int[] turned = Named(TripletSimilarity.Dot(x), [.. triplets.Select(t => new Triplet(t.Third, t.First, t.Second))]);
        int[] place = random.Permutation(8); // row k of the moved matrix is stimulus place[k]
        int[] moved = Named(TripletSimilarity.Dot(x.SelectRows(place)), [.. triplets.Select(t => new Triplet(Array.IndexOf(place, t.First), Array.IndexOf(place, t.Second), Array.IndexOf(place, t.Third)))]);
        return plain.SequenceEqual(turned) && plain.SequenceEqual(moved.Select(k => place[k]));
    }, iter: 50);

    [Fact]
    public void Cosine_choices_ignore_the_scale_of_a_stimulus_and_units_may_be_rotated() => Gen.Long[1, 1L << 40].Sample(seed =>
    {
        Matrix x = Draw.Matrix(seed, 6, 2);
        var random = new StableRandom(seed);
        double[] scales = [.. Enumerable.Range(0, 6).Select(_ => 0.1 + random.NextDouble())];
        (double c, double s) = (Math.Cos(1), Math.Sin(1));
        var scaled = new Matrix(6, 2, [.. x.Values.Select((v, k) => v * scales[k / 2])]);
        var rotated = new Matrix(6, 2, [.. Enumerable.Range(0, 6).SelectMany(k => new[] { (c * x[k, 0]) - (s * x[k, 1]), (s * x[k, 0]) + (c * x[k, 1]) })]);
        Triplet[] triplets = [new(0, 1, 2), new(3, 4, 5), new(1, 3, 5), new(0, 2, 4)];
        return OddOneOut.Choices(TripletSimilarity.Cosine(x), triplets).SequenceEqual(OddOneOut.Choices(TripletSimilarity.Cosine(scaled), triplets))
            && OddOneOut.Choices(TripletSimilarity.Dot(x), triplets).SequenceEqual(OddOneOut.Choices(TripletSimilarity.Dot(rotated), triplets));
    }, iter: 50);

    [Fact]
    public void Chance_is_a_third_and_a_model_that_made_the_answers_is_always_right()
    {
        Matrix people = TripletSimilarity.Dot(Draw.Matrix(1, 30, 8));
        var random = new StableRandom(2);
        Triplet[] triplets = [.. Enumerable.Range(0, 3000).Select(_ => random.Permutation(30)).Select(order => new Triplet(order[0], order[1], order[2]))];
        int[] answers = OddOneOut.Choices(people, triplets);
        Assert.Equal(1, OddOneOut.Accuracy(answers, answers).Value);
        double chance = Enumerable.Range(0, 20).Average(seed => OddOneOut.Accuracy(OddOneOut.Choices(TripletSimilarity.Dot(Draw.Matrix(seed + 10, 30, 8)), triplets), answers).Value);
        Assert.InRange(chance, 0.31, 0.36);
    }

    // The stimulus named as the odd one.
    private static int[] Named(Matrix similarity, Triplet[] triplets) =>
        [.. OddOneOut.Choices(similarity, triplets).Select((choice, k) => choice switch { 0 => triplets[k].First, 1 => triplets[k].Second, _ => triplets[k].Third })];
}
