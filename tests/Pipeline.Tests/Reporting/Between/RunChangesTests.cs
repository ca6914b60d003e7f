using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Between;
using Concord.Pipeline.Reporting.Writers;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting.Between;

public sealed class RunChangesTests
{
    [Fact]
    public void A_run_beside_itself_has_changed_in_nothing()
    {
        ReportInput run = SampleRun.Make();
        RunChanges changes = RunChanges.Of(("a", run), ("b", run));
        Assert.True(changes.IsNothing);
        Assert.Equal(run.Scores.Count, changes.Rows.Count);
        Assert.Equal([$"a → b: nothing changed. {run.Scores.Count} rows are the same to the last bit, from the same inputs."], BetweenWords.Of(changes));
    }

    [Theory]
    [InlineData("metric", "rsa/1", "rsa/2", ChangeCause.Definition)]
    [InlineData("ceiling", "leave-one-out", "none", ChangeCause.Definition)]
    [InlineData("region", "IT", "V4", ChangeCause.Data)]
    [InlineData("seed", "1", "2", ChangeCause.Seed)]
    [InlineData("draws", "10", "20", ChangeCause.Draws)]
    [InlineData("layer-rule", "nested", "sweep", ChangeCause.Layer)]
    [InlineData("model/weights", "a", "b", ChangeCause.Weights)]
    [InlineData("model/architecture", "net/1", "net/2", ChangeCause.Network)]
    [InlineData("model/preprocessing", "a", "b", ChangeCause.Preprocessing)]
    [InlineData("model/dataset", "set/1", "set/2", ChangeCause.Data)]
    [InlineData("readouts/readout", "all", "mean", ChangeCause.Readout)]
    [InlineData("readouts/stimuli", "a", "b", ChangeCause.Data)]
    [InlineData("readouts/device", "cpu", "cuda", ChangeCause.Device)]
    [InlineData("readouts/threads", "1", "2", ChangeCause.Device)]
    [InlineData("target/trials", "a", "b", ChangeCause.Data)]
    [InlineData("target/source/model/weights", "a", "b", ChangeCause.Data)]
    [InlineData("target/seed", "a", "b", ChangeCause.Seed)]
    public void The_cause_is_that_of_the_part_that_differs(string path, string before, string after, ChangeCause cause)
    {
        RowChange change = Compare(Recorded(path, before), Recorded(path, after));
        Assert.Equal([cause], change.Reasons.Select(reason => reason.Cause));
        Assert.Equal($"{path}: {before} → {after}", change.Reasons[0].Text);
    }

    [Fact]
    public void Equal_inputs_and_other_numbers_are_an_alarm()
    {
        RowChange change = Compare(Recorded("seed", "1"), Recorded("seed", "1"));
        Assert.True(change.IsUnexplained);
        Assert.Equal("changed without a recorded cause", BetweenWords.Causes(change));
    }

    [Fact]
    public void A_list_in_another_order_is_another_list()
    {
        string[] Text(params string[] names) => [new Fingerprint().Add("sets", names).Text];
        Assert.Equal([ChangeCause.Data], Compare(Text("a", "b"), Text("b", "a")).Reasons.Select(reason => reason.Cause));
    }

    [Fact]
    public void Tables_without_inputs_give_the_columns_that_differ()
    {
        ScoreRow row = SampleRun.Row("m", "b", 0.5);
        RowChange change = Single(new ReportInput { Name = "a", Jobs = [], Scores = [row] }, new ReportInput { Name = "b", Jobs = [], Scores = [row with { Score = 0.6, Definition = "sample v2", Fingerprint = "other" }] });
        Assert.Equal([new ChangeReason(ChangeCause.Definition, "definition", "sample v1", "sample v2")], change.Reasons);
    }

    [Fact]
    public void Rows_of_one_run_only_are_listed_and_a_changed_readout_is_the_same_question()
    {
        ScoreRow row = SampleRun.Row("m", "b", 0.5) with { Readout = "tokens=all" };
        RunChanges changes = RunChanges.Of(
            ("a", new ReportInput { Name = "a", Jobs = [], Scores = [row, SampleRun.Row("gone", "b", 0.1)] }),
            ("b", new ReportInput { Name = "b", Jobs = [], Scores = [row with { Readout = "tokens=mean", Score = 0.4, Fingerprint = "x" }, SampleRun.Row("new", "b", 0.2)] }));
        Assert.Equal(["changed", "only-after", "only-before"], changes.Rows.Select(BetweenWords.Status));
        Assert.Equal("readout", BetweenWords.Causes(changes.Rows[0]));
    }

    [Fact]
    public void Differences_are_paired_where_the_resamples_are_the_same_and_have_no_interval_where_they_are_not()
    {
        // Each draw rises by .1 exactly, however much the draws themselves vary.
        double[] draws = [.. Enumerable.Range(0, 200).Select(i => Math.Sin(i) * 0.3)];
        RowChange paired = Single(Drawn(0.2, draws, "model/weights", "a"), Drawn(0.3, [.. draws.Select(draw => draw + 0.1)], "model/weights", "b"));
        Assert.Equal(0.1, paired.Low, 12);
        Assert.Equal(0.1, paired.High, 12);
        RowChange unpaired = Single(Drawn(0.2, draws, "readouts/stimuli", "a"), Drawn(0.3, draws, "readouts/stimuli", "b"));
        Assert.True(double.IsNaN(unpaired.Low));
    }

    [Fact]
    public void The_page_shows_the_changes_and_three_runs_have_a_history()
    {
        ReportInput first = Input(Recorded("metric", "rsa/1")), second = Input(Recorded("metric", "rsa/2"), 0.7);
        RunHistory history = RunHistory.Of([("one", first), ("two", second), ("three", second)]);
        ReportContext context = new(second with { Between = history });
        string page = HtmlPage.Write(context);
        Assert.Contains("id=\"between\"", page, StringComparison.Ordinal);
        Assert.Contains("two → three: nothing changed.", page, StringComparison.Ordinal);
        Assert.Equal(["run-history"], context.BetweenTables.Skip(1).Select(table => table.Id));
        Assert.Equal("model,benchmark,metric,set,run_1,run_2,run_3,reasons\r\nm,b,\"rsa(correlation,spearman)\",sample,0.5,0.7,0.7,two: definition\r\n", new CsvTableWriter().Write(context.BetweenTables[1]).TrimStart('\ufeff'));
        Assert.DoesNotContain("id=\"between\"", HtmlPage.Write(new ReportContext(second)), StringComparison.Ordinal);
    }

    private static ReportInput Drawn(double score, double[] draws, string path, string value)
    {
        ReportInput input = Input(Recorded(path, value), score);
        ScoreRow row = input.Scores[0] with { CiMethod = "bootstrap" };
        return input with { Scores = [row], Resamples = [.. draws.Select((draw, i) => new ResampleRow("b", i, row.Fingerprint, draw))] };
    }

    private static RowChange Compare(string[] before, string[] after) => Single(Input(before), Input(after, 0.6));

    private static RowChange Single(ReportInput before, ReportInput after) => Assert.Single(RunChanges.Of(("a", before), ("b", after)).Rows);

    // Texts from the outermost to the innermost, each naming the next by its hash.
    private static string[] Recorded(string path, string value)
    {
        string[] names = path.Split('/');
        string text = new Fingerprint().Add(names[^1], value).Text;
        List<string> texts = [text];
        foreach (string name in names[..^1].Reverse())
        {
            // A model's text stands in the text; others are named by their hash.
            text = new Fingerprint().Add(name, name == "model" ? text : Fingerprint.OfText(text)).Text;
            texts.Insert(0, text);
        }

        return [.. texts];
    }

    private static ReportInput Input(string[] texts, double score = 0.5)
    {
        ScoreRow row = SampleRun.Row("m", "b", score) with { Fingerprint = "row " + Fingerprint.OfText(texts[0]) };
        return new ReportInput
        {
            Name = "sample",
            Jobs = [],
            Scores = [row],
            Inputs =
            [
                new InputRow { Key = row.Fingerprint, Kind = "row", Inputs = new Fingerprint().Add("job", Fingerprint.OfText(texts[0])).Text },
                .. texts.Select((text, i) => new InputRow { Key = Fingerprint.OfText(text), Kind = i == 0 ? "score" : "readout", Inputs = text }),
            ],
        };
    }
}
