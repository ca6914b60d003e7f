using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Tests.Behaviour;

public sealed class BehaviourSetTests
{
    [Fact]
    public void Means_go_over_conditions_then_humans_and_accuracy_over_conditions()
    {
        BehaviourSet set = Made();
        BehaviourResult result = PairScore.ModelAgainstHumans(set, "model", new ObservedConsistency());
        // condition a: model 1100; h1 1000 agrees on 3, h2 1100 on 4; condition b: model 10; h1 11 agrees on 1, h2 01 on 0.
        Assert.Equal(((0.75 + 0.5) / 2 / 2) + ((1.0 + 0.0) / 2 / 2), result.Value, 14);
        Assert.Equal(4, result.Cells.Count);
        Assert.Equal(0.5, Accuracy.OfObserver(set, "model").Value, 14);
        Assert.Equal(((3.0 / 8) + (3.0 / 4)) / 2, Accuracy.OfHumans(set).Value, 14);
        Assert.Equal((0.75 + 0.5) / 2, PairScore.BetweenHumans(set, new ObservedConsistency()).Value, 14);
    }

    [Fact]
    public void Undefined_cells_are_left_out_and_counted()
    {
        var set = new BehaviourSet("d", [Cell("m", "a", "11"), Cell("h", "a", "11"), Cell("m", "b", "10"), Cell("h", "b", "10")], ["h"]);
        BehaviourResult ours = PairScore.ModelAgainstHumans(set, "m", new ErrorConsistency(KappaConvention.Concord));
        Assert.Equal(1, ours.Value, 14);
        Assert.StartsWith("1 of 2 pairs and conditions undefined", ours.Note, StringComparison.Ordinal);
        Assert.Null(PairScore.ModelAgainstHumans(set, "m", new ErrorConsistency(KappaConvention.ModelVsHuman)).Note);
    }

    [Fact]
    public void An_observer_without_a_condition_is_refused() =>
        Assert.Contains("no trials of m in condition 'b'", Assert.Throws<AlignmentException>(() => new BehaviourSet("d", [Cell("h", "a", "1"), Cell("h", "b", "1"), Cell("m", "a", "1")], ["h"])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_undefined_dataset_undefines_the_mean_over_datasets()
    {
        Assert.Equal(0.5, BehaviourAggregate.OverDatasets([0.25, 0.75]).Value);
        Assert.NotNull(BehaviourAggregate.OverDatasets([0.25, double.NaN]).Note);
        Assert.Equal([2, 3], BehaviourAggregate.DrawsOverDatasets([[1, 2], [3, 4]]));
    }

    [Fact]
    public void Bootstrap_draws_equal_scoring_the_expanded_trials()
    {
        var random = new StableRandom(9);
        string Answers(int n) => string.Concat(Enumerable.Range(0, n).Select(_ => random.Next(2)));
        string[] observers = ["m", "h1", "h2", "h3"];
        ObserverCondition[] cells = observers.SelectMany(o => new[] { Cell(o, "a", Answers(70)), Cell(o, "b", Answers(130)) }).ToArray();
        var set = new BehaviourSet("d", cells, observers[1..]);
        var bootstrap = new BehaviourBootstrap(set, 5, 20);
        IReadOnlyList<double[]> model = bootstrap.ModelAgainstHumans("m", PairMetrics.All);
        IReadOnlyList<double[]> humans = bootstrap.BetweenHumans(PairMetrics.All);
        double[] accuracy = bootstrap.Accuracy("m");
        for (int draw = 0; draw < 20; draw++)
        {
            var expanded = new BehaviourSet("d", cells.Select(cell => Expand(cell, draw)), observers[1..]);
            for (int m = 0; m < PairMetrics.All.Count; m++)
            {
                Assert.Equal(PairScore.ModelAgainstHumans(expanded, "m", PairMetrics.All[m]).Value, model[m][draw], 12);
                Assert.Equal(PairScore.BetweenHumans(expanded, PairMetrics.All[m]).Value, humans[m][draw], 12);
            }

            Assert.Equal(Accuracy.OfObserver(expanded, "m").Value, accuracy[draw], 12);
        }

        Assert.True(model[0].Distinct().Count() > 10);
    }

    private static ObserverCondition Expand(ObserverCondition cell, int draw)
    {
        var resamples = new StimulusResamples(5, 20, cell.ImageIds.Length, StableRandom.StreamOf($"d/{cell.Condition}"));
        ushort[] counts = resamples.Multiplicities(draw).ToArray();
        return new ObserverCondition(cell.Observer, cell.Condition, cell.IsCorrect.SelectMany((correct, k) => Enumerable.Range(0, counts[k]).Select(copy => ($"{cell.ImageIds[k]}/{copy}", correct))));
    }

    private static BehaviourSet Made() => new(
        "d",
        [Cell("model", "a", "1100"), Cell("h1", "a", "1000"), Cell("h2", "a", "1100"), Cell("model", "b", "10"), Cell("h1", "b", "11"), Cell("h2", "b", "01")],
        ["h1", "h2"]);

    private static ObserverCondition Cell(string observer, string condition, string correct) => new(observer, condition, correct.Select((c, k) => ($"{k:000}", c == '1')));
}
