using Concord.Alignment;
using Concord.Alignment.Rsa;
using Concord.Pipeline.Joining;
using CsCheck;

namespace Concord.Pipeline.Tests.Joining;

public sealed class StimulusJoinTests
{
    [Fact]
    public void Missing_stimuli_are_named_with_an_id_that_is_there()
    {
        string message = Assert.Throws<JoinException>(() => new StimulusJoin("activations of 'net'", ["a", "b"], ["a", "x1", "x2", "x3", "x4", "x5", "x6"], null)).Message;
        Assert.StartsWith("activations of 'net': 6 stimuli of the recording have no row (x1, x2, x3, x4, x5, …); it has 2 rows, such as 'a'.", message, StringComparison.Ordinal);
        Assert.Contains("has 0 rows, such as 'none'", Assert.Throws<JoinException>(() => new StimulusJoin("m", [], ["a"], null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_stands_twice_is_refused_with_both_rows() =>
        Assert.Contains("'b' stands twice, in rows 1 and 3", Assert.Throws<JoinException>(() => new StimulusJoin("m", ["a", "b", "c", "b"], ["a"], null)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_condition_without_a_stimulus_or_with_one_missing_is_refused()
    {
        Dictionary<string, string> groups = new(StringComparer.Ordinal) { ["i1"] = "A", ["i2"] = "A", ["i3"] = "B" };
        Assert.Contains("(i2)", Assert.Throws<JoinException>(() => new StimulusJoin("m", ["i1", "i3"], ["A", "B"], groups)).Message, StringComparison.Ordinal);
        Assert.Contains("(C)", Assert.Throws<JoinException>(() => new StimulusJoin("m", ["i1", "i2", "i3"], ["A", "C"], groups)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_already_one_a_condition_are_taken_as_they_are()
    {
        Dictionary<string, string> groups = new(StringComparer.Ordinal) { ["i1"] = "A", ["i2"] = "B" };
        StimulusJoin join = new("m", ["B", "A"], ["A", "B"], groups);
        Assert.False(join.Averaged);
        Assert.Equal([2, 1], join.Apply([1, 2], 1).Values);
    }

    [Fact]
    public void Averaging_and_reordering_equal_a_naive_loop_and_permuted_rows_change_nothing() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[1, 5], Gen.Int[0, 3], Gen.Int[0, 1000]).Sample((conditions, members, units, surplus, seed) =>
        {
            Random random = new(seed);
            string[] names = [.. Enumerable.Range(0, conditions).Select(c => $"c{c}")];
            Dictionary<string, string> groups = new(StringComparer.Ordinal);
            foreach (string name in names)
            {
                for (int m = 0; m < members; m++)
                {
                    groups[$"{name}-{m}"] = name;
                }
            }

            string[] rows = [.. groups.Keys, .. Enumerable.Range(0, surplus).Select(s => $"unused-{s}")];
            float[] values = [.. Enumerable.Range(0, rows.Length * units).Select(_ => random.Next(-8, 8))];
            double[] naive = new double[conditions * units];
            for (int c = 0; c < conditions; c++)
            {
                for (int u = 0; u < units; u++)
                {
                    double sum = 0;
                    for (int r = 0; r < rows.Length; r++)
                    {
                        sum += groups.GetValueOrDefault(rows[r]) == names[c] ? values[(r * units) + u] : 0;
                    }

                    naive[(c * units) + u] = sum / members;
                }
            }

            StimulusJoin join = new("m", rows, names, groups);
            int[] order = [.. Enumerable.Range(0, rows.Length)];
            random.Shuffle(order);
            StimulusJoin permuted = new("m", [.. order.Select(i => rows[i])], names, groups);
            float[] permutedValues = [.. order.SelectMany(i => values[(i * units)..((i + 1) * units)])];
            return (surplus == 0 ? join.Report is null : join.Report!.StartsWith($"{surplus} of the model's ", StringComparison.Ordinal)) && join.Averaged == members > 1
                && join.Apply(values, units).Values.SequenceEqual(naive)
                && permuted.Apply(permutedValues, units).Values.SequenceEqual(naive);
        });

    [Fact]
    public void An_RDM_in_another_order_is_the_RDM_of_the_reordered_rows()
    {
        Random random = new(5);
        const int count = 9;
        double[] values = [.. Enumerable.Range(0, count * 4).Select(_ => random.NextDouble())];
        string[] ids = [.. Enumerable.Range(0, count).Select(i => $"s{i}")];
        int[] order = [7, 2, 5, 0, 8, 3];
        IRdmDistance distance = RdmDistances.Find("euclidean");
        double[] whole = Rdm.Compute(new Matrix(count, 4, values), distance).UpperTriangle;
        double[] expected = Rdm.Compute(new Matrix(count, 4, values).SelectRows(order), distance).UpperTriangle;
        double[] joined = new StimulusJoin("m", ids, [.. order.Select(i => ids[i])], null).ApplyRdm(whole, count);
        Assert.Equal(expected.Length, joined.Length);

        // A product of other matrix sizes rounds otherwise in the last digit.
        Assert.All(expected.Zip(joined), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void An_RDM_cannot_stand_for_means_over_stimuli()
    {
        Dictionary<string, string> groups = new(StringComparer.Ordinal) { ["i1"] = "A", ["i2"] = "A", ["i3"] = "B" };
        Assert.Throws<JoinException>(() => new StimulusJoin("m", ["i1", "i2", "i3"], ["A", "B"], groups).ApplyRdm([1, 2, 3], 3));
    }
}
