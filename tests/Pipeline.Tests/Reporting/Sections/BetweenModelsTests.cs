using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Sections;
using Concord.Pipeline.Reporting.Writers;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting.Sections;

public sealed class BetweenModelsTests
{
    [Fact]
    public void Pairs_are_compared_as_the_metric_does_and_each_model_with_the_recording()
    {
        // Ranks 1 2 3 against 1 3 2: rho .5; a constant RDM has none.
        LikenessRow[] rows = [.. RdmLikeness.Of(Rdm("brain", 1, 2, 3), [Rdm("a · l1", 10, 20, 30), Rdm("b · l2", 1, 30, 2), Rdm("c · l3", 1, 1, 1), new RdmPicture("other size", "it", 2, [1], [])], "rsa(correlation,spearman)", "spearman")];
        Assert.Equal(["brain a · l1 1", "brain b · l2 0.5", "a · l1 b · l2 0.5", "brain c · l3 ", "a · l1 c · l3 ", "b · l2 c · l3 "], rows.Select(row => FormattableString.Invariant($"{row.First} {row.Second} {(row.Value is { } value ? Math.Round(value, 12) : null)}")));
        Assert.Equal(["recording", "recording", "models", "recording", "models", "models"], rows.Select(row => row.Kind));
        Assert.All(rows, row => Assert.Equal(("it", 3L, "rsa(correlation,spearman)"), (row.Benchmark, row.NStimuli, row.Metric)));
    }

    [Fact]
    public void Very_large_RDMs_are_compared_for_the_best_models_alone()
    {
        RdmPicture[] models = [.. Enumerable.Range(0, 50).Select(i => Rdm("m" + i, 1, 2, 3 + i))];
        Assert.Equal(40 * 41 / 2, RdmLikeness.Of(Rdm("brain", 1, 2, 3), models, "rsa", "pearson").Count());
    }

    [Fact]
    public void One_set_fills_the_lower_triangle_and_two_sets_fill_both()
    {
        LikenessRow[] first = Rows("it", 0.1), second = Rows("evc", 0.6);
        string one = Section(first);
        Assert.Contains("it, 3 stimuli", one, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">2 <bdi>a · l1</bdi></th><td class=\"hm v1\">.100</td><td class=\"dg\">1</td><td class=\"dg\"></td>", one, StringComparison.Ordinal);
        string two = Section([.. first, .. second]);
        Assert.Contains("Below the diagonal: it, 3 stimuli; above it: evc, 3 stimuli.", two, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">2 <bdi>a</bdi></th><td class=\"hm v1\">.100</td><td class=\"dg\">1</td><td class=\"hm v6\">.600</td>", two, StringComparison.Ordinal);

        // Without models in common each has a matrix of its own.
        string apart = Section([.. first, .. second.Select(row => row with { First = row.First + "!", Second = row.Second.Replace(" ·", "! ·", StringComparison.Ordinal) })]);
        Assert.DoesNotContain("Below the diagonal", apart, StringComparison.Ordinal);
        Assert.Equal(2, apart.Split("<table").Length - 1);
        Assert.Null(new BetweenModelsSection().Render(new ReportContext(SampleRun.Make())));
    }

    [Fact]
    public void The_caption_says_definition_ceiling_and_SIMULATED_and_the_pairs_are_in_a_file()
    {
        ReportInput input = SampleRun.Make();
        LikenessRow[] rows = [.. Rows("simulated.it-rsa", 0.3).Select(row => row with { Metric = "rsa(correlation,spearman)" })];
        var context = new ReportContext(input with { Likenesses = rows });
        string text = new BetweenModelsSection().Render(context)!.Value.ToString();
        Assert.Contains("SIMULATED", text, StringComparison.Ordinal);
        Assert.Contains("as rsa(correlation,spearman) (", text, StringComparison.Ordinal);
        Assert.Contains("The scores&#39; ceiling on simulated.it-rsa: .900–.950.", text, StringComparison.Ordinal);
        Assert.Contains("3 of 9 models.", text, StringComparison.Ordinal);
        Assert.StartsWith("first,second,agreement\r\nbrain,a · l1,0.3\r\n", new CsvTableWriter().Write(Assert.Single(context.LikenessTables)).TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.Contains("id=\"between-models\"", HtmlPage.Write(context), StringComparison.Ordinal);
    }

    private static string Section(LikenessRow[] rows) => new BetweenModelsSection().Render(new ReportContext(new ReportInput { Name = "t", Jobs = [], Scores = [], Likenesses = rows }))!.Value.ToString();

    private static LikenessRow[] Rows(string benchmark, double value) =>
        [.. from pair in new[] { ("brain", "a · l1"), ("brain", "b · l2"), ("a · l1", "b · l2"), ("brain", "c · l3"), ("a · l1", "c · l3"), ("b · l2", "c · l3") }
            select new LikenessRow { Run = "r", Benchmark = benchmark, Metric = "rsa", Kind = pair.Item1 == "brain" ? LikenessRow.OfRecording : LikenessRow.OfModels, First = pair.Item1, Second = pair.Item2, NStimuli = 3, Value = value }];

    private static RdmPicture Rdm(string title, params double[] entries) => new(title, "it", 3, entries, []);
}
