using System.Globalization;
using Concord.Alignment.Behaviour;
using Concord.Tests;

namespace Concord.Alignment.Tests.Behaviour;

public sealed class GeirhosTests
{
    private static readonly IPairMetric[] Metrics = [new AccuracyDifference(), new ObservedConsistency(), new ErrorConsistency(KappaConvention.ModelVsHuman)];

    [Fact]
    public void Humans_against_humans_equal_the_recomputed_table_in_every_dataset()
    {
        var total = new List<double[]>();
        foreach (string[] row in Rows("geirhos2021_humans.csv"))
        {
            BehaviourSet set = RawTrials.Set(row[0]);
            double[] values = [Accuracy.OfHumans(set).Value, .. Metrics.Select(metric => PairScore.BetweenHumans(set, metric).Value)];
            Golden.Close($"humans {row[0]}", row[7..].Select(Number).ToArray(), values, 1e-10);
            total.Add(values);
        }

        Assert.Equal(17, total.Count);
        Assert.Equal([0.7228, 0.0066, 0.8085, 0.4312], Enumerable.Range(0, 4).Select(k => Math.Round(BehaviourAggregate.OverDatasets(total.Select(values => values[k]).ToArray()).Value, 4)));
    }

    [Fact]
    public void Models_against_humans_equal_the_recomputed_table_in_every_dataset()
    {
        int seen = 0;
        foreach (IGrouping<string, string[]> rows in Rows("geirhos2021_models.csv").GroupBy(row => row[1]))
        {
            BehaviourSet set = RawTrials.Set(rows.Key);
            foreach (string[] row in rows)
            {
                double[] values = [Accuracy.OfObserver(set, row[0]).Value, .. Metrics.Select(metric => PairScore.ModelAgainstHumans(set, row[0], metric).Value)];
                Golden.Close($"{row[0]} {row[1]}", row[3..].Select(Number).ToArray(), values, 1e-10);
                seen++;
            }
        }

        Assert.Equal(51, seen);
    }

    [Fact]
    public void Shape_bias_of_resnet50_equals_the_published_number()
    {
        CueDecision[] decisions = RawTrials.All.Where(trial => trial.Dataset == "cue-conflict" && trial.Subject == "resnet50")
            .Select(trial => ShapeBias.Decide(trial.Category, new string([.. trial.Image.Split('_')[^1].Split('.')[0].Split('-')[^1].Where(c => !char.IsDigit(c))]), trial.Response))
            .OfType<CueDecision>().ToArray();
        ShapeBiasResult result = ShapeBias.Compute(decisions);
        Assert.Equal(1200, result.Trials); // 80 of 1,280 have equal cues
        Assert.Equal(0.2142, result.Value, 4);
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(Repository.Shared("golden", "real", file)).Skip(1).Select(line => line.Split(','));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
