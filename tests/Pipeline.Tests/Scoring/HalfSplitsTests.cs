using Concord.Pipeline.Scoring;
using CsCheck;

namespace Concord.Pipeline.Tests.Scoring;

public sealed class HalfSplitsTests
{
    [Fact]
    public void Halves_are_a_partition_that_divides_no_group() =>
        Gen.Select(Gen.Int[0, 8].Array[4, 40], Gen.Long).Where(pair => pair.Item1.Distinct().Count() > 1).Sample((groups, seed) =>
        {
            IReadOnlyList<int[]> halves = HalfSplits.Draw(groups, seed);
            return halves.Count == 2 * HalfSplits.Repeats && Enumerable.Range(0, HalfSplits.Repeats).All(repeat =>
            {
                int[] first = halves[2 * repeat];
                int[] second = halves[(2 * repeat) + 1];
                int firstGroups = first.Select(i => groups[i]).Distinct().Count();
                return first.Concat(second).Order().SequenceEqual(Enumerable.Range(0, groups.Length))
                    && !first.Select(i => groups[i]).Intersect(second.Select(i => groups[i])).Any()
                    && firstGroups == groups.Distinct().Count() / 2
                    && first.SequenceEqual(first.Order());
            });
        });

    [Fact]
    public void The_same_seed_and_groups_give_the_same_halves_and_another_seed_gives_others()
    {
        int[] groups = [.. Enumerable.Range(0, 40)];
        string one = Text(HalfSplits.Draw(groups, 1));
        Assert.Equal(one, Text(HalfSplits.Draw(groups, 1)));
        Assert.NotEqual(one, Text(HalfSplits.Draw(groups, 2)));

        // Group numbers are names: what they are changes nothing but the order of the draw.
        Assert.Equal(one, Text(HalfSplits.Draw([.. groups.Select(g => (10 * g) + 3)], 1)));
    }

    [Fact]
    public void The_repeats_differ() =>
        Assert.Equal(HalfSplits.Repeats, HalfSplits.Draw([.. Enumerable.Range(0, 40)], 1).Where((_, i) => i % 2 == 0).Select(half => string.Join(',', half)).Distinct(StringComparer.Ordinal).Count());

    private static string Text(IReadOnlyList<int[]> halves) => string.Join(';', halves.Select(half => string.Join(',', half)));
}
