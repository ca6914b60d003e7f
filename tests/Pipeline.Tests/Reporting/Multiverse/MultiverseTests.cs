using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Multiverse;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting.Multiverse;

public sealed class MultiverseTests
{
    private static readonly ContrastClaim Claim = new("family", "convnet", "transformer");

    [Fact]
    public void A_claim_that_every_analysis_bears_out_holds_in_all_of_them_and_turned_round_in_none()
    {
        ReportInput input = Foreign(0.3, models: 12, seed: 1);
        MultiverseResult result = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim }, input);
        Assert.Equal((6, 1.0), (result.Analyses.Count, result.Share(Verdict.Holds)));
        Assert.Equal(["region", "metric"], result.Choices.Select(choice => choice.Choice.Id));
        Assert.True(result.IsComplete && result.IsStandardised);
        Assert.Equal(1, result.Shares.Shares.Sum() + result.Shares.Rest, 9);
        Assert.Equal(result.Analyses.OrderByDescending(analysis => analysis.Effect), result.Analyses);
        MultiverseResult turned = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = new ContrastClaim("family", "transformer", "convnet") }, input);
        Assert.Equal(1.0, turned.Share(Verdict.Reversed));
        Assert.Equal(result.Analyses.Select(analysis => -analysis.Effect).Order(), turned.Analyses.Select(analysis => analysis.Effect).Order());
    }

    [Fact]
    public void Where_labels_mean_nothing_nearly_all_analyses_are_undecided()
    {
        int decided = 0, all = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            MultiverseResult result = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim }, Foreign(0, models: 12, seed));
            decided += result.Analyses.Count - result.Count(Verdict.Undecided);
            all += result.Analyses.Count;
        }

        Assert.InRange(decided / (double)all, 0.005, 0.09); // nominal: interval and rank sum together a little below .05
    }

    [Fact]
    public void A_choice_that_turns_the_claim_round_takes_the_spread()
    {
        ReportInput input = Foreign(0.3, models: 12, seed: 2);
        input = input with { Scores = [.. input.Scores.Select(row => row.Metric == "score-b" ? row with { Score = -row.Score } : row)] };
        MultiverseResult result = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim }, input);
        Assert.Equal((3, 3), (result.Count(Verdict.Holds), result.Count(Verdict.Reversed)));
        Assert.True(result.Shares.Shares[1] > 0.9, $"{result.Shares.Shares[1]}");
        Assert.Contains("in 3 of 6 analyses and worse in 3, and 0 cannot tell", MultiverseWords.Headline(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_and_matching_are_varied_as_named_and_missing_cells_are_said()
    {
        MultiverseSpec spec = new() { Claim = Claim, Vary = [new("models", ["trained", "regime=supervised", "parameters<=1e3"]), new("matching", ["none", "parameters:10%"])] };
        MultiverseResult result = MultiverseAnalysis.Compute(spec, Foreign(0.3, models: 12, seed: 3));
        Assert.Equal(["region: V1 (of 3)", "metric: score-a (of 2)"], result.Held.OrderDescending());
        Assert.Equal(4, result.Analyses.Count); // no network is as small as the third condition asks
        Assert.Equal((4L, true), (result.GridSize, result.IsComplete));
        Specification matched = result.Analyses.Single(analysis => analysis.Levels.SequenceEqual(["trained", "parameters:10%"]));
        Assert.Equal((12, "matched pairs, Student's t"), (matched.FirstCount, matched.Method));
        Assert.False(result.IsStandardised);
    }

    [Fact]
    public void Untrained_networks_count_apart()
    {
        ReportInput input = Foreign(0.3, models: 12, seed: 4);
        ScoreRow[] untrained = [.. input.Scores.Select(row => row with { Model = row.Model + "-u", Regime = "untrained", Score = 0.5 - row.Score })];
        MultiverseResult result = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim }, input with { Scores = [.. input.Scores, .. untrained] });
        Assert.Equal((1.0, "trained networks"), (result.Share(Verdict.Holds), result.Population));
        Assert.Equal(1.0, result.WithUntrained!.Share(Verdict.Undecided));
        Assert.Contains(MultiverseWords.Sentences(result), sentence => sentence.Contains("with untrained networks counted too, convnet agrees better in 0 of 6", StringComparison.Ordinal));
    }

    [Fact]
    public void Layers_readouts_and_ceilings_of_one_run_are_analyses_paired_by_resample()
    {
        MultiverseSpec spec = new() { Claim = Claim, Vary = [new("layer-rule", []), new("readout", []), new("ceiling", [])] };
        MultiverseResult result = MultiverseAnalysis.Compute(spec, Drawn());
        Assert.Equal(["nested", "last"], result.Choices[0].Levels);
        Assert.Equal(["tokens=all", "tokens=cls"], result.Choices[1].Levels);
        Assert.Equal((8, true, true), (result.Analyses.Count, result.IsPaired, result.IsComplete));
        Specification Of(params string[] levels) => result.Analyses.Single(analysis => analysis.Levels.SequenceEqual(levels));
        Assert.Equal((0.1, Verdict.Holds), (Math.Round(Of("nested", "tokens=all", "raw").Effect, 9), Of("nested", "tokens=all", "raw").Verdict));
        Assert.Equal((-0.2, Verdict.Reversed), (Math.Round(Of("nested", "tokens=cls", "raw").Effect, 9), Of("nested", "tokens=cls", "raw").Verdict));
        Specification raw = Of("last", "tokens=all", "raw"), normalised = Of("last", "tokens=all", "normalised");
        Assert.Equal((2 * raw.Effect, 2 * raw.Low, 2 * raw.High), (normalised.Effect, normalised.Low, normalised.High)); // a ceiling of one half
        Assert.Equal(0.05, raw.Effect, 9); // the last layer, and not the best
    }

    [Fact]
    public void Subjects_of_a_sweep_are_compared_at_a_layer_that_they_have_and_never_beside_another_one()
    {
        // The aggregate has a nested choice (effect .1) and two layers; subjects have the layers alone, with effects .2 at the first and −.3 at the last.
        List<ScoreRow> rows = [];
        foreach ((string family, int sign) in new[] { ("convnet", 1), ("transformer", -1) })
        {
            foreach (int i in Enumerable.Range(0, 4))
            {
                ScoreRow Row(string? subject, string? selection, string layer, int index, double effect) => SampleRun.Row(family[0] + i.ToString(System.Globalization.CultureInfo.InvariantCulture), "b", 0.5 + (sign * effect / 2) + (0.001 * i)) with
                {
                    Family = family,
                    Subject = subject,
                    Selection = selection,
                    Layer = layer,
                    LayerIndex = index,
                    Fingerprint = $"{family}|{i}|{subject}|{selection}|{layer}",
                };
                rows.AddRange([Row(null, "nested", "l1", 1, 0.1), Row(null, null, "l1", 1, 0.15), Row(null, null, "l2", 2, 0.05), Row(null, "optimistic-max", "l1", 1, 0.15)]);
                rows.AddRange(new[] { "s1", "s2" }.SelectMany(subject => new[] { Row(subject, null, "l1", 1, 0.2), Row(subject, null, "l2", 2, -0.3) }));
            }
        }

        ReportInput input = new() { Name = "t", Jobs = [], By = ["family"], Scores = rows };
        MultiverseResult both = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim, Vary = [new("subject", []), new("layer-rule", [])] }, input);
        Assert.Equal(["all nested 0.1", "all last 0.05", "s1 last -0.3", "s2 last -0.3"], both.Analyses.Select(analysis => FormattableString.Invariant($"{string.Join(' ', analysis.Levels)} {Math.Round(analysis.Effect, 9)}")).OrderByDescending(text => text.Contains("nested", StringComparison.Ordinal)).ThenBy(text => text, StringComparer.Ordinal));

        // The layer is held at the aggregate's choice: subjects have no score there, and no other layer stands in for it.
        MultiverseResult held = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim, Vary = [new("subject", [])] }, input);
        Assert.Equal(0.1, Math.Round(Assert.Single(held.Analyses).Effect, 9));
        Assert.Contains(held.Held, text => text.StartsWith("layer: nested", StringComparison.Ordinal));
        MultiverseResult last = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim, Vary = [new("subject", []), new("layer-rule", ["last"])] }, input);
        Assert.Equal([0.05, -0.3, -0.3], last.Analyses.Select(analysis => Math.Round(analysis.Effect, 9)));
    }

    [Fact]
    public void Too_few_models_give_no_interval_and_no_verdict()
    {
        MultiverseResult result = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim }, Foreign(0.3, models: 2, seed: 5));
        Assert.Equal((6, 6), (result.Analyses.Count, result.Count(Verdict.Undecided)));
        Assert.Contains(MultiverseWords.Sentences(result), sentence => sentence.StartsWith("6 analyses have no interval", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_shows_the_curve_or_the_lines_that_would_vary_it()
    {
        ReportInput input = Foreign(0.3, models: 12, seed: 6);
        string page = HtmlPage.Write(new ReportContext(input with { Multiverses = [new MultiverseSpec { Claim = Claim }] }));
        Assert.Contains("Would another reasonable analysis have said otherwise?", page, StringComparison.Ordinal);
        Assert.Contains("in 6 of 6 analyses and worse in 0", page, StringComparison.Ordinal);
        string unasked = HtmlPage.Write(new ReportContext(input));
        Assert.Contains("One analysis was run", unasked, StringComparison.Ordinal);
        Assert.Contains("family: convnet &gt; transformer", unasked, StringComparison.Ordinal);
        string lone = HtmlPage.Write(new ReportContext(input with { Multiverses = [new MultiverseSpec { Claim = Claim, Vary = [new("metric", ["score-a"])] }] }));
        Assert.Contains("in the one analysis that was run", lone, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_without_layers_is_one_analysis_however_layers_are_chosen()
    {
        ReportInput drawn = Drawn();
        ReportInput input = drawn with { Scores = [.. drawn.Scores, .. drawn.Scores.Where(row => row is { Selection: "nested", Readout: "tokens=none" or "tokens=all" }).Select(row => row with { Benchmark = "choices", Metric = "accuracy", Layer = null, LayerIndex = null, Selection = "fixed", Fingerprint = row.Fingerprint + "c" })] };
        MultiverseResult result = MultiverseAnalysis.Compute(new MultiverseSpec { Claim = Claim, Vary = [new("benchmark", []), new("layer-rule", [])] }, input);
        Assert.Equal(["none"], result.Analyses.Where(analysis => analysis.Levels[0] == "choices").Select(analysis => analysis.Levels[1]));
        Assert.Equal(["last", "nested"], result.Analyses.Where(analysis => analysis.Levels[0] == "b").Select(analysis => analysis.Levels[1]).Order());
        Assert.Equal(["nested", "last", "none"], result.Choices[1].Levels);
    }

    [Fact]
    public void Several_claims_stand_side_by_side()
    {
        ReportInput input = Foreign(0.3, models: 12, seed: 6) with { Multiverses = [new MultiverseSpec { Claim = Claim }, new MultiverseSpec { Claim = new ContrastClaim("family", Claim.Second, Claim.First), Vary = [new("metric", [])] }] };
        var context = new ReportContext(input);
        Assert.Equal(["multiverse-choices", "multiverse", "multiverse-2-choices", "multiverse-2"], context.Multiverses.SelectMany(claim => claim.Tables).Select(table => table.Id));
        Assert.Equal(["multiverse", "multiverse-2"], context.Multiverses.Select(claim => claim.Figure!.Id));
        string page = HtmlPage.Write(context);
        Assert.Contains("in 6 of 6 analyses and worse in 0", page, StringComparison.Ordinal);
        Assert.Contains("in 0 of 2 analyses and worse in 2", page, StringComparison.Ordinal);
        Assert.Equal(2, context.Multiverses.Count(claim => Answer.Sentences(context).Contains(claim.Sentences[0])));
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        ReportInput input = Foreign(0.3, models: 4, seed: 7);
        const string Hostile = "<script>alert(1)</script>\u202e";
        input = input with { Scores = [.. input.Scores.Select(row => row with { Family = row.Family == "convnet" ? Hostile : row.Family, Region = row.Region + Hostile })], Multiverses = [new MultiverseSpec { Claim = new ContrastClaim("family", Hostile, "transformer") }] };
        string page = HtmlPage.Write(new ReportContext(input));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', page);
    }

    [Theory]
    [InlineData("family: transformer - convnet", "family", "transformer", "convnet")]
    [InlineData("regime: self-supervised > supervised", "regime", "self-supervised", "supervised")]
    [InlineData("model: a:b − c", "model", "a:b", "c")]
    public void Claims_are_read(string text, string factor, string first, string second) => Assert.Equal(new ContrastClaim(factor, first, second), ContrastClaim.Parse(text));

    [Theory]
    [InlineData("family")]
    [InlineData("family: convnet")]
    [InlineData("family: a > b > c")]
    [InlineData(": a > b")]
    public void What_is_no_claim_is_none(string text) => Assert.Null(ContrastClaim.Parse(text));

    // Three regions × two metrics of two families; scores differ by 'effect' and noise of .1.
    private static ReportInput Foreign(double effect, int models, int seed)
    {
        Random random = new(seed);
        List<ScoreRow> rows = [];
        foreach ((string region, string metric) in from region in new[] { "V1", "V4", "IT" } from metric in new[] { "score-a", "score-b" } select (region, metric))
        {
            rows.AddRange(Enumerable.Range(0, 2 * models).Select(i => SampleRun.Row("m" + i, "b." + region, 0.2 + (i % 2 == 0 ? effect : 0) + (0.1 * random.NextDouble()), metric) with
            {
                Family = i % 2 == 0 ? "convnet" : "transformer",
                Region = region,
                Layer = null,
                Selection = null,
                Tags = $"{{\"parameters\":{(1 + (i / 2)) * 1_000_000}}}",
            }));
        }

        return new ReportInput { Name = "t", Jobs = [], By = ["family"], Comparison = new ComparisonSpec { IsForeign = true }, Scores = rows };
    }

    // One ConvNet with one readout, one transformer with two; a nested choice and a sweep of two layers; draws all but equal.
    private static ReportInput Drawn()
    {
        List<ScoreRow> rows = [];
        List<ResampleRow> draws = [];
        foreach ((string model, string family, string readout, double nested, double last) in new[] { ("c", "convnet", "tokens=none", 0.4, 0.35), ("t", "transformer", "tokens=all", 0.3, 0.3), ("t", "transformer", "tokens=cls", 0.6, 0.1) })
        {
            foreach ((string? selection, string layer, int index, double score) in new (string?, string, int, double)[] { ("nested", "l1", 1, nested), (null, "l1", 1, nested + 0.1), (null, "l2", 2, last), ("optimistic-max", "l1", 1, nested + 0.1) })
            {
                string fingerprint = $"{model}|{readout}|{selection}|{layer}";
                rows.Add(SampleRun.Row(model, "b", score) with { Family = family, Readout = readout, Selection = selection, Layer = layer, LayerIndex = index, Fingerprint = fingerprint, Ceiling = 0.5, Normalization = "r/c", Normalized = score / 0.5 });
                draws.AddRange(Enumerable.Range(0, 200).Select(draw => new ResampleRow("b", draw, fingerprint, score + (0.0001 * (draw % 7)))));
            }
        }

        return new ReportInput { Name = "t", Jobs = [], By = ["family"], Scores = rows, Resamples = draws };
    }
}
