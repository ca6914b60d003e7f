using System.Text.Json;
using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Datasets.Assemblies;
using Concord.Models.Weights;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>Real networks decide on real pictures beside real people, through the program, against golden/behaviour (torch, pandas and model-vs-human's formulas).</summary>
[Collection(EndToEndGroup.Name)]
public sealed class NetworkDecisionTests(DecisionRun run, ITestOutputHelper output) : IClassFixture<DecisionRun>
{
    private static readonly string[] s_sets = ["edge", "silhouette"];

    private static readonly Dictionary<string, string> s_modelOf = new(StringComparer.Ordinal)
    {
        ["tf_mobilenetv2_100_coral_qat"] = "mobilenetv2",
        ["tf_mobilenetv1_025_128_coral_qat"] = "mobilenetv1-025",
        ["tf_mobilenetv1_050_160_coral_qat"] = "mobilenetv1-050",
        ["tf_mobilenetv1_075_192_coral_qat"] = "mobilenetv1-075",
    };

    public static TheoryData<string> Names => [.. s_modelOf.Keys];

    [Fact]
    public void Every_decision_of_MobileNetV2_equals_the_golden_table()
    {
        double[] equal = [.. s_sets.Select(set => this.Decisions("tf_mobilenetv2_100_coral_qat", set).Average(row => row.Found.Response == row.Golden ? 1.0 : 0.0))];
        Assert.True(equal.All(share => share == 1), $"equal decisions: {equal[0]:0.00000} edge, {equal[1]:0.00000} silhouette; {LikelyMistake.Of(equal[0], equal[1])}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decisions_differ_only_where_two_categories_are_all_but_equally_probable(string name)
    {
        foreach (string set in s_sets)
        {
            (TrialRow Found, string Golden, double[] Probabilities)[] rows = [.. this.Decisions(name, set)];
            Assert.Equal(160, rows.Length);
            (TrialRow Found, string Golden, double[] Probabilities)[] other = [.. rows.Where(row => row.Found.Response != row.Golden)];
            Assert.All(other, row => Assert.InRange(Margin(row.Probabilities), 0, 1e-4));

            // The probability of the answer is in the table, not only the answer.
            double worst = rows.Max(row => Math.Abs(row.Found.Probability!.Value - row.Probabilities.Max()) / row.Probabilities.Max());
            output.WriteLine($"{name} {set}: {160 - other.Length} of 160 decisions equal, smallest golden margin {rows.Min(row => Margin(row.Probabilities)):E2}, largest relative error of a probability {worst:E2}");
            Assert.InRange(worst, 0, 1e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Accuracy_and_consistency_with_the_ten_people_equal_the_golden_scores(string name)
    {
        using JsonDocument document = SharedMobileNets.Json("behaviour", "behaviour_golden.json");
        foreach (string set in s_sets)
        {
            Assert.All(this.Decisions(name, set), row => Assert.Equal(row.Golden, row.Found.Response));
            JsonElement golden = document.RootElement.GetProperty("models").GetProperty(name).GetProperty(set);
            (string Metric, string Value)[] metrics = [("accuracy", "accuracy"), ("error-consistency(model-vs-human)", "mean_kappa"), ("observed-consistency", "mean_observed"), ("accuracy-difference", "mean_sq_acc_diff")];
            foreach ((string metric, string value) in metrics)
            {
                ScoreRow row = this.Row(s_modelOf[name], metric, set);
                Assert.Equal(golden.GetProperty(value).GetDouble(), row.Score!.Value, 1e-12);
                Assert.Equal("logits;softmax;sixteen-class/mean-probability/1", row.Readout);
            }

            output.WriteLine($"{name} {set}: κ {this.Row(s_modelOf[name], metrics[1].Metric, set).Score:0.0000} with ten people");
        }
    }

    [Theory]
    [InlineData("edge")]
    [InlineData("silhouette")]
    public void Kappa_with_each_person_equals_the_golden_one(string set)
    {
        using TemporaryFolder folder = new();
        using JsonDocument document = SharedMobileNets.Json("behaviour", "behaviour_golden.json");
        TrialTable table = SharedMobileNets.Datasets(folder).Load("geirhos2021", TestContext.Current.CancellationToken).Trials.Single(trials => trials.Dataset == set);
        IEnumerable<ObserverCondition> people = table.HumanSubjects.Select(person => new ObserverCondition(person, "0", table.Of(person, "0").Select(trial => (trial.ImageId, trial.IsCorrect))));
        foreach ((string name, string model) in s_modelOf)
        {
            ObserverCondition network = new(model, "0", this.Decisions(name, set).Select(row => (row.Found.Stimulus[(set.Length + 1)..], row.Found.Correct)));
            BehaviourResult kappa = PairScore.ModelAgainstHumans(new BehaviourSet(set, people.Append(network), table.HumanSubjects), model, new ErrorConsistency(KappaConvention.ModelVsHuman));
            JsonElement golden = document.RootElement.GetProperty("models").GetProperty(name).GetProperty(set).GetProperty("per_human");
            Assert.Equal(10, kappa.Cells.Count);
            Assert.All(kappa.Cells, cell => Assert.Equal(golden.GetProperty(cell.Partner).GetProperty("kappa").GetDouble(), cell.Value, 1e-12));
        }
    }

    [Fact]
    public void People_among_themselves_and_a_recorded_network_stand_beside_with_the_golden_scores()
    {
        using JsonDocument document = SharedMobileNets.Json("behaviour", "behaviour_golden.json");
        foreach (string set in s_sets)
        {
            JsonElement golden = document.RootElement.GetProperty("reference").GetProperty(set);
            Assert.Equal(golden.GetProperty("human_human_mean_kappa").GetDouble(), this.Row("humans", "error-consistency(model-vs-human)", set).Score!.Value, 1e-12);
            Assert.Equal(golden.GetProperty("human_accuracy").GetDouble(), this.Row("humans", "accuracy", set).Score!.Value, 1e-12);
            Assert.Equal(golden.GetProperty("resnet50").GetProperty("mean_kappa").GetDouble(), this.Row("resnet50", "error-consistency(model-vs-human)", set).Score!.Value, 1e-12);
        }
    }

    [Fact]
    public void Every_metric_writes_the_decisions_under_its_own_fingerprint()
    {
        string[] scores = [.. run.Scores.Where(row => s_modelOf.ContainsValue(row.Model) && row.Stimuli != "geirhos2021").Select(row => row.Fingerprint)];
        Assert.Equal(4 * 4 * 2, scores.Length);
        Assert.Equal(scores.Order(StringComparer.Ordinal), run.Trials.Select(row => row.Fingerprint).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(scores.Length * 160, run.Trials.Count);
    }

    [Theory]
    [InlineData("mean_of_logits")]
    [InlineData("sum_instead_of_mean")]
    [InlineData("max_instead_of_mean")]
    [InlineData("background_class_kept_(index_off_by_one)")]
    public void A_mistake_made_on_the_stored_logits_is_called_by_its_name(string mistake)
    {
        using TemporaryFolder folder = new();
        double[] equal = [.. s_sets.Select(set =>
        {
            (TrialRow Found, string Golden, double[] Probabilities)[] rows = [.. this.Decisions("tf_mobilenetv2_100_coral_qat", set)];
            IReadOnlyList<string> ids = SharedMobileNets.Datasets(folder).LoadPictures("geirhos2021", set, TestContext.Current.CancellationToken).Ids;
            Dictionary<string, string> golden = rows.ToDictionary(row => row.Found.Stimulus, row => row.Golden, StringComparer.Ordinal);
            Matrix logits = this.StoredLogits(SharedMobileNets.Datasets(folder).LoadPictures("geirhos2021", set, TestContext.Current.CancellationToken).Hash);
            return Enumerable.Range(0, 160).Average(i => golden[$"{set}/{ids[i]}"] == Mistaken(mistake, logits.Row(i).ToArray()) ? 1.0 : 0.0);
        })];

        Assert.Equal($"as '{mistake}' gives it", LikelyMistake.Of(equal[0], equal[1]));
    }

    [Fact]
    public void Shares_that_no_known_mistake_gives_are_called_unknown() =>
        Assert.StartsWith("no known mistake", LikelyMistake.Of(0.05, 0.95), StringComparison.Ordinal);

    private static double Margin(double[] probabilities)
    {
        double[] sorted = [.. probabilities.OrderDescending()];
        return (sorted[0] - sorted[1]) / sorted[0];
    }

    private static string Mistaken(string mistake, double[] logits)
    {
        double largest = logits.Max();
        double[] odds = [.. logits.Select(value => Math.Exp(value - largest))];
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("data", "imagenet", "sixteen-class-indices.json")));
        return document.RootElement.EnumerateObject().MaxBy(category =>
        {
            int[] classes = [.. category.Value.EnumerateArray().Select(index => index.GetInt32())];
            return mistake switch
            {
                "mean_of_logits" => classes.Average(index => logits[index]),
                "sum_instead_of_mean" => classes.Sum(index => odds[index]),
                "max_instead_of_mean" => classes.Max(index => odds[index]),
                _ => classes.Average(index => odds[index - 1]),
            };
        }).Name;
    }

    private ScoreRow Row(string model, string metric, string set) =>
        run.Scores.Single(row => row.Model == model && row.Metric == metric && row.Stimuli == "geirhos2021/" + set && row.Condition is null);

    // A run's decisions in the order of the golden table, with the golden answer and the golden probabilities of all categories.
    private IEnumerable<(TrialRow Found, string Golden, double[] Probabilities)> Decisions(string name, string set)
    {
        string model = s_modelOf[name];
        string fingerprint = this.Row(model, "accuracy", set).Fingerprint;
        Dictionary<string, TrialRow> found = run.Trials.Where(row => row.Fingerprint == fingerprint && row.Model == model).ToDictionary(row => row.Stimulus, StringComparer.Ordinal);
        using WeightsContent golden = WeightsFile.Read(SharedMobileNets.Golden("behaviour", "mobilenet_16class_mean_probs.safetensors"));
        float[] probabilities = golden.Tensors[$"{name}/{set}"].data<float>().ToArray();
        string[][] table = [.. File.ReadLines(SharedMobileNets.Golden("behaviour", $"{set}_{name}_session-1.csv")).Skip(1).Select(line => line.Split(','))];
        return [.. table.Select((cells, i) => (found[$"{set}/{cells[7]}"], cells[4], Array.ConvertAll(probabilities[(16 * i)..(16 * (i + 1))], value => (double)value)))];
    }

    private Matrix StoredLogits(string stimuli)
    {
        string weights = SharedMobileNets.Weights("tf_mobilenetv2_100_coral_qat").Sha256!;
        ResultStore store = new(run.Store);
        string record = Directory.EnumerateFiles(Path.Combine(run.Store, "activations"), "*.json", SearchOption.AllDirectories).Single(path =>
        {
            string inputs = ActivationRecord.Read(path).Inputs;
            return inputs.Contains(weights, StringComparison.Ordinal) && inputs.Contains(stimuli, StringComparison.Ordinal) && inputs.Contains("layer: logits\n", StringComparison.Ordinal);
        });
        (float[] values, ActivationRecord read) = ActivationReader.Read(store, ActivationRecord.Read(record).Key);
        return Matrix.FromFloats(read.Stimuli, read.Units, values);
    }
}
