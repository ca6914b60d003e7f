using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Sections;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.Behaviour;

namespace Concord.Pipeline.Tests.Reporting.Tables;

public sealed class AgreementTablesTests
{
    [Fact]
    public void People_of_one_set_stand_one_by_one_below_the_models_best_model_first()
    {
        AnsweredSet set = BehaviourSample.Set("s", ["m1", "m2", "m3"], 4);
        AgreementView view = Assert.Single(Make(set));
        Assert.Empty(view.Sets);
        Assert.Equal((3, 4), (view.Whole.Rows.Count, view.Whole.ReferenceRows.Count));
        double Mean(string model) => Enumerable.Range(1, 4).Average(i => Naive(set, model, $"subject-{i:00}"));
        Assert.Equal(new[] { "m1", "m2", "m3" }.OrderByDescending(Mean), view.Whole.Rows.Select(row => row[0].Full!));
        double between = (from i in Enumerable.Range(1, 4) from j in Enumerable.Range(i + 1, 4 - i) select Naive(set, $"subject-{i:00}", $"subject-{j:00}")).Average();
        Assert.Contains(NumberText.Score(between) + " in the mean", view.Whole.Caption, StringComparison.Ordinal);
        Assert.All(view.Whole.Rows.Concat(view.Whole.ReferenceRows).Index(), row => Assert.Equal((string.Empty, null), (row.Item[row.Index + 2].Text, row.Item[row.Index + 2].Number)));
    }

    [Fact]
    public void More_than_24_observers_are_folded_into_mean_lowest_and_highest_person()
    {
        AnsweredSet set = BehaviourSample.Set("s", ["m1", "m2"], 23);
        ReportTable table = Assert.Single(Make(set)).Whole;
        double[] own = [.. Enumerable.Range(1, 23).Select(i => Naive(set, "m1", $"subject-{i:00}"))];
        double[] cells = [.. table.Rows.Single(row => row[0].Full == "m1").Skip(4).Select(cell => cell.Number!.Value)];
        Assert.Equal(own.Average(), cells[0], 1e-12);
        Assert.Equal(own.Min(), cells[1], 1e-12);
        Assert.Equal(own.Max(), cells[2], 1e-12);
        Assert.Contains("The 23 people stand together", table.Caption, StringComparison.Ordinal);
        Assert.Equal("People", Assert.Single(table.ReferenceRows)[0].Text);
    }

    [Fact]
    public void A_model_that_lacks_a_set_has_no_value_over_the_sets()
    {
        AgreementView view = Assert.Single(Make(BehaviourSample.Set("s", ["m1", "m2"], 3), BehaviourSample.Set("t", ["m1"], 2, 50)));
        Assert.All(view.Whole.Rows.Single(row => row[0].Full == "m2").Skip(2), cell => Assert.Null(cell.Number));
        Assert.Equal(["m1"], view.Sets.Single(pair => pair.Set == "t").Table.Rows.Select(row => row[0].Full!));
    }

    // Both right on every image: 1 as the source has it, undefined and left out under our own convention.
    [Theory]
    [InlineData("error-consistency", 1.0, "κ counts as 1 there")]
    [InlineData("error-consistency(concord)", null, "κ is undefined there and left out")]
    public void Certain_agreement_follows_the_convention_of_the_score_and_is_counted_in_the_caption(string metric, double? expected, string said)
    {
        AgreementRow[] rows = [new("r", "b", "s", "c", "m", ObserverKind.Model, "subject-01", ObserverKind.Person, 10, 10, 10, 10)];
        ReportTable table = Assert.Single(Tables(rows, metric)).Whole;
        Assert.Equal(expected, Assert.Single(table.Rows)[3].Number);
        Assert.Contains(said, table.Caption, StringComparison.Ordinal);
        Assert.Contains("In 1 of 1 pairs", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_of_one_benchmark_do_not_mix_their_people()
    {
        IReadOnlyList<AgreementRow> one = BehaviourSample.Agreements("b", BehaviourSample.Set("s", ["m"], 3));
        IReadOnlyList<AgreementView> views = Tables([.. one, .. one.Select(row => row with { Run = "q", FirstCorrect = 0, BothCorrect = 0 })], "error-consistency");
        Assert.Equal(2, views.Count);
        Assert.Equal(2, views.Select(view => view.Whole.Id).Distinct().Count());
    }

    [Fact]
    public void Fifty_models_on_seventeen_sets_stay_a_small_page()
    {
        string[] models = [.. Enumerable.Range(0, 50).Select(i => $"model-{i}")];
        AnsweredSet[] sets = [.. Enumerable.Range(0, 17).Select(i => BehaviourSample.Set($"set-{i}", models, 4, i))];
        ReportInput input = Input(BehaviourSample.Agreements("b", sets), "error-consistency") with { Confusions = BehaviourSample.Confusions("b", sets) };
        string section = new BehaviourSection().Render(new ReportContext(input)).ToString()!;
        Assert.InRange(section.Length, 20_000, 300_000);
        Assert.Contains("17 tables that this page would not bear", section, StringComparison.Ordinal);
        Assert.Contains("The first 40 of 50 models", section, StringComparison.Ordinal);
    }

    private static double Naive(AnsweredSet set, string first, string second) => NaiveKappa.Of(BehaviourSample.Trials(set, first), BehaviourSample.Trials(set, second), BehaviourSample.Conditions);

    private static IReadOnlyList<AgreementView> Make(params AnsweredSet[] sets) => Tables(BehaviourSample.Agreements("b", sets), "error-consistency");

    private static IReadOnlyList<AgreementView> Tables(IReadOnlyList<AgreementRow> rows, string metric)
    {
        ReportInput input = Input(rows, metric);
        return AgreementTables.Make(input);
    }

    private static ReportInput Input(IReadOnlyList<AgreementRow> rows, string metric) => new() { Name = "n", Jobs = [], Scores = [SampleRun.Row("m", "b", 0.5, metric)], Agreements = rows };
}
