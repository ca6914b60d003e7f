using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Concord.Alignment.Behaviour;
using Concord.Tests;

namespace Concord.Alignment.Tests.Behaviour;

/// <summary>Every number that model-vs-human's own code gave for its people and three seeded models.</summary>
public sealed class ModelVsHumanGoldenTests
{
    private static readonly Dictionary<string, IPairMetric> Metrics = new(StringComparer.Ordinal)
    {
        ["accuracy difference"] = new AccuracyDifference(),
        ["observed consistency"] = new ObservedConsistency(),
        ["error consistency"] = new ErrorConsistency(KappaConvention.ModelVsHuman),
    };

    private static readonly string[] Models = ["synthmodel-00", "synthmodel-01", "synthmodel-02"];

    // Lazy, so that a missing mirror or golden folder skips the test that asks.
    private static readonly Lazy<RawTrial[]> All = new(() => [.. Trials()]);

    private static readonly Lazy<Dictionary<string, BehaviourSet>> Sets = new(() => All.Value.GroupBy(trial => trial.Dataset).ToDictionary(set => set.Key, set => RawTrials.Make(set.Key, set)));

    [Fact]
    public void Every_pair_condition_and_metric_equals_the_source()
    {
        string[][] rows = [.. Lines(Golden.Path("error_consistency", "mvh_raw_benchmark_df.csv.gz")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(3090, rows.Length);
        foreach (IGrouping<string, string[]> group in rows.GroupBy(row => row[3]))
        {
            double[] ours = [.. group.Select(row => Metrics[group.Key].Compute(PairCounts.Of(Cell(row, row[0]), Cell(row, row[1]))).Value)];
            Golden.Close($"raw {group.Key}", [.. group.Select(row => Number(row[5]))], ours, 1e-12);
        }
    }

    [Fact]
    public void The_tables_over_datasets_equal_the_source_and_so_do_their_mean_ranks()
    {
        var columns = new Dictionary<string, double[]>();
        foreach ((string name, IPairMetric metric) in Metrics)
        {
            columns[name] = [.. Models.Select(model => Mean(set => PairScore.ModelAgainstHumans(set, model, metric).Value)), Mean(set => PairScore.BetweenHumans(set, metric).Value)];
        }

        string[][] table = [.. Lines(Golden.Path("error_consistency", "mvh_benchmark_humanlike.csv")).Select(line => line.Split(','))];
        Assert.Equal([.. Models, "humans"], table.Skip(1).Select(row => row[0]));
        foreach ((string name, double[] values) in columns)
        {
            Golden.Close($"table {name}", [.. table.Skip(1).Select(row => Number(row[Array.IndexOf(table[0], name)]))], values, 1e-12);
        }

        Dictionary<string, double> accuracy = Lines(Golden.Path("error_consistency", "mvh_benchmark_accuracy.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(row => row[0], row => Number(row[1]));
        double[] ours = [.. Models.Select(model => Mean(set => Accuracy.OfObserver(set, model).Value)), Mean(set => Accuracy.OfHumans(set).Value)];
        Golden.Close("table accuracy", [.. Models.Select(model => accuracy[model]), accuracy["humans"]], ours, 1e-12);

        // Of the three models: accuracy difference 1, 2, 3; observed consistency 1, 2, 3; error consistency 2, 1, 3.
        double[] ranks = MeanRank.Compute((columns["accuracy difference"][..3], false), (columns["observed consistency"][..3], true), (columns["error consistency"][..3], true));
        Assert.Equal([4.0 / 3, 5.0 / 3, 3], ranks);
    }

    [Fact]
    public void Shape_bias_equals_the_source_for_every_observer_and_category()
    {
        RawTrial[] trials = [.. All.Value.Where(trial => trial.Dataset == "cue-conflict")];
        CloseBiases("observers", Other("shape_bias").EnumerateObject().Where(item => item.Name[0] != '_'), (trial, name) => trial.Subject == name);
        JsonProperty[] categories = [.. Other("shape_bias").GetProperty("_human_mean_by_category").EnumerateObject()];
        Assert.Equal(16, categories.Length);
        CloseBiases("categories", categories, (trial, name) => IsHuman(trial) && trial.Category == name);

        void CloseBiases(string what, IEnumerable<JsonProperty> expected, Func<RawTrial, string, bool> belongs) => Golden.Close(
            $"shape bias, {what}",
            [.. expected.SelectMany(item => new[] { "shape-bias", "fraction-correct-shape", "fraction-correct-texture" }.Select(name => item.Value.GetProperty(name).GetDouble()))],
            [.. expected.SelectMany(item => Biases([.. trials.Where(trial => belongs(trial, item.Name))]))],
            1e-12);
    }

    [Fact]
    public void Entropy_and_accuracy_of_every_condition_and_observer_equal_the_source()
    {
        var cells = All.Value.GroupBy(trial => (trial.Dataset, RawTrials.Label(trial.Condition), trial.Subject)).ToDictionary(cell => cell.Key, cell => cell.ToArray());
        (RawTrial[] Trials, double Entropy)[] entropies = [.. Cells("entropy")];
        Golden.Close("response entropy", [.. entropies.Select(cell => cell.Entropy)], [.. entropies.Select(cell => ResponseEntropy.Compute(Indices(cell.Trials, trial => trial.Response), Indices(cell.Trials, trial => trial.Category)).Value)], 1e-12);
        (RawTrial[] Trials, double Accuracy)[] accuracies = [.. Cells("accuracy")];
        Golden.Close("accuracy by condition", [.. accuracies.Select(cell => cell.Accuracy)], [.. accuracies.Select(cell => (double)cell.Trials.Count(trial => trial.Response == trial.Category) / cell.Trials.Length)], 1e-12);

        IEnumerable<(RawTrial[] Trials, double Value)> Cells(string table) =>
            from dataset in Other(table).EnumerateObject()
            from item in dataset.Value.EnumerateObject()
            let key = item.Name.Split('|')
            select (cells[(dataset.Name, RawTrials.Label(key[0]), key[1])], item.Value.GetDouble());
    }

    [Theory]
    [InlineData("edge")]
    [InlineData("sketch")]
    public void Confusion_of_people_equals_the_source(string dataset)
    {
        JsonElement expected = Other("confusion_humans").GetProperty(dataset);
        List<string> answers = [.. expected.GetProperty("index").EnumerateArray().Select(name => name.GetString()!)];
        List<string> categories = [.. expected.GetProperty("columns").EnumerateArray().Select(name => name.GetString()!)];
        RawTrial[] trials = [.. All.Value.Where(trial => trial.Dataset == dataset && IsHuman(trial))];
        Matrix ours = ConfusionMatrix.Compute([.. trials.Select(trial => answers.IndexOf(trial.Response))], [.. trials.Select(trial => categories.IndexOf(trial.Category))], answers.Count, categories.Count);
        Golden.Close($"confusion {dataset}", [.. expected.GetProperty("percent").Flat().Select(percent => percent / 100)], ours.Values, 1e-14);
    }

    private static double[] Biases(RawTrial[] trials)
    {
        ShapeBiasResult ours = ShapeBias.Compute([.. trials.Select(trial => ShapeBias.Decide(trial.Category, Texture(trial.Image), trial.Response)).OfType<CueDecision>()]);
        return [ours.Value, (double)ours.ShapeDecisions / trials.Length, (double)ours.TextureDecisions / trials.Length];
    }

    private static string Texture(string image) => new([.. image.Split('_')[^1].Split('.')[0].Split('-')[^1].Where(letter => !char.IsDigit(letter))]);

    // "na" and whatever else is no category gets an index of its own.
    private static int[] Indices(RawTrial[] trials, Func<RawTrial, string> label)
    {
        List<string> names = [.. trials.Select(trial => trial.Category).Distinct().Order(StringComparer.Ordinal)];
        return [.. trials.Select(trial => names.IndexOf(label(trial)))];
    }

    private static double Mean(Func<BehaviourSet, double> score) => BehaviourAggregate.OverDatasets([.. Sets.Value.Values.Select(score)]).Value;

    private static ObserverCondition Cell(string[] row, string observer) => Sets.Value[row[2]].Cell(observer, row[4].Length == 0 ? "0" : RawTrials.Label(row[4]));

    private static JsonElement Other(string table) => Golden.Json("error_consistency", "mvh_other_analyses.json").GetProperty(table);

    private static bool IsHuman(RawTrial trial) => trial.Subject.StartsWith("subject-", StringComparison.Ordinal);

    private static IEnumerable<RawTrial> Trials() =>
        RawTrials.All.Where(IsHuman)
            .Concat(Lines(Repository.Shared("golden", "error_consistency", "synthetic_models.csv.gz")).Skip(1).Select(line => line.Split(',')).Select(row => new RawTrial(row[0], row[1], row[5], row[6], row[7], row[8])));

    private static IEnumerable<string> Lines(string path)
    {
        using Stream stream = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
