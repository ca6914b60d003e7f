using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>A small behavioural dataset of one's own through <c>concord run</c>: what is counted, and the matrices and confusions made of it, against raw trials.</summary>
[Collection(EndToEndGroup.Name)]
public sealed class AgreementRunTests : IDisposable
{
    private const int Images = 40;
    private const string Hostile = "subject-3</td><script>alert(1)</script>";

    private static readonly string[] s_conditions = ["easy", "hard"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void Matrices_and_confusions_of_a_run_are_those_of_the_raw_trials()
    {
        Dictionary<string, Dictionary<string, IReadOnlyList<Trial>>> sets = new(StringComparer.Ordinal)
        {
            ["first"] = this.Write("first", ["subject-1", "subject-2", Hostile, "net-a", "net-b"], 0),
            ["second"] = this.Write("second", ["subject-1", "subject-2", "net-a", "net-b"], 100),
        };
        string page = this.Run();
        string tables = this.folder.File("out/report/tables");

        // Over the sets people stand together; set by set each of them.
        double WithPeople(string model) => sets.Values.Average(set => set.Keys.Where(TrialTable.IsHuman).Average(person => NaiveKappa.Of(set[model], set[person], s_conditions)));
        string[][] whole = Rows(tables, "b-error-consistency-matrix-????????.csv");
        Assert.Equal(["observer", "kind"], whole[0][..2]);
        double between = sets.Values.Average(set => NaiveKappa.Of(set["net-a"], set["net-b"], s_conditions));
        int a = Array.IndexOf(whole[0], "a"), b = Array.IndexOf(whole[0], "b"), people = Array.IndexOf(whole[0], "people");
        Assert.Equal(between, Number(Row(whole, "a")[b]), 1e-12);
        Assert.Equal(between, Number(Row(whole, "b")[a]), 1e-12);
        Assert.Equal(string.Empty, Row(whole, "a")[a]);
        Assert.Equal(WithPeople("net-a"), Number(Row(whole, "a")[people]), 1e-12);
        Assert.Equal(WithPeople("net-b"), Number(Row(whole, "People")[b]), 1e-12);
        Assert.Equal(SmallRun.Scores(this.folder.File("out")).Single(row => row.Model == "a" && row.Metric.StartsWith("error-consistency", StringComparison.Ordinal) && row.Condition is null && !row.Stimuli.Contains('/', StringComparison.Ordinal)).Score!.Value, Number(Row(whole, "a")[people]), 1e-12);

        string[][] first = Rows(tables, "b-first-error-consistency-matrix-????????.csv");
        Assert.Equal(5, first.Length - 1);
        Assert.Equal(["model", "model", "person", "person", "person"], first.Skip(1).Select(row => row[1]));
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(string.Empty, first[i + 1][i + 2]);
            for (int j = 0; j < 5; j++)
            {
                Assert.Equal(first[i + 1][j + 2], first[j + 1][i + 2]);
            }
        }

        Dictionary<string, IReadOnlyList<Trial>> raw = sets["first"];
        Assert.Equal(NaiveKappa.Of(raw["subject-1"], raw[Hostile], s_conditions), Number(Row(first, "subject-1")[Array.IndexOf(first[0], Hostile)]), 1e-12);
        Assert.Equal(NaiveKappa.Of(raw["net-b"], raw["subject-2"], s_conditions), Number(Row(first, "b")[Array.IndexOf(first[0], "subject-2")]), 1e-12);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);

        CheckConfusions(Rows(tables, "b-model-a-confusions-????????.csv"), [.. sets.Values.Select(set => (set["net-a"], 1))]);
        CheckConfusions(Rows(tables, "b-people-people-confusions-????????.csv"), [.. sets.Values.Select(set => ((IReadOnlyList<Trial>)[.. set.Where(pair => TrialTable.IsHuman(pair.Key)).SelectMany(pair => pair.Value)], set.Keys.Count(TrialTable.IsHuman)))]);
        Assert.Contains("Who errs on the same images", page, StringComparison.Ordinal);
        Assert.Contains("What is taken for what", page, StringComparison.Ordinal);
    }

    // Shares of the category's trials, people of a set counting as one; the left-out condition nowhere.
    private static void CheckConfusions(string[][] table, (IReadOnlyList<Trial> Trials, int Observers)[] sets)
    {
        foreach (string category in MadeUpTrials.Categories)
        {
            (Trial Trial, double Weight)[] own = [.. sets.SelectMany(set => set.Trials.Where(trial => trial.Category == category && trial.Condition != "left-out").Select(trial => (trial, 1.0 / set.Observers)))];
            Assert.Equal(own.Length, Number(Row(table, category)[^1]), 0);
            foreach (string response in MadeUpTrials.Categories.Append("na"))
            {
                int column = Array.IndexOf(table[0], response == "na" ? "no_answer" : response);
                double share = own.Where(trial => trial.Trial.Response == response).Sum(trial => trial.Weight) / own.Sum(trial => trial.Weight);
                Assert.Equal(share, column < 0 ? 0 : Number(Row(table, category)[column]), 1e-12);
            }
        }
    }

    private Dictionary<string, IReadOnlyList<Trial>> Write(string set, string[] observers, int seed)
    {
        Dictionary<string, IReadOnlyList<Trial>> trials = observers.Index().ToDictionary(pair => pair.Item, pair => MadeUpTrials.Of(pair.Item, seed + pair.Index, [.. s_conditions, "left-out"], Images), StringComparer.Ordinal);
        File.WriteAllLines(this.folder.File(set + ".csv"),
        [
            "subj,session,trial,rt,object_response,category,condition,imagename",
            .. trials.Values.SelectMany(own => own).Select(trial => FormattableString.Invariant($"{trial.Subject},1,{trial.TrialNumber},0.5,{trial.Response},{trial.Category},{trial.Condition},{trial.ImageName}")),
        ]);
        return trials;
    }

    private string Run()
    {
        File.WriteAllText(this.folder.File("d.yaml"), """
            id: own
            title: Own
            licence: CC0-1.0
            trials:
              - { name: first, files: [first.csv], left-out: [left-out] }
              - { name: second, files: [second.csv], left-out: [left-out] }
            """);
        File.WriteAllText(this.folder.File("m.yaml"), """
            name: own
            seed: 1
            bootstrap: 0
            models:
              - { id: humans, from: { dataset: d.yaml, name: humans }, family: human, regime: none }
              - { id: a, from: { dataset: d.yaml, name: net-a }, family: convnet, regime: supervised }
              - { id: b, from: { dataset: d.yaml, name: net-b }, family: convnet, regime: supervised }
            benchmarks:
              - { id: b, dataset: d.yaml, metrics: [ accuracy, error-consistency ] }
            """);
        ConcordProgram.Run("run", this.folder.File("m.yaml"), "--store", this.folder.File("store"), "--out", this.folder.File("out")).Expect(0);
        IReadOnlyList<AgreementRow> counts = ParquetRecords.Read<AgreementRow>(this.folder.File("out/agreements.parquet"));
        Assert.Equal(2 * (10 + 6), counts.Count);
        Assert.All(counts, row => Assert.Equal(Images, row.Images));
        return File.ReadAllText(this.folder.File("out/report/index.html"));
    }

    private static string[][] Rows(string tables, string pattern) => [.. File.ReadAllLines(Assert.Single(Directory.GetFiles(tables, pattern))).Select(line => line.TrimStart('\uFEFF').Split(','))];

    private static string[] Row(string[][] table, string name) => table.Single(row => row[0] == name);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
