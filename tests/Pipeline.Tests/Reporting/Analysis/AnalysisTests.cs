using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting.Analysis;

public class AnalysisTests
{
    // Shared noise s_b, own constant: a pair's difference is the same in every draw, so any difference is clear.
    private static ReportInput Paired(params (string Model, string Family, string Regime, string Architecture, double Score, double Own)[] models)
    {
        List<ScoreRow> rows = [];
        List<ResampleRow> draws = [];
        foreach (var (model, family, regime, architecture, score, own) in models)
        {
            rows.Add(SampleRun.Row(model, "b", score) with { Family = family, Regime = regime, Architecture = architecture, CiLow = score - 0.1, CiHigh = score + 0.1 });
            draws.AddRange(Enumerable.Range(0, 200).Select(draw => new ResampleRow("b", draw, model + "/b", score + (0.1 * Math.Sin(draw)) + (own * Math.Cos(7.0 * draw * (model.Length + 1))))));
        }

        return new ReportInput { Name = "t", Scores = rows, Jobs = [], Resamples = draws };
    }

    [Fact]
    public void A_single_best_model_is_named_when_its_lead_is_clear()
    {
        var context = new ReportContext(Paired(("a", "convnet", "supervised", "x", 0.4, 0), ("bb", "convnet", "supervised", "y", 0.3, 0)));
        Assert.Equal("a is best, .400 (.300 to .500)", Answer.BestOf(context.Groups[0]));
        Assert.Equal(1, context.Groups[0].Ranks!.SeparatedPairs);
        Assert.True(context.Groups[0].ShowsBold);
    }

    [Fact]
    public void Of_a_factorial_the_answer_says_what_each_factor_takes_and_observers_are_no_part_of_it()
    {
        string[] architectures = ["x", "y"], regimes = ["one", "two", "three"];
        var models = architectures.SelectMany((architecture, a) => regimes.SelectMany((regime, r) => Enumerable.Range(1, 2).Select(seed => ($"{architecture}.{regime}.{seed}", "convnet", regime, architecture, 0.1 + (0.02 * a) + (0.2 * r) + (0.001 * seed), 0.0))));
        ReportInput input = Paired([.. models, ("people", "observer", "none", "observer", 0.9, 0.0)]) with { By = ["architecture", "regime"] };
        var context = new ReportContext(input);
        Assert.Equal(12, Assert.Single(context.Crossed).Entries.Count);
        string answer = Answer.Sentences(context)[0];
        Assert.StartsWith("Among these 12 models (all networks), regime takes 99.", answer, StringComparison.Ordinal);
        Assert.EndsWith("; regime takes more, and the intervals of the two do not touch.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void No_model_is_called_best_when_intervals_of_differences_include_zero()
    {
        var context = new ReportContext(Paired(("a", "convnet", "supervised", "x", 0.31, 0.2), ("bb", "convnet", "supervised", "y", 0.3, 0.2)));
        Assert.Equal("none of the 2 models can be told from the best", Answer.BestOf(context.Groups[0]));
        Assert.False(context.Groups[0].ShowsBold);
        Assert.DoesNotContain(Answer.Sentences(context), sentence => sentence.Contains("is best", StringComparison.Ordinal));
    }

    [Fact]
    public void Regimes_are_compared_within_architectures_where_both_exist()
    {
        // x: .4 − .1 = .3; y: .3 − .2 = .1; mean .2. The unmatched z does not count.
        var context = new ReportContext(Paired(("a", "convnet", "supervised", "x", 0.4, 0), ("b2", "convnet", "untrained", "x", 0.1, 0), ("c33", "convnet", "supervised", "y", 0.3, 0), ("d444", "convnet", "untrained", "y", 0.2, 0), ("e5555", "convnet", "supervised", "z", 0.9, 0)));
        Contrast contrast = Assert.Single(Contrasts.Of(context.Groups[0], "regime"));
        Assert.Equal("supervised − untrained", contrast.Label);
        Assert.Equal(2, contrast.MatchedArchitectures);
        Assert.Equal(0.2, contrast.Difference, 12);
        Assert.Equal(0.2, contrast.Low, 9);
        Assert.True(contrast.IsClear);
    }

    [Fact]
    public void Families_are_compared_among_trained_networks()
    {
        var context = new ReportContext(Paired(("a", "convnet", "supervised", "x", 0.4, 0), ("b2", "convnet", "untrained", "x", 0.1, 0), ("c33", "transformer", "supervised", "v", 0.3, 0), ("px", "baseline", "none", "p", 0.9, 0)));
        Contrast contrast = Assert.Single(Contrasts.Of(context.Groups[0], "family"));
        Assert.Equal("trained networks", contrast.Population);
        Assert.Equal(0.1, contrast.Difference, 12);
    }

    [Fact]
    public void A_factor_of_a_tag_is_read_from_the_training_record()
    {
        ScoreRow row = SampleRun.Row("a", "b", 0.1) with { Tags = """{"training":{"data":"cifar10"},"parameters":12}""" };
        Assert.Equal("cifar10", Factor.LevelOf(row, "training.data"));
        Assert.Equal("12", Factor.LevelOf(row, "parameters"));
        Assert.Null(Factor.LevelOf(row, "objective"));
        Assert.Null(Factor.LevelOf(row with { Tags = "free text" }, "data"));
    }

    [Fact]
    public void The_best_layer_stands_only_beside_the_declared_one_and_ranks_nobody()
    {
        ScoreRow[] rows =
        [
            SampleRun.Row("a", "b", 0.2), SampleRun.Row("a", "b", 0.9) with { Selection = "optimistic-max", Layer = "mid", Fingerprint = "m" },
            SampleRun.Row("c", "b", 0.95) with { Selection = "optimistic-max", Layer = "mid", Fingerprint = "n" }, SampleRun.Row("c", "b", 0.95) with { Selection = null, Layer = "mid", Fingerprint = "o" }, SampleRun.Row("c", "b", 0.1) with { Selection = null, Layer = "low", Fingerprint = "p" },
        ];
        ScoreGroup group = ScoreGroups.From(new ReportInput { Name = "t", Scores = rows, Jobs = [] })[0];
        Assert.Equal(["a", "c"], group.Entries.Select(entry => entry.Label));
        Assert.Equal(0.2, group.Entries[0].Score);
        Assert.Equal(0.9, group.Entries[0].Optimistic!.Score);
        Assert.Null(group.Entries[1].Score);
    }

    [Fact]
    public void Lower_is_better_turns_the_order_round()
    {
        ScoreGroup group = ScoreGroups.From(new ReportInput { Name = "t", Jobs = [], Scores = [SampleRun.Row("a", "b", 0.2, "accuracy-difference"), SampleRun.Row("c", "b", 0.1, "accuracy-difference"), SampleRun.Row("d", "b", null, "accuracy-difference")] })[0];
        Assert.Equal(["c", "a", "d"], group.Entries.Select(entry => entry.Label));
    }

    [Fact]
    public void Scores_of_single_stimulus_sets_stand_apart_from_their_aggregate()
    {
        ScoreRow row = SampleRun.Row("a", "b", 0.2, "accuracy") with { Layer = null, Stimuli = "g" };
        var context = new ReportContext(new ReportInput { Name = "t", Jobs = [], Scores = [row, row with { Stimuli = "g/colour", Score = 0.3 }, row with { Stimuli = "g/contrast", Score = 0.4 }] });
        Assert.Equal(["b · accuracy", "b · accuracy · colour", "b · accuracy · contrast"], context.Groups.Select(group => group.Title));
        Assert.Equal("b · accuracy", Assert.Single(context.Whole).Title);
        Assert.All(context.Groups, group => Assert.Equal("a", Assert.Single(group.Entries).Label));
        Assert.Equal(3, context.Tables.Count);
    }

    [Fact]
    public void A_network_along_its_training_counts_once_with_its_last_weights()
    {
        ScoreRow[] series = [.. new[] { 0L, 10, 100 }.Select(step => SampleRun.Row(FormattableString.Invariant($"net@{step}"), "b", 0.1 + (0.001 * step)) with { CheckpointStep = step, Fingerprint = FormattableString.Invariant($"f{step}") })];
        ScoreRow other = SampleRun.Row("other", "b", 0.3);
        ScoreGroup group = ScoreGroups.From(new ReportInput { Name = "t", Jobs = [], Scores = [.. series, other] })[0];
        Assert.Equal(["other", "net@100"], group.Entries.Select(entry => entry.Label));
        Assert.Equal(2, TrainingSteps.LeftOut([.. series, other]));

        // Two seeds of one name are two networks.
        ScoreRow[] two = [.. series, .. series.Select(row => row with { Seed = 7, Fingerprint = row.Fingerprint + "s" })];
        Assert.Equal(2, TrainingSteps.Last(two).Count);

        // One network alone is compared with itself, and a baseline makes no company.
        ScoreRow pixels = SampleRun.Row("pixels", "b", 0.05) with { Family = "baseline" };
        Assert.Equal(4, TrainingSteps.Last([.. series, pixels]).Count);
        Assert.Equal(0, TrainingSteps.LeftOut([.. series, pixels]));
    }

    [Fact]
    public void Weights_that_one_run_lists_along_training_and_another_as_a_model_count_once()
    {
        ScoreRow[] series = [.. new[] { 0L, 1560 }.Select(step => SampleRun.Row(FormattableString.Invariant($"vit.1@{step}"), "b", 0.1 + (0.0001 * step)) with { CheckpointStep = step, Fingerprint = FormattableString.Invariant($"f{step}") })];
        ScoreRow listed = series[1] with { Model = "vit", CheckpointStep = null, Regime = "as listed" };
        ScoreRow elsewhere = series[1] with { Benchmark = "c", Fingerprint = "g1560" };
        ScoreRow other = SampleRun.Row("other", "b", 0.3);
        IReadOnlyList<ScoreRow> rows = TrainingSteps.Last([.. series, elsewhere, listed, other]);
        Assert.Equal(["vit c as listed", "vit b as listed", "other b supervised"], rows.Select(row => $"{row.Model} {row.Benchmark} {row.Regime}"));
        Assert.Equal(1, TrainingSteps.LeftOut([.. series, elsewhere, listed, other]));

        // Alone it is compared with itself along training, each state once.
        Assert.Equal(["vit.1@0", "vit.1@1560"], TrainingSteps.Last([.. series, listed]).Select(row => row.Model));

        // Other weights under the same name are another network's business.
        Assert.Equal(3, TrainingSteps.Last([.. series, listed with { Fingerprint = "other weights" }, other]).Count);
    }

    [Fact]
    public void What_made_the_scores_of_each_run_stays_when_runs_are_merged()
    {
        static ReportInput Run(string key) => new() { Name = key, Jobs = [], Scores = [], Inputs = [new InputRow { Key = key, Kind = "score", Inputs = "x" }, new InputRow { Key = "both", Kind = "score", Inputs = "y" }] };
        Assert.Equal(["a", "both", "b"], RunMerge.Merge([Run("a"), Run("b")]).Inputs.Select(row => row.Key));
    }
}
