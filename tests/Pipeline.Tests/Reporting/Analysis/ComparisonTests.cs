using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Tests.Reporting.Analysis;

public sealed class ComparisonTests
{
    [Fact]
    public void Without_resamples_levels_are_compared_over_models_and_the_words_say_so()
    {
        ReportContext context = new(Foreign(["family"], [.. Enumerable.Range(0, 4).SelectMany(i => new[] { ("c" + i, "convnet", "supervised", 0.50 + (0.01 * i), ""), ("t" + i, "transformer", "supervised", 0.30 + (0.01 * i), "") })]));
        Contrast contrast = Assert.Single(context.Contrasts[0].Contrasts);
        Assert.Equal((ContrastMethod.Unpaired, 4, 4), (contrast.Method, contrast.FirstCount, contrast.SecondCount));
        Assert.Equal(0.2, contrast.Difference, 12);
        Assert.Equal(16, contrast.RankSum!.U);
        Assert.Equal(2.0 / 70, contrast.PValue, 12);
        Assert.True(contrast.IsClear);
        Assert.EndsWith("Mann–Whitney, exact; interval by Welch", ComparisonText.Of(contrast), StringComparison.Ordinal);
        Assert.Contains("convnet scores higher than transformer: .515 against .315", ComparisonText.Of(contrast), StringComparison.Ordinal);
        Assert.Contains(ComparisonText.Foreign, Answer.Sentences(context)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_interval_and_rank_sum_disagree_nothing_is_clear()
    {
        // One far model: Welch's interval and the ranks need not agree.
        ReportContext context = new(Foreign(["family"], [("c1", "convnet", "s", 0.30, ""), ("c2", "convnet", "s", 0.31, ""), ("c3", "convnet", "s", 0.32, ""), ("t1", "transformer", "s", 0.10, ""), ("t2", "transformer", "s", 0.11, ""), ("t3", "transformer", "s", 0.12, "")]));
        Contrast contrast = Assert.Single(context.Contrasts[0].Contrasts);
        Assert.True(contrast.Low > 0);
        Assert.Equal(0.1, contrast.PValue, 12); // the least that three against three can give
        Assert.False(contrast.IsClear);
        Assert.Contains("no difference is clear", ComparisonText.Of(contrast), StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_than_three_models_of_a_level_have_no_interval()
    {
        ReportContext context = new(Foreign(["family"], [("c1", "convnet", "s", 0.5, ""), ("c2", "convnet", "s", 0.6, ""), ("c3", "convnet", "s", 0.7, ""), ("t1", "transformer", "s", 0.1, ""), ("t2", "transformer", "s", 0.2, "")]));
        Contrast contrast = Assert.Single(context.Contrasts[0].Contrasts);
        Assert.True(double.IsNaN(contrast.Low) && double.IsNaN(contrast.PValue) && !contrast.IsClear);
        Assert.Contains("no interval: fewer than three models of a level", ComparisonText.Of(contrast), StringComparison.Ordinal);
        Assert.Empty(context.Effects);
    }

    [Fact]
    public void Regimes_are_compared_within_architectures_over_which_the_interval_is()
    {
        ReportContext context = new(Foreign(["architecture", "regime"], [.. Enumerable.Range(1, 4).SelectMany(i => new[] { ($"r{i}s", "convnet", "supervised", 0.1 * i, $"r{i}"), ($"r{i}a", "convnet", "adversarial", (0.1 * i) + 0.05 + (0.001 * i), $"r{i}") })]));
        Contrast contrast = Assert.Single(context.Contrasts.Single(pair => pair.Factor == "regime").Contrasts);
        Assert.Equal((ContrastMethod.Within, 4), (contrast.Method, contrast.MatchedArchitectures));
        Assert.Equal(0.0525, contrast.Difference, 12); // adversarial − supervised: equal counts, by name
        Assert.True(contrast.IsClear);
        Assert.Equal(["r1", "r2", "r3", "r4"], context.Crossed[0].FirstLevels);
    }

    [Fact]
    public void Families_are_compared_within_regimes_with_the_models_of_a_cell_as_error()
    {
        // Cells: .5 .6 | .2 .4 and .9 1.1 | .7 .7. Differences .25 and .3; pooled variance (.005 + .02 + .02 + 0)/4 over four degrees of freedom.
        (string, string, string, double, string)[] models = [("a", "convnet", "s", 0.5, ""), ("b", "convnet", "s", 0.6, ""), ("c", "transformer", "s", 0.2, ""), ("d", "transformer", "s", 0.4, ""), ("e", "convnet", "r", 0.9, ""), ("f", "convnet", "r", 1.1, ""), ("g", "transformer", "r", 0.7, ""), ("h", "transformer", "r", 0.7, "")];
        Contrast contrast = Assert.Single(new ReportContext(Foreign(["family", "regime"], models)).Contrasts[0].Contrasts);
        Assert.Equal((ContrastMethod.WithinCells, 2), (contrast.Method, contrast.MatchedArchitectures));
        Assert.Equal(0.275, contrast.Difference, 12);
        double error = Math.Sqrt(0.045 / 4 * (4 * 0.5) / 4);
        Assert.Equal(2 * 2.7764451 * error, contrast.High - contrast.Low, 6); // the .975 quantile of Student's t with 4 degrees of freedom
    }

    [Fact]
    public void Families_with_one_regime_in_common_are_compared_in_that_alone()
    {
        (string, string, string, double, string)[] models = [.. Enumerable.Range(0, 4).SelectMany(i => new[] { ("c" + i, "convnet", "s", 0.5 + (0.01 * i), ""), ("t" + i, "transformer", "s", 0.4 + (0.01 * i), ""), ("w" + i, "convnet", "worse", 0.1, "") })];
        Contrast contrast = Assert.Single(new ReportContext(Foreign(["family", "regime"], models)).Contrasts[0].Contrasts);
        Assert.Equal((ContrastMethod.Unpaired, 4, 4, "all networks, regime s"), (contrast.Method, contrast.FirstCount, contrast.SecondCount, contrast.Population));
        Assert.Equal(0.1, contrast.Difference, 12);
    }

    [Fact]
    public void Matched_models_are_paired_within_the_calliper_and_the_rest_is_counted()
    {
        (string, string, string, double, string)[] models = [("c1", "convnet", "s", 0.5, ""), ("c2", "convnet", "s", 0.6, ""), ("c3", "convnet", "s", 0.7, ""), ("c4", "convnet", "s", 0.9, ""), ("t1", "transformer", "s", 0.45, ""), ("t2", "transformer", "s", 0.54, ""), ("t3", "transformer", "s", 0.66, "")];
        double[] accuracy = [0.70, 0.75, 0.80, 0.99, 0.71, 0.76, 0.81];
        ReportInput input = Foreign(["family"], models);
        input = input with
        {
            Scores = [.. input.Scores.Select((row, i) => row with { Tags = FormattableString.Invariant($"{{\"accuracy\":{accuracy[i]}}}") })],
            Comparison = input.Comparison with { Matching = [MatchRule.Parse("accuracy:0.02")!, MatchRule.Parse("accuracy:1%")!, MatchRule.Parse("accuracy:0.001")!] },
        };
        ReportContext context = new(input);
        Assert.Equal(3, context.Matched.Count);
        MatchedContrast near = context.Matched[0];
        Assert.Equal((3, 1, 0), (near.Pairs.Count, near.FirstLeftOut, near.SecondLeftOut));
        Assert.Equal(0.05, near.Difference, 12); // .05, .06, .04
        Assert.Equal(-0.01, near.GapAfter, 12);
        Assert.True(near.IsClear);
        Assert.Equal(0, context.Matched[1].Pairs.Count(pair => pair.First == "c1")); // .71/.70 is more than 1 %
        Assert.Empty(context.Matched[2].Pairs);
        Assert.Contains("no pair of convnet and transformer", ComparisonText.Of(context.Matched[2]), StringComparison.Ordinal);
        Assert.Null(MatchRule.Parse("accuracy:x"));
        Assert.Null(MatchRule.Parse(":0.1"));
    }

    [Fact]
    public void Seeds_are_averaged_where_that_is_declared_and_models_that_differ_otherwise_stay()
    {
        ReportInput input = Foreign(["architecture", "regime"], [("x1", "convnet", "supervised", 0.2, "x"), ("x2", "convnet", "supervised", 0.4, "x"), ("x3", "convnet", "adversarial", 0.5, "x"), ("y1", "convnet", "supervised", 0.3, "y"), ("y2", "convnet", "supervised", 0.5, "y"), ("y3", "convnet", "adversarial", 0.6, "y")]);
        long[] seeds = [0, 1, 0, 4, 4, 0];
        input = input with { Scores = [.. input.Scores.Select((row, i) => row with { Seed = seeds[i] })] };
        Assert.Equal(6, new ReportContext(input).Crossed[0].Entries.Count);
        CrossedFactors averaged = Assert.Single(new ReportContext(input with { Comparison = input.Comparison with { AveragesSeeds = true } }).Crossed);
        Assert.Equal(5, averaged.Entries.Count); // y1 and y2 share a seed: they are two models
        Assert.Contains(averaged.Entries, entry => entry.Label == "x, supervised, mean of 2 seeds" && Math.Abs(entry.Score!.Value - 0.3) < 1e-12);
        Assert.False(averaged.Result.IsBalanced);
        Assert.Contains("(1 of the compared scores are such means)", Methods(input), StringComparison.Ordinal);
        Assert.Contains("none were averaged", Methods(input with { Scores = [.. input.Scores.Where(row => row.Model is not "x2")] }), StringComparison.Ordinal);

        static string Methods(ReportInput input) => new Pipeline.Reporting.Sections.MethodsSection().Render(new ReportContext(input with { Comparison = input.Comparison with { AveragesSeeds = true } }))!.Value.ToString();
    }

    [Fact]
    public void Untrained_networks_are_counted_in_one_line_of_shares_and_left_out_of_the_other()
    {
        ReportContext context = new(SampleRun.Make());
        CrossedFactors[] first = [.. context.Crossed.Where(crossed => crossed.Group == context.Whole[0])];
        Assert.Equal(["all networks, untrained ones too", "trained networks"], first.Select(crossed => crossed.Population));
        Assert.Equal(["transformer × untrained"], first[0].Missing);
        Assert.All(first, crossed => Assert.True(crossed.HasDraws));
        Assert.All(first[0].Interactions, row => Assert.InRange(row.AdjustedPValue, row.PValue, 1));
        Assert.Equal("Family × regime", new Pipeline.Reporting.Sections.CrossedSection().TitleFor(context));
        Assert.Contains("Missing cells.", new Pipeline.Reporting.Sections.CrossedSection().Render(context)!.Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lone_model_has_no_bar_and_lines_join_only_what_all_have()
    {
        ReportContext context = new(Foreign(["family", "regime"], [("c1", "convnet", "supervised", 0.5, "a"), ("c2", "convnet", "supervised", 0.6, "b"), ("c3", "convnet", "adversarial", 0.7, "a"), ("t1", "transformer", "supervised", 0.4, "v")]));
        string svg = Pipeline.Reporting.Drawing.SvgWriter.ForFile(context.CrossedFigures[0].Panels[0]);
        Assert.Contains("no bar for a lone model. No lines", context.CrossedFigures[0].Caption, StringComparison.Ordinal);
        Assert.Contains("convnet, supervised: .550 (", svg + string.Join(';', context.CrossedFigures[0].Panels[0].Marks.Select(mark => mark.Tip)), StringComparison.Ordinal);
        Assert.Contains(context.CrossedFigures[0].Panels[0].Marks, mark => mark.Tip == "transformer, supervised: .400, 1 model");
        ReportContext lone = new(Foreign(["family", "regime"], [("c1", "convnet", "supervised", 0.5, "a"), ("t1", "transformer", "supervised", 0.4, "v")]));
        Assert.Empty(lone.CrossedFigures);
        Assert.Contains("regime has one level only, supervised", new Pipeline.Reporting.Sections.CrossedSection().Render(lone)!.Value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resnet18", "resnet101")]
    [InlineData("a9b10", "a10b2")]
    [InlineData("a", "b")]
    [InlineData("a1", "a1b")]
    [InlineData("a", "a0")]
    [InlineData("a01", "a1")]
    public void Names_are_ordered_as_people_do(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
        Assert.Equal(0, NaturalOrder.Instance.Compare(first, first));
    }

    [Theory]
    [InlineData(7.32e-5, "7.3 × 10⁻⁵")]
    [InlineData(2.04e-12, "2.0 × 10⁻¹²")]
    [InlineData(0.0012, ".0012")]
    [InlineData(0.0253, ".025")]
    [InlineData(0.31, ".31")]
    [InlineData(1, "1.00")]
    [InlineData(double.NaN, "–")]
    public void P_values_are_written_with_two_digits(double p, string text) => Assert.Equal(text, ComparisonText.P(p));

    private static ReportInput Foreign(string[] by, (string Model, string Family, string Regime, double Score, string Architecture)[] models) => new()
    {
        Name = "t",
        Jobs = [],
        By = by,
        Comparison = new ComparisonSpec { IsForeign = true },
        Scores = [.. models.Select(model => SampleRun.Row(model.Model, "b", model.Score, "score") with { Family = model.Family, Regime = model.Regime, Architecture = model.Architecture.Length == 0 ? model.Model : model.Architecture, Layer = null, Selection = null })],
    };
}
