using System.Diagnostics;
using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Catalogue;

/// <summary>Numbers: shared/golden/real/geirhos2021_humans.csv and _models.csv (pandas, model-vs-human).</summary>
public sealed class Geirhos2021Tests
{
    [Fact]
    public void Human_counts_accuracy_and_consistency_equal_the_reference_in_all_17_sets()
    {
        Dataset dataset = SharedFiles.Load("geirhos2021");
        IReadOnlyList<ReliabilityRow> table = Reliability.Table(dataset);
        CsvTable expected = CsvFile.Read(Repository.Shared("golden", "real", "geirhos2021_humans.csv"));
        Assert.Equal(17, expected.Rows.Count);
        foreach (IReadOnlyList<string> row in expected.Rows)
        {
            TrialTable trials = Assert.Single(dataset.Trials, candidate => candidate.Dataset == row[0]);
            Trial[] human = [.. trials.Trials.Where(trial => TrialTable.IsHuman(trial.Subject))];
            Assert.Equal(Number(row, 1), trials.HumanSubjects.Count);
            Assert.Equal(Number(row, 2), human.Length);
            Assert.Equal(Number(row, 3), trials.Conditions.Count);
            Assert.Equal(Number(row, 4), trials.Conditions.Count + trials.ExcludedConditions.Count);
            Assert.Equal(Number(row, 5), human.Select(trial => trial.ImageId).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(Number(row, 6), human.Count(trial => trial.Response == "na") / (double)human.Length, 1e-12);
            Assert.Equal(Number(row, 7), Value(table, row[0], "accuracy"), 1e-12);
            Assert.Equal(Number(row, 9), Value(table, row[0], "observed consistency"), 1e-12);
        }
    }

    [Fact]
    public void Model_accuracies_equal_the_reference()
    {
        Dataset dataset = SharedFiles.Load("geirhos2021");
        CsvTable expected = CsvFile.Read(Repository.Shared("golden", "real", "geirhos2021_models.csv"));
        Assert.Equal(51, expected.Rows.Count);
        foreach (IReadOnlyList<string> row in expected.Rows)
        {
            TrialTable trials = Assert.Single(dataset.Trials, candidate => candidate.Dataset == row[1]);
            double accuracy = trials.Conditions.Average(condition => trials.Of(row[0], condition).Average(trial => trial.IsCorrect ? 1.0 : 0.0));
            Assert.Equal(Number(row, 3), accuracy, 1e-12);
        }
    }

    [Theory]
    [InlineData("edge")]
    [InlineData("silhouette")]
    public void Pictures_are_those_that_every_observer_saw_and_decode_to_the_reference_pixels(string set)
    {
        DatasetEntry entry = DatasetCatalogue.Find("geirhos2021");
        PictureSet pictures = Assert.Single(entry.Pictures, candidate => candidate.Set == set);
        StimulusSet stimuli = pictures.Load(SharedFiles.Paths(pictures.Files));
        TrialTable trials = Assert.Single(SharedFiles.Load("geirhos2021").Trials, candidate => candidate.Dataset == set);
        CsvTable golden = CsvFile.Read(Repository.Shared("data", "weights", "golden", "behaviour", "stimuli_sha256.csv"));

        Assert.Equal(160, stimuli.Count);
        Assert.All(trials.HumanSubjects.Concat(trials.ModelObservers), observer =>
            Assert.Equal(stimuli.Ids.Order(StringComparer.Ordinal), trials.Of(observer, Geirhos2021Condition.Single).Select(trial => PictureSet.StimulusId(trial, trials))));
        Assert.All(golden.Rows.Where(row => row[0] == set).Select((row, i) => (row, i)), item =>
        {
            Stimulus stimulus = stimuli.Stimuli[item.i];
            RgbImage image = stimulus.Load();
            Assert.Equal((item.row[2], item.row[1], item.row[3]), (stimulus.Id, stimulus.Category, stimulus.ContentHash));
            Assert.Equal((224, 224), (image.Width, image.Height));
            Assert.Equal(item.row[4], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(image.Rgb)));
        });
    }

    [Theory]
    [InlineData("uniform-noise", "0.00", "0.0")]
    [InlineData("uniform-noise", "0", "0.0")]
    [InlineData("uniform-noise", "0.90", "0.9")]
    [InlineData("low-pass", "0.0", "0")]
    [InlineData("high-pass", "3", "3.0")]
    [InlineData("high-pass", "Inf", "inf")]
    [InlineData("false-colour", "true", "True")]
    [InlineData("sketch", "NaN", "0")]
    public void Conditions_are_compared_by_value(string dataset, string written, string label) =>
        Assert.Equal(label, Condition(dataset).LabelOf(written, "x.csv:2"));

    [Fact]
    public void An_unknown_condition_is_refused_with_its_line() =>
        Assert.StartsWith("x.csv:2: condition '0.04'; expected one of 0.0, 0.03", Assert.Throws<DatasetException>(() => Condition("uniform-noise").LabelOf("0.04", "x.csv:2")).Message, StringComparison.Ordinal);

    [Fact]
    public void Excluded_conditions_are_among_the_published_ones()
    {
        Assert.Equal(17, Geirhos2021Condition.All.Count);
        Assert.All(Geirhos2021Condition.All, condition => Assert.Subset(condition.Labels.ToHashSet(), condition.Excluded.ToHashSet()));
    }

    [Theory]
    [InlineData("0001_cl_s01_cr_oven_40_n04111531_14126.png", "n04111531_14126.png")]
    [InlineData("0001_s5n_s01_0_bird_00_bird3-bird2.png", "bird3-bird2.png")]
    [InlineData("0001_ske_dnn_0_airplane_00_airplane-0001-sketch-0.png", "airplane-0001-sketch-0.png")]
    [InlineData("plain.png", "plain.png")]
    [InlineData("a_b", "b")]
    [InlineData("n01_b", "n01_b")]
    public void Trials_pair_by_the_end_of_the_image_name(string name, string id) => Assert.Equal(id, Geirhos2021.ImageIdOf(name));

    [Fact]
    public void Textures_of_cue_conflict_images_give_the_published_shape_bias()
    {
        TrialTable table = Assert.Single(SharedFiles.Load("geirhos2021").Trials, trials => trials.Dataset == "cue-conflict");
        Trial[] conflicts = [.. table.Trials.Where(trial => CueConflict.TextureOf(trial) != trial.Category)];
        Assert.Equal(1200, conflicts.Count(trial => trial.Subject == "resnet50"));
        // METRICS: ResNet-50 .2142, humans .9587 pooled.
        Assert.Equal(0.2142, ShapeBias(conflicts.Where(trial => trial.Subject == "resnet50")), 0.00005);
        Assert.Equal(0.9587, ShapeBias(conflicts.Where(trial => TrialTable.IsHuman(trial.Subject))), 0.00005);
    }

    [Fact]
    public void All_141_files_are_read_quickly()
    {
        DatasetEntry entry = DatasetCatalogue.Find("geirhos2021");
        Dictionary<string, string> paths = SharedFiles.Paths(entry.Info);
        Assert.Equal(141, paths.Count);
        _ = SharedFiles.Load("geirhos2021");
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(17, entry.Load(paths).Trials.Count);
        // About half a second on an idle core; the bound leaves room for a busy machine.
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 15, $"{Stopwatch.GetElapsedTime(start)}");
    }

    private static double ShapeBias(IEnumerable<Trial> trials)
    {
        Trial[] all = [.. trials];
        int shape = all.Count(trial => trial.IsCorrect);
        return shape / (double)(shape + all.Count(trial => trial.Response == CueConflict.TextureOf(trial)));
    }

    private static Geirhos2021Condition Condition(string dataset) => Geirhos2021Condition.All.Single(condition => condition.Dataset == dataset);

    private static double Value(IReadOnlyList<ReliabilityRow> table, string part, string measure) => Assert.Single(table, row => row.Part == part && row.Measure == measure).Value;

    private static double Number(IReadOnlyList<string> row, int column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
