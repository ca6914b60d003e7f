using System.Globalization;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting.Trends;

public sealed class TrendReportTests
{
    [Fact]
    public void A_level_is_a_number_and_an_endless_rise_is_words()
    {
        TrendReport trend = One(Scaling() with { By = "family" }, [.. Family("convnet", x => 0.5 - (0.4 * Math.Pow(x, -0.5))), .. Family("transformer", x => 1 - Math.Pow(x, -0.08))]);
        Assert.Contains("convnet (40 models): the score levels off at .500", trend.Sentences[0], StringComparison.Ordinal);
        Assert.StartsWith("transformer (40 models): no saturation in range.", trend.Sentences[1], StringComparison.Ordinal);
        Assert.DoesNotContain("level near", trend.Sentences[1], StringComparison.Ordinal);
        Assert.Contains(trend.Sentences, sentence => sentence.Contains("overtakes", StringComparison.Ordinal) || sentence.Contains("lies above", StringComparison.Ordinal) || sentence.Contains("whether they cross is not clear", StringComparison.Ordinal));
        Assert.Equal(3, trend.Figure!.Panels.Count);
        Assert.Equal(0, trend.Figure.LeftOut);
        Assert.Equal(80, trend.Figure.Data.Rows.Count);
    }

    [Fact]
    public void One_family_overtakes_another_where_their_laws_cross()
    {
        TrendReport trend = One(Scaling() with { By = "family" }, [.. Family("a", x => 0.40 - (0.10 * Math.Pow(x, -0.5))), .. Family("b", x => 0.45 - (0.30 * Math.Pow(x, -0.5)))]);
        Assert.Contains("b overtakes a at 1.6 × 10¹⁴", trend.Sentences[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_falling_score_is_said_to_fall()
    {
        TrendReport trend = One(Scaling(), Family("convnet", x => 0.5 - (0.03 * Math.Log10(x))));
        Assert.Contains("the score falls with compute", trend.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_over_benchmarks_is_fitted_and_models_without_one_are_counted()
    {
        ScoreRow[] first = Family("convnet", x => 0.5 - (0.4 * Math.Pow(x, -0.5)));
        ScoreRow[] second = [.. Family("convnet", x => 0.7 - (0.4 * Math.Pow(x, -0.5))).Skip(3).Select(row => row with { Benchmark = "second" })];
        TrendReport trend = One(Scaling(), [.. first, .. second]);
        Assert.Contains("levels off at .600", trend.Sentences[0], StringComparison.Ordinal);
        Assert.Contains("3 without a score on every benchmark", trend.Figure!.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_models_have_a_reason_and_no_fit()
    {
        TrendReport trend = One(Scaling(), [.. Family("convnet", _ => 0.3).Take(4)]);
        Assert.Contains("no fit, 4 models, and a fit of this law takes 6", trend.Sentences[0], StringComparison.Ordinal);
        TrendReport nothing = One(Scaling() with { X = ["depth"] }, Family("convnet", _ => 0.3));
        Assert.Equal("Nothing is left to analyse: 40 without depth above 0.", nothing.Headline);
    }

    [Fact]
    public void Only_the_rows_asked_for_are_used()
    {
        ScoreRow[] rows = [.. Family("convnet", x => 0.5 - (0.4 * Math.Pow(x, -0.5))), .. Family("convnet", _ => 0.1).Select(row => row with { Manifest = "other" }), .. Family("convnet", _ => 0.2).Select(row => row with { Regime = "untrained" }), .. Family("convnet", _ => 0.9).Select(row => row with { Layer = "conv1", Selection = null }), .. Family("convnet", _ => 0.9).Select(row => row with { Subject = "s1" })];
        TrendReport trend = One(Scaling() with { Table = "sample", Where = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["regime"] = ["supervised"] } }, rows);
        Assert.Contains("All 40 models: the score levels off at .500", trend.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_says_what_its_interval_allows()
    {
        ScoreRow[] rows = [.. Enumerable.Range(0, 5).Select(k => SampleRun.Row(FormattableString.Invariant($"net@{k * 10}"), "b", 0.1 + (0.05 * k)) with { CheckpointStep = k * 10, Fingerprint = FormattableString.Invariant($"f{k}") })];
        TrendReport bare = One(Development(), rows);
        Assert.Equal("b: higher at the end, .100 → .300 (+.200), monotone; within 5 % of its last score from checkpoint step 40 on.", bare.Sentences.Single());
        Assert.Contains("at the left end", bare.Figure!.Caption, StringComparison.Ordinal);
        ResampleRow[] draws = [.. from k in new[] { 0, 4 } from draw in Enumerable.Range(0, 200) select new ResampleRow("b", draw, FormattableString.Invariant($"f{k}"), 0.1 + (0.05 * k) + (0.001 * (draw % 7)))];
        Assert.Contains("b: rises, .100 → .300 (+.200, +.200 to +.200)", One(Development(), rows, draws).Sentences.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_section_is_well_formed_and_names_are_harmless()
    {
        ScoreRow[] rows = [.. Family("<b>ConvNet</b> & \"co\"", x => 0.5 - (0.4 * Math.Pow(x, -0.5)))];
        string page = HtmlPage.Write(new ReportContext(Input(Scaling() with { Id = "<i>x</i>", By = "family" }, rows, [])));
        PageTests.CheckStructure(page);
        Assert.Contains("id=\"trends\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>ConvNet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>x</i>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_tables_leaves_out_what_describes_scores()
    {
        ReportContext context = new(Input(Scaling(), [], []) with { TableRows = Family("convnet", x => 0.5 - (0.4 * Math.Pow(x, -0.5))) });
        string page = HtmlPage.Write(context);
        Assert.Contains("compute: with compute, the score over b levels off at .500", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"scores\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No score was computed", page, StringComparison.Ordinal);
    }

    private static AnalysisSpec Scaling() => new() { Id = "compute", Kind = AnalysisKind.Scaling, X = ["compute"], Units = [1e13], Draws = 100, Seed = 1 };

    private static AnalysisSpec Development() => new() { Id = "training", Kind = AnalysisKind.Development, X = ["checkpoint_step"], Seed = 1 };

    private static TrendReport One(AnalysisSpec spec, ScoreRow[] rows, ResampleRow[]? draws = null) => TrendReport.Of(Input(spec, rows, draws ?? [])).Single();

    private static ReportInput Input(AnalysisSpec spec, ScoreRow[] rows, ResampleRow[] draws) => new() { Name = "t", Scores = rows, Resamples = draws, Jobs = [], Analyses = [spec] };

    private static ScoreRow[] Family(string family, Func<double, double> law) =>
    [
        .. Enumerable.Range(0, 40).Select(k =>
        {
            double x = Math.Pow(10, k / 8.0);
            return SampleRun.Row(FormattableString.Invariant($"{family}-{k}"), "b", law(x) + (0.0005 * Math.Sin(k))) with
            {
                Family = family,
                Tags = string.Create(CultureInfo.InvariantCulture, $"{{\"compute\": {x * 1e13}}}"),
            };
        }),
    ];
}
