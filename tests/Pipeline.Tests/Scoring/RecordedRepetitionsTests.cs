using Concord.Alignment;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Rsa;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Tests.Scoring;

/// <summary>What repetitions give to ceilings, distances and fingerprints.</summary>
public sealed class RecordedRepetitionsTests
{
    private static readonly DatasetInfo s_info = new("d", "", "", "", "", null, "1", [], ["IT", "V4"]);

    [Fact]
    public void One_stimulus_shown_less_often_costs_the_ceiling_nothing()
    {
        PresentationAssembly equal = Recording(24, 12, 20);
        PresentationAssembly unequal = Recording(24, 12, 20, (stimulus, repetition) => stimulus != 3 || repetition <= 2);
        double Ceiling(PresentationAssembly recording) => SplitHalfSpec.Parse("split-half(10)").Compute(RecordedRepetitions.Of(Of(recording), recording.Average()), 1).Value;
        Assert.InRange(Math.Abs(Ceiling(equal) - Ceiling(unequal)), 0, 0.03);
        Assert.True(Ceiling(equal) > 0.9);
        Assert.Equal(20, RecordedRepetitions.Of(Of(unequal), unequal.Average()).Count);
    }

    [Fact]
    public void Recordings_of_other_regions_do_not_count()
    {
        PresentationAssembly it = Recording(10, 4, 4);
        PresentationAssembly v4 = Recording(10, 3, 1, region: "V4");
        var dataset = new Dataset(s_info) { Recordings = [it, v4], Assemblies = [AssemblyUnion.Of("d", [it.Average(), v4.Average()])] };
        IReadOnlyList<Matrix> repetitions = RecordedRepetitions.Of(dataset, dataset.Assemblies[0].Region("IT"));
        Assert.Equal((4, 10, 4), (repetitions.Count, repetitions[0].Rows, repetitions[0].Columns));
        Assert.DoesNotContain(repetitions.SelectMany(repetition => repetition.Values), double.IsNaN);
    }

    [Fact]
    public void Distances_leave_out_neuroids_with_missing_values_and_keep_stimuli_shown_less_often()
    {
        PresentationAssembly recording = Recording(8, 5, 3, (stimulus, repetition) => stimulus != 2 || repetition < 3);
        double[] values = [.. recording.Values];
        values[(4 * 5) + 1] = double.NaN;
        var holes = new PresentationAssembly("r", recording.Presentations, recording.Neuroids, [], values);
        (Measurements? measurements, int leftOut) = RecordedRepetitions.Whole(RecordedRepetitions.Of(Of(holes), holes.Average()), [0, 1, 2, 3, 4]);
        Assert.Equal((1, 23, 4), (leftOut, measurements!.Values.Rows, measurements.Values.Columns));
        Assert.All(new CrossnobisDistance().Compute(measurements).UpperTriangle, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Which_stimuli_make_a_condition_is_part_of_the_target()
    {
        NeuroidAssembly assembly = Recording(4, 3, 1).Average();
        string Hash(Dictionary<string, string>? groups) => TargetBuilder.FromDataset(new Dataset(s_info) { Assemblies = [assembly], StimulusGroups = groups }, null, []).Hash;
        var one = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "s0", ["b"] = "s1" };
        var other = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "s1", ["b"] = "s0" };
        string[] hashes = [Hash(null), Hash(one), Hash(other)];
        Assert.Equal(3, hashes.Distinct().Count());
        Assert.Equal(hashes[1], Hash(one));
    }

    private static Dataset Of(PresentationAssembly recording) => new(s_info) { Recordings = [recording], Assemblies = [recording.Average()] };

    private static PresentationAssembly Recording(int stimuli, int neuroids, int repetitions, Func<int, int, bool>? shown = null, string region = "IT")
    {
        var random = new Random(4);
        double[] signal = [.. Enumerable.Range(0, stimuli * neuroids).Select(_ => random.NextDouble())];
        (int Stimulus, int Repetition)[] rows = [.. from repetition in Enumerable.Range(1, repetitions) from stimulus in Enumerable.Range(0, stimuli) where shown?.Invoke(stimulus, repetition) ?? true select (stimulus, repetition)];
        double[] values = [.. rows.SelectMany(row => Enumerable.Range(0, neuroids).Select(neuroid => signal[(row.Stimulus * neuroids) + neuroid] + (0.3 * random.NextDouble())))];
        return new PresentationAssembly("r", [.. rows.Select(row => new Presentation($"s{row.Stimulus}", row.Repetition))], [.. Enumerable.Range(0, neuroids).Select(neuroid => new Neuroid($"{region}{neuroid}", region, "one", double.NaN))], [], values);
    }
}
