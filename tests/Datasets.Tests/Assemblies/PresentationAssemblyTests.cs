using Concord.Datasets.Assemblies;
using CsCheck;

namespace Concord.Datasets.Tests.Assemblies;

public sealed class PresentationAssemblyTests
{
    private static readonly Neuroid[] s_two = [new("n1", "V4", "a", double.NaN), new("n2", "IT", "a", double.NaN)];

    [Fact]
    public void Means_leave_missing_values_out_and_keep_the_order_of_first_showings()
    {
        var recording = new PresentationAssembly("r", [new("b", 1), new("a", 1), new("b", 2)], s_two, [], [1, 2, 3, 4, 5, double.NaN]);
        NeuroidAssembly means = recording.Average();
        Assert.Equal(["b", "a"], means.StimulusIds);
        Assert.Equal([3, 2, 3, 4], means.Values);
        Assert.True(recording.HasRepetitions);
    }

    [Fact]
    public void A_neuroid_without_any_value_for_a_stimulus_is_named()
    {
        var recording = new PresentationAssembly("r", [new("a", 1), new("b", 1)], s_two, [], [1, double.NaN, 3, 4]);
        Assert.Contains("in 1 neuroids (n2)", Assert.Throws<DatasetException>(() => recording.Average()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_choose_whole_bins()
    {
        var recording = new PresentationAssembly("r", [new("a", 1)], s_two, [new(0, 50), new(50, 100), new(100, 150)], [1, 2, 3, 4, 5, 6]);
        Assert.Equal([2.5, 5.5], recording.Average(new TimeBin(50, 150)).Values);
        Says("a window 60–90 ms that cuts the bin 50–100 ms", () => recording.Average(new TimeBin(60, 90)));
        Says("a window 100–200 ms beyond the bins or between them; expected a window from the beginning of a bin to the end of one, between 0 and 150 ms", () => recording.Average(new TimeBin(100, 200)));
    }

    [Fact]
    public void Faults_of_construction_are_named()
    {
        Says("neuroid id 'n1'", () => new PresentationAssembly("r", [new("a", 1)], [s_two[0], s_two[0]], [], [1, 2]));
        Says("expected 6 (1 presentations × 2 neuroids × 3 time bins)", () => new PresentationAssembly("r", [new("a", 1)], s_two, [new(0, 1), new(1, 2), new(2, 3)], [1, 2]));
        Says("an infinite value for 'b', repetition 1", () => new PresentationAssembly("r", [new("a", 1), new("b", 1)], s_two, [], [1, 2, 3, double.PositiveInfinity]));
        Says("0 presentations", () => new PresentationAssembly("r", [], s_two, [], []));
    }

    [Fact]
    public void Any_change_changes_the_hash()
    {
        PresentationAssembly Make(double value = 1, int repetition = 1, string? session = null, double end = 50, string region = "V4") =>
            new("r", [new("a", repetition, session)], [new("n1", region, "a", double.NaN)], [new(0, end)], [value]);
        string[] hashes = [Make().Hash, Make(2).Hash, Make(repetition: 2).Hash, Make(session: "1").Hash, Make(end: 60).Hash, Make(region: "IT").Hash];
        Assert.Equal(Make().Hash, hashes[0]);
        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Means_equal_those_computed_one_by_one() => Gen.Select(Gen.Int[1, 6], Gen.Int[1, 5], Gen.Int[1, 3], Gen.Int[0, 1000]).Sample((stimuli, neuroids, bins, seed) =>
    {
        var random = new Random(seed);
        Presentation[] presentations = [.. Enumerable.Range(0, stimuli).SelectMany(s => Enumerable.Range(1, random.Next(1, 4)).Select(r => new Presentation($"s{s}", r))).OrderBy(_ => random.Next())];
        double[] values = [.. Enumerable.Range(0, presentations.Length * neuroids * bins).Select(_ => random.NextDouble())];
        var recording = new PresentationAssembly("r", presentations, [.. Enumerable.Range(0, neuroids).Select(n => new Neuroid($"n{n}", "V1", "a", double.NaN))], [.. Enumerable.Range(0, bins).Select(b => new TimeBin(b, b + 1))], values);
        NeuroidAssembly means = recording.Average(new TimeBin(0, bins));
        for (int row = 0; row < means.StimulusIds.Count; row++)
        {
            for (int column = 0; column < neuroids; column++)
            {
                double expected = Enumerable.Range(0, presentations.Length).Where(p => presentations[p].StimulusId == means.StimulusIds[row])
                    .Average(p => Enumerable.Range(0, bins).Average(b => values[(((p * neuroids) + column) * bins) + b]));
                Assert.Equal(expected, means.Values[(row * neuroids) + column], 1e-12);
            }
        }
    });

    [Fact]
    public void Files_side_by_side_keep_the_stimuli_that_all_have()
    {
        var a = new NeuroidAssembly("a", ["x", "y", "z"], [new("1", "V4", "a", double.NaN)], [1, 2, 3]);
        var b = new NeuroidAssembly("b", ["z", "w", "x"], [new("2", "V4", "b", double.NaN), new("3", "V4", "b", double.NaN)], [4, 5, 6, 7, 8, 9]);
        NeuroidAssembly union = AssemblyUnion.Of("u", [a, b]);
        Assert.Equal(["x", "z"], union.StimulusIds);
        Assert.Equal([1, 8, 9, 3, 4, 5], union.Values);
        Says("no stimulus that all files", () => AssemblyUnion.Of("u", [a, new NeuroidAssembly("c", ["q"], [new("4", "V4", "c", double.NaN)], [1])]));
        Says("neuroid id '1'", () => AssemblyUnion.Of("u", [a, a]));
    }

    private static void Says(string part, Func<object> make) => Assert.Contains(part, Assert.Throws<DatasetException>(make).Message, StringComparison.Ordinal);
}
