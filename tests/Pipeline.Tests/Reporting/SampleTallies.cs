using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting;

/// <summary>Counts of right answers and confusions for the sample, made up by arithmetic.</summary>
internal static class SampleTallies
{
    private const int Images = 60;

    private static readonly string[] s_categories = ["bird", "cat", "dog"];

    /// <summary>Every two of some models and people, in two conditions.</summary>
    public static IReadOnlyList<AgreementRow> Agreements(string benchmark, string[] models, int people)
    {
        (string Name, string Kind)[] observers = [.. models.Select(model => (model, ObserverKind.Model)), .. Enumerable.Range(1, people).Select(i => ($"subject-{i:00}", ObserverKind.Person))];
        return
        [
            .. from i in Enumerable.Range(0, observers.Length)
               from j in Enumerable.Range(i + 1, observers.Length - i - 1)
               from condition in Enumerable.Range(0, 2)
               let first = Right(i, condition)
               let second = Right(j, condition)
               select new AgreementRow("r", benchmark, "contrast", $"c{condition}", observers[i].Name, observers[i].Kind, observers[j].Name, observers[j].Kind, Images, first.Count(right => right), second.Count(right => right), first.Zip(second).Count(pair => pair.First && pair.Second)),
        ];
    }

    /// <summary>Some models and the people together.</summary>
    public static IReadOnlyList<ConfusionRow> Confusions(string benchmark, string[] models, int people) =>
    [
        .. models.Select((model, i) => (Name: model, Kind: ObserverKind.Model, Observers: 1, Place: i)).Append((Name: "people", Kind: ObserverKind.People, Observers: people, Place: 5))
            .SelectMany(observer => from c in Enumerable.Range(0, 3) from r in Enumerable.Range(0, 3) select new ConfusionRow("r", benchmark, "contrast", observer.Name, observer.Kind, observer.Observers, s_categories[c], s_categories[r], observer.Observers * (c == r ? 20 : 1 + ((observer.Place + c + (2 * r)) % 4)))),
    ];

    private static bool[] Right(int observer, int condition) => [.. Enumerable.Range(0, Images).Select(image => ((image * 7) + (image / 5 * observer) + (condition * 5)) % 11 > 3 + condition)];
}
