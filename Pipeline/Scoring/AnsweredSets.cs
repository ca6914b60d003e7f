using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Sets people beside models: people's trials come from the dataset, a network's from its stored decisions.</summary>
internal static class AnsweredSets
{
    /// <summary>The observer that stands for the label that most people gave to an image.</summary>
    public const string Majority = "most people's label";

    /// <summary>The sets of trials; a network stands in those whose pictures it was shown.</summary>
    public static IReadOnlyList<AnsweredSet> OfTrials(IReadOnlyList<TrialTable> tables, IReadOnlyList<AnsweringModel> models) =>
    [
        .. tables.Select(table => new AnsweredSet(table.Dataset, table.Conditions,
        [
            .. models.Select(model => (model.Id, ObserverKind.Model, model.Observer is { } observer ? Recorded(table, observer) : Decided(table, model))).Where(model => model.Item3.Count > 0),
            .. table.HumanSubjects.Select(person => (person, ObserverKind.Person, Recorded(table, person))),
        ])),
    ];

    /// <summary>Labelled images as one set in one condition. People's labels are counts, so that no person can be followed from image to image: the label of most stands among the observers.</summary>
    public static AnsweredSet OfLabels(LabelDistribution labels, string name, IReadOnlyList<AnsweringModel> models)
    {
        int[] majority = SoftLabels.Choices(new Matrix(labels.StimulusIds.Count, labels.Categories.Count, labels.Counts));
        Dictionary<string, int> places = labels.StimulusIds.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        Trial Of(string observer, int image, string response) => new(observer, 1, image, double.NaN, response, labels.Categories[labels.TrueLabels[image]], string.Empty, labels.StimulusIds[image], labels.StimulusIds[image]);
        return new AnsweredSet(name, [string.Empty],
        [
            .. models.Where(model => model.Decisions.Count > 0).Select(model => (model.Id, ObserverKind.Model, (IReadOnlyList<Trial>)[.. model.Decisions.Select(row => Of(model.Id, places[row.Stimulus], row.Response))])),
            (Majority, ObserverKind.People, [.. majority.Select((choice, image) => Of(Majority, image, labels.Categories[choice]))]),
        ]);
    }

    private static IReadOnlyList<Trial> Recorded(TrialTable table, string observer) => [.. table.Conditions.SelectMany(condition => table.Of(observer, condition))];

    // One decision for each picture that the first person saw: a set's people all saw the same.
    private static IReadOnlyList<Trial> Decided(TrialTable table, AnsweringModel model)
    {
        string prefix = table.Dataset + "/";
        Dictionary<string, string> responses = model.Decisions.Where(row => row.Stimulus.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(row => row.Stimulus[prefix.Length..], row => row.Response, StringComparer.Ordinal);
        return responses.Count == 0 ? [] : [.. Recorded(table, table.HumanSubjects[0]).Select(trial => trial with { Subject = model.Id, Response = responses[PictureSet.StimulusId(trial, table)] })];
    }
}
