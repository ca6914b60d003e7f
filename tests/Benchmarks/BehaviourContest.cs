using Concord.Alignment.Behaviour;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Formats;

namespace Concord.Benchmarks;

/// <summary>The whole analysis of model-vs-human from its CSV files: 17 sets, people and three networks, three metrics of every pair, accuracies, means over conditions, people and sets.</summary>
internal static class BehaviourContest
{
    private static readonly IPairMetric[] Metrics = [new AccuracyDifference(), new ObservedConsistency(), new ErrorConsistency(KappaConvention.ModelVsHuman)];

    public static Contest Contest { get; } = new(
        "behaviour",
        "behaviour.py",
        new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal)
        {
            ["from CSV files"] = folder => () => Sum(Read(folder)),
            ["bootstrap of 2000 draws"] = folder =>
            {
                BehaviourSet[] sets = Read(folder);
                return () => sets.Sum(Bootstrapped);
            },
        },
        ["model-vs-human"]);

    private static BehaviourSet[] Read(string folder)
    {
        Dictionary<string, string> paths = CsvFile.Read(Path.Combine(folder, "files.csv")).Rows.ToDictionary(row => row[0], row => row[1]);
        return [.. DatasetCatalogue.Find("geirhos2021").Load(paths).Trials.Select(SetOf)];
    }

    // As Pipeline/Scoring/BehaviourSets.cs, which is not seen from here.
    private static BehaviourSet SetOf(TrialTable table) => new(
        table.Dataset,
        from condition in table.Conditions
        from observer in table.HumanSubjects.Concat(table.ModelObservers)
        select new ObserverCondition(observer, condition, table.Of(observer, condition).Select(trial => (trial.ImageId, trial.IsCorrect))),
        table.HumanSubjects);

    private static double Sum(BehaviourSet[] sets)
    {
        string[] models = [.. sets[0].Observers.Except(sets[0].Humans)];
        return Metrics.Sum(metric => Mean(set => PairScore.BetweenHumans(set, metric).Value) + models.Sum(model => Mean(set => PairScore.ModelAgainstHumans(set, model, metric).Value)))
            + Mean(set => Accuracy.OfHumans(set).Value) + models.Sum(model => Mean(set => Accuracy.OfObserver(set, model).Value));

        double Mean(Func<BehaviourSet, double> score) => BehaviourAggregate.OverDatasets([.. sets.Select(score)]).Value;
    }

    // A number that depends on every draw: the mean over draws of people's and models' agreement.
    private static double Bootstrapped(BehaviourSet set)
    {
        var bootstrap = new BehaviourBootstrap(set, 1, 2000);
        return bootstrap.BetweenHumans(Metrics).Concat(set.Observers.Except(set.Humans).SelectMany(model => bootstrap.ModelAgainstHumans(model, Metrics))).Sum(draws => draws.Average());
    }
}
