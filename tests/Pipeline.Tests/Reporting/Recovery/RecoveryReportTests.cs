using System.Xml.Linq;
using Concord.Pipeline.Cautions;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Recovery;
using Concord.Pipeline.Reporting.Sections;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting.Recovery;

public sealed class RecoveryReportTests
{
    private static readonly string[] s_models = ["resnet20", "resnet56", "vit"];

    // resnet20 is found 9 of 10 times; resnet56 4 times, taken for resnet20 5 times, and once nobody wins; the vit always.
    private static readonly long[][] s_found = [[9, 1, 0], [5, 4, 0], [0, 0, 10]];

    private static readonly long[][] s_lost = [[2, 1, 7], [5, 0, 5], [2, 0, 8]];

    [Fact]
    public void Sentences_say_how_many_were_found_which_are_confused_and_whether_the_claims_survive()
    {
        IReadOnlyList<string> sentences = RecoveryWords.Sentences(RecoveryGroup.Of(Input(s_found), Groups()).Single());
        Assert.StartsWith("This benchmark can tell some of these models apart: with each model in the brain's place in turn, at the measured mean reliability of neuroids of .60 (in the simulated recordings .59), that model scored best on 23 of 30 recordings, 77 % (95 % 59 % to 88 %); guessing among 3 models: 33 %. 2 of 3 models won more than half of the 10 recordings made from them.", sentences[0], StringComparison.Ordinal);

        // Of the six recordings that another model won, resnet20 and resnet56 took each other's: the right family. Chance, by hand: (2/3 + 2/3 + 1/3)/3.
        Assert.StartsWith("The winner had the right family on 29 of 30 recordings, 97 %", sentences[1], StringComparison.Ordinal);
        Assert.Contains("6 of the 6 that another model won among them; guessing: 56 %.", sentences[1], StringComparison.Ordinal);
        Assert.DoesNotContain("regime", sentences[1], StringComparison.Ordinal); // all are supervised: nothing to be right about
        Assert.Equal("Most often taken for another: resnet56 for resnet20 (5 of 10); resnet20 for resnet56 (1 of 10).", sentences[2]);
        Assert.Equal("resnet20, which scores highest on the recording itself, won 9 of 10 of its own recordings and 5 of 20 that another model was behind.", sentences[3]);
        Assert.Equal("Nobody won 1 recording: the highest score was shared, or none was defined.", sentences[4]);
    }

    [Fact]
    public void Words_obey_the_interval()
    {
        Assert.StartsWith("This benchmark could have told these models apart", RecoveryWords.Headline(RecoveryGroup.Of(SampleRun.Make(50) with { Recoveries = Rows([[10, 0, 0], [0, 10, 0], [0, 0, 10]]) }, []).Single()), StringComparison.Ordinal);
        Assert.StartsWith("This benchmark cannot tell these models apart", RecoveryWords.Headline(RecoveryGroup.Of(SampleRun.Make(50) with { Recoveries = Rows(s_lost) }, []).Single()), StringComparison.Ordinal);

        // Two thirds of three recordings are more than half, but the interval reaches down to guessing.
        Assert.True(RecoveryGroup.Of(SampleRun.Make(50) with { Recoveries = Rows([[1, 0, 0], [0, 1, 0], [1, 0, 0]], recordings: 1) }, []).Single().Fails);
    }

    [Fact]
    public void The_matrix_has_a_row_a_true_model_and_shows_the_right_one_in_bold()
    {
        XElement section = XElement.Parse($"<section>{new RecoverySection().Render(new ReportContext(Input(s_found)))}</section>");
        XElement table = section.Descendants().First(element => element.Name.LocalName == "table");
        XElement[] rows = [.. table.Descendants().First(element => element.Name.LocalName == "tbody").Elements()];
        Assert.Equal(["1 resnet20", "2 resnet56", "3 vit"], rows.Select(row => row.Elements().First().Value));
        Assert.Equal([["9", "1", "·", "·"], ["5", "4", "·", "1"], ["·", "·", "10", "·"]], rows.Select(row => row.Elements().Skip(1).Select(cell => cell.Value).ToArray()));
        Assert.Equal(["9", "4", "10"], rows.Select(row => row.Descendants().Single(element => element.Name.LocalName == "b").Value));
        Assert.Equal("hm v5", (string?)rows[1].Elements().ElementAt(1).Attribute("class"));
    }

    [Fact]
    public void Tables_hold_every_model_and_every_pair()
    {
        ReportContext context = new(Input(s_found));
        Assert.Equal(3, context.AllTables.Single(table => table.Id == "recovery").Rows.Count);
        Assert.Equal(9, context.AllTables.Single(table => table.Id == "recovery-pairs").Rows.Count);
        Assert.Equal("resnet20", context.AllTables.Single(table => table.Id == "recovery").Rows[1][11].Text);
    }

    [Fact]
    public void Two_runs_of_one_benchmark_stand_apart_under_their_own_names()
    {
        ReportInput one = Input(s_found), other = one with { Recoveries = [.. Rows(s_lost).Where(row => row.ScoredModel != "vit" && row.TrueModel != "vit").Select(row => row with { Run = "other", Fingerprint = row.Fingerprint + "o" })] };
        ReportInput merged = RunMerge.Merge([one, other]);
        IReadOnlyList<RecoveryGroup> groups = RecoveryGroup.Of(merged, ScoreGroups.From(merged));
        Assert.Equal([3, 2], groups.Select(group => group.Candidates.Count));
        Assert.Equal(2, groups.Select(group => group.Title).Distinct().Count());
        Assert.NotEmpty(HtmlPage.Write(new ReportContext(merged)));
    }

    [Fact]
    public void A_recovery_that_fails_is_a_caution_with_its_evidence()
    {
        CautionFinding finding = CautionCatalogue.Examine(Input(s_lost), Groups()).Single(found => found.Caution == "models not told apart");
        Assert.Contains("on 10 of 30 recordings, 33 %", finding.Message, StringComparison.Ordinal);
        Assert.Equal("recovery", finding.Section);
        Assert.DoesNotContain(CautionCatalogue.Examine(Input(s_found), Groups()), found => found.Caution == "models not told apart");
        Assert.Contains("<a href=\"#recovery\">Evidence</a>", HtmlPage.Write(new ReportContext(Input(s_lost))), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_recovery_the_page_says_so_with_the_line_that_would_run_it_and_only_where_it_could()
    {
        string unasked = new RecoverySection().Render(new ReportContext(Input(s_found) with { Recoveries = [] }))!.Value.ToString();
        Assert.Contains("recovery: { benchmarks: [b], recordings: 20, reliability: measured, signal: mixtures }", unasked, StringComparison.Ordinal);
        ReportInput failed = Input(s_found) with { Recoveries = [], Jobs = [SampleRun.Job(0, "failed") with { Kind = "recover" }] };
        Assert.Contains("none of its jobs gave a result", new RecoverySection().Render(new ReportContext(failed))!.Value.ToString(), StringComparison.Ordinal);
        Assert.Null(new RecoverySection().Render(new ReportContext(Input(s_found) with { Recoveries = [], Comparison = new ComparisonSpec { IsForeign = true } })));
        Assert.Null(new RecoverySection().Render(new ReportContext(Input(s_found) with { Recoveries = [], Scores = [.. Scores().Select(row => row with { Metric = "accuracy" })] })));
    }

    private static ReportInput Input(long[][] times) => SampleRun.Make(50) with { Scores = Scores(), Resamples = [], Rdms = [], BenchmarkNotes = new Dictionary<string, string>(StringComparer.Ordinal), Recoveries = Rows(times) };

    private static IReadOnlyList<ScoreGroup> Groups() => ScoreGroups.From(Input(s_found));

    private static ScoreRow[] Scores() => [.. s_models.Select((model, i) => SampleRun.Row(model, "b", 0.5 - (0.1 * i)) with { Family = Family(model), CiLow = 0, CiHigh = 1 })];

    private static string Family(string model) => model == "vit" ? "transformer" : "convnet";

    private static RecoveryRow[] Rows(long[][] times, long recordings = 10) =>
    [
        .. from behind in Enumerable.Range(0, 3)
           from scored in Enumerable.Range(0, 3)
           select new RecoveryRow
           {
               Run = "r",
               Benchmark = "b",
               Metric = "rsa(correlation,spearman)",
               Definition = "sample v1",
               TrueModel = s_models[behind],
               TrueFamily = Family(s_models[behind]),
               TrueRegime = "supervised",
               ScoredModel = s_models[scored],
               ScoredFamily = Family(s_models[scored]),
               ScoredRegime = "supervised",
               TimesBest = times[behind][scored],
               Recordings = recordings,
               MeanScore = 0.3,
               Reliability = 0.6,
               SimulatedReliability = 0.59,
               ReliabilitySource = "measured",
               Signal = "mixtures",
               NStimuli = 92,
               NNeuroids = 40,
               NSubjects = 2,
               Seed = 1,
               Fingerprint = $"f{behind}",
           },
    ];
}
