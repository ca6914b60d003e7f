using Concord.Datasets.Assemblies;
using Concord.Datasets.Splits;
using Concord.Datasets.StimulusSets;
using CsCheck;

namespace Concord.Datasets.Tests.Assemblies;

public sealed class ConstructionTests
{
    private static readonly Neuroid[] s_neuroids = [new("n1", "V1", "s", 0.5), new("n2", "IT", "s", double.NaN), new("n3", "V1", "t", -0.1)];
    private static readonly string[] s_two = ["a", "b"];

    [Fact]
    public void An_assembly_refuses_duplicates_wrong_lengths_and_missing_values()
    {
        Says("stimulus id 'a' stands at 0 and again at 1", () => new NeuroidAssembly("m", ["a", "a"], s_neuroids, new double[6]));
        Says("neuroid id 'n1'", () => new NeuroidAssembly("m", s_two, [s_neuroids[0], s_neuroids[0]], new double[4]));
        Says("has 5 values; expected 6 (2 stimuli × 3 neuroids)", () => new NeuroidAssembly("m", s_two, s_neuroids, new double[5]));
        Says("NaN at position 4", () => new NeuroidAssembly("m", s_two, s_neuroids, [1, 2, 3, 4, double.NaN, 6]));
    }

    [Fact]
    public void A_region_keeps_its_columns_and_all_rows()
    {
        NeuroidAssembly region = new NeuroidAssembly("m", s_two, s_neuroids, [1, 2, 3, 4, 5, 6]).Region("V1");
        Assert.Equal(["n1", "n3"], region.Neuroids.Select(neuroid => neuroid.Id));
        Assert.Equal([1, 3, 4, 6], region.Values);
        Says("no region 'V9'; expected one of V1", () => region.Region("V9"));
    }

    [Fact]
    public void Hashes_change_with_any_label_order_or_bit()
    {
        string Hash(string[] ids, Neuroid[] neuroids, double last) => new NeuroidAssembly("m", ids, neuroids, [1, 2, 3, 4, 5, last]).Hash;
        string[] hashes =
        [
            Hash(s_two, s_neuroids, 6), Hash(["b", "a"], s_neuroids, 6), Hash(s_two, [s_neuroids[1], s_neuroids[0], s_neuroids[2]], 6), Hash(s_two, s_neuroids, Math.BitIncrement(6)),
            Hash(s_two, [s_neuroids[0] with { Ceiling = 0.6 }, s_neuroids[1], s_neuroids[2]], 6), Hash(["a", "b "], s_neuroids, 6),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(hashes[0], Hash(["a", "b"], [.. s_neuroids], 6));
    }

    [Fact]
    public void Ids_cannot_run_into_each_other_in_a_hash() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 5], Gen.String[Gen.Char.AlphaNumeric, 1, 5]).Where((a, b) => a != b && a + "x" != b).Sample((a, b) =>
            Assert.NotEqual(new FeatureSet("f", [a + "x", b], 1, [1, 2]).Hash, new FeatureSet("f", [a, "x" + b], 1, [1, 2]).Hash));

    [Fact]
    public void RDMs_refuse_wrong_lengths_missing_values_and_the_same_entry_twice()
    {
        string[] ids = ["a", "b", "c"];
        Says("has 2 values; expected 3", () => new RdmSet(ids, [new("r", "IT", null, null, [1, 2])]));
        Says("NaN at position 1", () => new RdmSet(ids, [new("r", "IT", null, null, [1, double.NaN, 2])]));
        Says("RDM 'IT |  |  | r' stands at 0 and again at 1", () => new RdmSet(ids, [new("r", "IT", null, null, [1, 2, 3]), new("r", "IT", null, null, [1, 2, 4])]));
    }

    [Fact]
    public void Subject_means_average_sessions_and_leave_pooled_entries()
    {
        RdmSet set = new(["a", "b", "c"], [new("1", "IT", "s", "1", [1, 2, 3]), new("2", "IT", "s", "2", [3, 2, 5]), new("3", "IT", null, null, [7, 8, 9]), new("4", "IT", null, null, [9, 8, 9])]);
        IReadOnlyList<RdmEntry> means = set.SubjectMeans("IT").Entries;
        Assert.Equal(3, means.Count);
        Assert.Equal([2, 2, 4], means[0].UpperTriangle);
        Assert.Equal([7, 8, 9], means[1].UpperTriangle);
    }

    [Fact]
    public void Trials_refuse_unknown_conditions_and_repeats()
    {
        var trial = new Trial("subject-01", 1, 1, 0.5, "cat", "cat", "0", "x", "x");
        Says("condition '0'", () => new TrialTable("t", [trial], ["1"], []));
        Says("subject-01, session 1, trial 1 twice", () => new TrialTable("t", [trial, trial], ["0"], []));
        Says("condition '0' stands at 0 and again at 1", () => new TrialTable("t", [trial], ["0"], ["0"]));
        TrialTable table = new("t", [trial, trial with { Subject = "net" }, trial with { Subject = "subject-00" }], ["0"], []);
        Assert.Equal(["subject-00", "subject-01"], table.HumanSubjects);
        Assert.Equal(["net"], table.ModelObservers);
    }

    [Fact]
    public void Label_distributions_refuse_negative_counts_empty_rows_and_labels_out_of_range()
    {
        Says("a count of -1", () => new LabelDistribution(["a"], s_two, [-1, 2], [0]));
        Says("no judgement", () => new LabelDistribution(["a"], s_two, [0, 0], [0]));
        Says("true label 2; expected 0…1", () => new LabelDistribution(["a"], s_two, [1, 0], [2]));
    }

    [Fact]
    public void Folds_are_numbered_from_zero_without_a_gap()
    {
        Says("at least two folds", () => new NamedFolds("given", [0, 0]));
        Says("2 different fold numbers up to 2", () => new NamedFolds("given", [0, 2]));
        Says("at least two folds", () => new NamedFolds("given", [-1, 0, 1]));
    }

    [Fact]
    public void Stimulus_sets_refuse_duplicates_and_hash_order_and_content()
    {
        Stimulus a = Stimulus.FromImage("a", new RgbImage(1, 1, [1, 2, 3]));
        Stimulus b = Stimulus.FromImage("b", new RgbImage(1, 1, [1, 2, 4]));
        Says("stimulus id 'a' stands", () => new StimulusSet("s", [a, a]));
        Assert.NotEqual(new StimulusSet("s", [a, b]).Hash, new StimulusSet("s", [b, a]).Hash);
        Assert.Equal(new StimulusSet("s", [a, b]).Hash, new StimulusSet("other name", [a, b]).Hash);
        Says("the pixel array has 4 values; expected 3", () => new RgbImage(1, 1, [1, 2, 3, 4]));
        Says("the file cannot be read", () => new StimulusSet("s", [a, Stimulus.FromFile("c", "/no/such.png")]).Hash);
        // By hand: sha256("1x1:" + 01 02 03)
        Assert.Equal("a5a995b4deed12ed5752531221e051e103557f85bda34602eef2f3efea94c9c7", a.ContentHash);
    }

    private static void Says(string text, Func<object> make) => Assert.Contains(text, Assert.Throws<DatasetException>(make).Message, StringComparison.Ordinal);
}
