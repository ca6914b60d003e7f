using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;
using Concord.Datasets.Splits;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Tests.Checks;

public sealed class DatasetCheckTests
{
    private static readonly DatasetInfo s_info = new("made-up", "", "", "", "", null, "1", [], []);
    private static readonly string[] s_ids = ["a", "b", "c", "d"];

    [Theory]
    [InlineData("kriegeskorte92")]
    [InlineData("geirhos2021")]
    [InlineData("object2vec")]
    [InlineData("cifar10h")]
    public void The_catalogue_s_sets_have_no_errors(string id)
    {
        IReadOnlyList<DatasetFinding> findings = DatasetCheck.Run(SharedFiles.Load(id));
        Assert.NotEmpty(findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void The_drawn_set_has_neither_errors_nor_warnings() =>
        Assert.All(DatasetCheck.Run(DatasetCatalogue.Find("drawn-objects").Load(new Dictionary<string, string>(StringComparer.Ordinal))), finding => Assert.Equal(Severity.Information, finding.Severity));

    [Fact]
    public void The_92_images_state_their_counts_and_constant_rows()
    {
        IReadOnlyList<DatasetFinding> findings = DatasetCheck.Run(SharedFiles.Load("kriegeskorte92"));
        Has(findings, Severity.Information, "92 stimuli in 6 categories");
        Has(findings, Severity.Information, "RDMs: 26 over 92 stimuli (hIT 8, mIT 1, hIT-fig1 1, behaviour 16)");
    }

    [Fact]
    public void Duplicated_pictures_and_different_sizes_are_named()
    {
        var same = new RgbImage(1, 1, [1, 2, 3]);
        var dataset = new Dataset(s_info)
        {
            Stimuli = new StimulusSet("s", [Stimulus.FromImage("a", same), Stimulus.FromImage("b", new RgbImage(1, 1, [1, 2, 3])), Stimulus.FromImage("c", new RgbImage(2, 1, [1, 2, 3, 4, 5, 6])), Stimulus.FromFile("d", "/no/such.png")]),
        };
        IReadOnlyList<DatasetFinding> findings = DatasetCheck.Run(dataset);
        Has(findings, Severity.Error, "stimulus 'd' cannot be decoded");
        Has(findings, Severity.Warning, "pictures of 2 sizes: 2 of 1×1, 1 of 2×1");
        findings = DatasetCheck.Run(new Dataset(s_info) { Stimuli = dataset.Stimuli.Subset("t", ["a", "b", "c"]) });
        Has(findings, Severity.Warning, "the same picture under 2 ids: a, b");
    }

    [Fact]
    public void Constant_neuroids_subjects_repeated_rows_and_rows_without_a_stimulus_are_named()
    {
        Neuroid[] neuroids = [new("n1", "IT", "s1", double.NaN), new("n2", "IT", "s2", -0.1), new("n3", "IT", "s2", 0.5)];
        double[] values = [1, 5, 2, 1, 5, 3, 1, 6, 3, 1, 5, 3];
        var dataset = new Dataset(s_info)
        {
            Stimuli = new StimulusSet("s", [.. "abce".Select(letter => Stimulus.FromImage(letter.ToString(), new RgbImage(1, 1, [(byte)letter, 0, 0])))]),
            Assemblies = [new NeuroidAssembly("m", s_ids, neuroids, values)],
            GivenFolds = new NamedFolds("given", [0, 1, 0]),
        };
        IReadOnlyList<DatasetFinding> findings = DatasetCheck.Run(dataset);
        Has(findings, Severity.Error, "every neuroid of subject 's1' is constant");
        Has(findings, Severity.Warning, "'b' and 'd' have the same responses");
        Has(findings, Severity.Error, "1 rows without a stimulus: d");
        Has(findings, Severity.Warning, "1 stimuli without responses: e");
        Has(findings, Severity.Warning, "1 of 3 neuroids have a ceiling of zero or less");
        Has(findings, Severity.Error, "number 3 rows, the dataset has 4");
    }

    [Fact]
    public void Constant_RDMs_constant_rows_repeats_and_subjects_in_another_order_are_named()
    {
        double[] good = [1, 2, 3, 4, 5, 6];
        RdmEntry[] entries =
        [
            new("one", "IT", "s1", null, good),
            new("two", "IT", "s2", null, [1, 2, 3, 4, 5, 7]),
            new("turned", "IT", "s3", null, [6, 5, 4, 3, 2, 1]),
            new("flat", "V1", "s1", null, [2, 2, 2, 2, 2, 2]),
            new("row", "V4", "s1", null, [3, 3, 3, 4, 5, 6]),
            new("again", "V2", "s1", null, [.. good]),
        ];
        IReadOnlyList<DatasetFinding> findings = DatasetCheck.Run(new Dataset(s_info) { Rdms = [new RdmSet(s_ids, entries)] });
        Has(findings, Severity.Error, "'flat' is constant");
        Has(findings, Severity.Warning, "'row': constant rows at a");
        Has(findings, Severity.Warning, "'again' equals 'one'");
        Has(findings, Severity.Warning, "subject 's3': r = -");
        Assert.DoesNotContain(findings, finding => finding.Message.Contains("subject 's1': r", StringComparison.Ordinal));
    }

    [Fact]
    public void Trials_that_do_not_pair_are_named()
    {
        Trial[] trials =
        [
            T("subject-01", 1, "x", "cat"), T("subject-01", 2, "y", "dog"),
            T("subject-02", 1, "x", "cat"), T("subject-02", 2, "z", "cow"),
            T("net", 1, "x", "cat"), T("net", 2, "x", "cat"),
        ];
        IReadOnlyList<DatasetFinding> findings = DatasetCheck.Run(new Dataset(s_info) { Trials = [new TrialTable("t", trials, ["0", "1"], [])] });
        Has(findings, Severity.Error, "subject-02 saw 2 images, 1 of subject-01's 2 are missing");
        Has(findings, Severity.Error, "net saw 1 images twice");
        Has(findings, Severity.Error, "answers that are no category: cow");
        Has(findings, Severity.Error, "condition 1: subject-01 has no trial");
    }

    [Fact]
    public void Constant_units_and_features_that_do_not_join_are_named()
    {
        var dataset = new Dataset(s_info)
        {
            Assemblies = [new NeuroidAssembly("m", s_ids, [new("n1", "IT", "s1", double.NaN)], [1, 2, 3, 4])],
            Features = [new FeatureSet("f", ["a", "b", "c"], 2, [1, 0, 2, 0, 3, 0])],
        };
        IReadOnlyList<DatasetFinding> findings = DatasetCheck.Run(dataset);
        Has(findings, Severity.Warning, "1 of 2 units are constant");
        Has(findings, Severity.Error, "no row for d");
    }

    private static Trial T(string subject, int number, string image, string response) =>
        new(subject, 1, number, double.NaN, response, number == 1 ? "cat" : "dog", "0", image, image);

    private static void Has(IReadOnlyList<DatasetFinding> findings, Severity severity, string text) =>
        Assert.Contains(findings, finding => finding.Severity == severity && finding.Message.Contains(text, StringComparison.Ordinal));
}
