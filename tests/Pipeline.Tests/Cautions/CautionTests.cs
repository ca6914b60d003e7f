using Concord.Pipeline.Cautions;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.Reporting;

namespace Concord.Pipeline.Tests.Cautions;

public class CautionTests
{
    private static ScoreRow Good(string model) => SampleRun.Row(model, "b", 0.5) with { CiLow = 0, CiHigh = 1, Ceiling = 0.8, NStimuli = 92, Architecture = "x" };

    [Fact]
    public void A_sound_run_raises_nothing() => Assert.Empty(Found(Input(Good("a"), Good("c") with { Score = 0.4 })));

    [Fact]
    public void A_ceiling_below_four_tenths_is_low() => AssertOnly("low ceiling", Input(Good("a") with { Ceiling = 0.39, Score = 0.2 }));

    [Fact]
    public void A_score_above_the_upper_ceiling_is_said_and_one_between_the_two_is_not()
    {
        Assert.Empty(Found(Input(Good("a") with { Score = 0.85, CeilingUpper = 0.9 })));
        AssertOnly("score above ceiling", Input(Good("a") with { Score = 0.95, CeilingUpper = 0.9 }));
    }

    [Fact]
    public void An_untrained_network_as_good_as_a_trained_one_of_its_architecture_is_said()
    {
        ScoreRow untrained = Good("u") with { Regime = "untrained" };
        Assert.Empty(Found(Input(Good("a") with { Score = 0.6 }, untrained)));
        AssertOnly("untrained as good as trained", Input(Good("a"), untrained));
        Assert.DoesNotContain(Found(Input(Good("a"), untrained with { Architecture = "other" })), finding => finding.Caution == "untrained as good as trained");
    }

    [Fact]
    public void Levels_without_a_common_architecture_are_said_with_their_sizes()
    {
        ScoreRow small = Good("s") with { Architecture = "small", Tags = """{"robustness":"robust","parameters":"1000"}""" }, large = Good("l") with { Architecture = "large", Tags = """{"robustness":"standard","parameters":"90000"}""" };
        CautionFinding finding = AssertOnly("confounded factors", Input(small, large) with { By = ["robustness", "family"] });
        Assert.Contains("Median parameters: standard 90\u202f000, robust 1000", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Found(Input(small, large, large with { Model = "t", Architecture = "small" }) with { By = ["robustness", "family"] }));
    }

    [Theory]
    [InlineData("0.72", "0.70", null)]
    [InlineData("0.72", "0.60", "supervised is on average 12.0 points better than adversarial")]
    [InlineData("72", "60", "supervised is on average 12.0 points better than adversarial")]
    [InlineData("72", "69", null)]
    public void A_gap_in_accuracy_behind_a_factor_is_said(string supervised, string adversarial, string? said)
    {
        ReportInput input = Input(Good("a") with { Tags = $"{{\"accuracy\":{supervised}}}" }, Good("c") with { Score = 0.4, Regime = "adversarial", Tags = $"{{\"accuracy\":{adversarial}}}" });
        CautionFinding? found = CautionCatalogue.Examine(input, ScoreGroups.From(input)).FirstOrDefault(finding => finding.Caution == "accuracy gap behind a contrast");
        Assert.Equal(said is null, found is null);
        Assert.Contains(said ?? string.Empty, found?.Message ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void For_errors_an_untrained_network_must_be_higher()
    {
        ScoreRow trained = Good("a") with { Metric = "accuracy-difference", Score = 0.1, Ceiling = null };
        Assert.Empty(Found(Input(trained, trained with { Model = "u", Regime = "untrained", Score = 0.2 })));
        AssertOnly("untrained as good as trained", Input(trained, trained with { Model = "u", Regime = "untrained", Score = 0.05 }));
    }

    [Fact]
    public void A_network_that_may_be_guessing_is_said()
    {
        TrainingRow trained = new() { Fingerprint = "f", Model = "net", Architecture = "x", Family = "convnet", Regime = "supervised", Seed = 1, Step = 9, Set = "test", Measure = "accuracy", Value = 0.2, CiLow = 0.1, CiHigh = 0.3, Chance = 0.083, N = 240, Parameters = 1, Macs = 1, Flops = 1, Seconds = 1, CpuSeconds = 1 };
        Assert.Empty(Found(Input() with { Trainings = [trained with { Step = 0, CiLow = 0.05 }, trained] }));
        Assert.Contains("net", AssertOnly("not learnt", Input() with { Trainings = [trained, trained with { Step = 10, CiLow = 0.05 }] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_stimuli_are_said() => AssertOnly("few stimuli", Input(Good("a") with { NStimuli = 49 }));

    [Fact]
    public void The_optimistic_maximum_is_said_with_its_gain() =>
        Assert.Contains(".200", AssertOnly("optimistic maximum over layers", Input(Good("a"), Good("a") with { Selection = "optimistic-max", Score = 0.7, Fingerprint = "m" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Undefined_scores_absent_models_and_failed_jobs_are_missing_rows()
    {
        AssertOnly("missing rows", Input(Good("a"), Good("c") with { Score = null, Note = "constant" }));
        AssertOnly("missing rows", Input(Good("a"), Good("c"), Good("a") with { Benchmark = "d" }));
        AssertOnly("missing rows", Input(Good("a")) with { Jobs = [SampleRun.Job(1, "failed")] });
    }

    [Fact]
    public void Unbalanced_and_confounded_designs_are_said()
    {
        ScoreRow[] rows = [Good("a"), Good("c"), Good("d") with { Family = "transformer", Regime = "adversarial" }, Good("e") with { Family = "transformer", Regime = "adversarial" }];
        string[] names = [.. Found(Input(rows)).Select(finding => finding.Caution)];
        Assert.Equal(["unbalanced cells", "confounded factors"], names);
    }

    [Fact]
    public void Cramers_v_is_one_for_equal_labels_and_zero_for_a_full_cross()
    {
        Assert.Equal(1, ConfoundedFactorsCaution.CramersV([("a", "x"), ("a", "x"), ("b", "y")]), 12);
        Assert.Equal(0, ConfoundedFactorsCaution.CramersV([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]), 12);
        Assert.Equal(double.NaN, ConfoundedFactorsCaution.CramersV([("a", "x"), ("b", "x")]));
    }

    [Fact]
    public void A_score_without_an_interval_is_said() => AssertOnly("interval missing", Input(Good("a") with { CiLow = null, CiHigh = null }));

    [Fact]
    public void A_simulated_recording_and_an_unknown_normalisation_are_said()
    {
        AssertOnly("simulated recording", Input(Good("a")) with { BenchmarkNotes = new Dictionary<string, string>(StringComparer.Ordinal) { ["b"] = "SIMULATED recording" } });
        AssertOnly("normalisation unknown", Input(Good("a")) with { ModelNotes = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "normalisation unknown" } });
    }

    [Fact]
    public void A_network_scored_on_what_it_was_trained_on_is_said_and_one_trained_on_its_like_is_not()
    {
        AssertOnly("trained on its stimuli", Input(Good("a") with { Dataset = "cifar10", Tags = """{"training":{"data":"cifar10/1 learn 0123 side 32"}}""" }));
        Assert.Empty(Found(Input(Good("a") with { Dataset = "cifar10h", Tags = """{"training":{"data":"cifar10/1 learn 0123 side 32"}}""" })));
    }

    [Fact]
    public void A_score_outside_its_own_interval_is_said()
    {
        ScoreRow good = Good("a");
        AssertOnly("score outside its interval", Input(good with { CiLow = good.Score + 0.01, CiHigh = good.Score + 0.2 }));
        Assert.Empty(Found(Input(good with { CiLow = good.Score, CiHigh = good.Score })));
    }

    private static ReportInput Input(params ScoreRow[] rows) => new() { Name = "t", Scores = rows, Jobs = [] };

    private static IReadOnlyList<CautionFinding> Found(ReportInput input) => CautionCatalogue.Examine(input, ScoreGroups.From(input));

    private static CautionFinding AssertOnly(string caution, ReportInput input)
    {
        CautionFinding finding = Assert.Single(Found(input));
        Assert.Equal(caution, finding.Caution);
        return finding;
    }
}
