using System.Globalization;
using Concord.Models.Weights.Pickle;

namespace Concord.Models.Weights;

/// <summary>Finds the state dict inside a checkpoint and says what was left out.</summary>
internal sealed class StateDictChoice
{
    /// <summary>Keys under which training scripts keep the weights, in the order in which they are tried.</summary>
    private static readonly string[] Places = ["state_dict", "model_state_dict", "model", "net"];
    private const int Deepest = 3;
    private const int MostPlaces = 20;
    private const int MostPairs = 100;

    private StateDictChoice(string path, PickleDict dict)
    {
        Path = path.Length == 0 ? "(top level)" : path;
        foreach ((object? key, object? value) in dict.Pairs)
        {
            string name = Key(key);
            if (value is PickleTensor tensor)
            {
                Tensors[name] = tensor;
            }
            else
            {
                Skipped.Add($"'{(path.Length == 0 ? "" : path + ".")}{name}': {PickleValues.Describe(value)}, no tensor");
            }
        }
    }

    public string Path { get; }

    public OrderedDictionary<string, PickleTensor> Tensors { get; } = new(StringComparer.Ordinal);

    public List<string> Skipped { get; } = [];

    /// <summary>Chooses by the user's path, or by <see cref="Places"/> where there is none.</summary>
    public static StateDictChoice Find(string file, object? root, string? asked, IReadOnlyDictionary<string, int> standIns)
    {
        (string path, PickleDict? dict) = asked is null or "(top level)" or "" ? Choose("", root, asked is null, 0) : Follow(root, asked);
        if (dict is null && asked is null)
        {
            (path, dict) = OnlyOne(file, root);
        }

        if (dict is null)
        {
            throw asked is null ? WeightsMessages.NoStateDict(file, PickleValues.Describe(root)) : WeightsMessages.NoSuchPath(file, asked, TopLevel(root));
        }

        StateDictChoice choice = new(path, dict);
        choice.NameRest(root, dict, path);
        foreach ((string name, int count) in standIns)
        {
            choice.Skipped.Add($"{name}: data of a Python object, not built ({count} {(count == 1 ? "time" : "times")})");
        }

        return choice;
    }

    private static (string Path, PickleDict? Dict) Choose(string path, object? value, bool nested, int depth)
    {
        if (value is PickleDict dict && depth < Deepest)
        {
            foreach (string place in nested ? Places : [])
            {
                if (dict.TryGet(place, out object? inner) && inner is PickleDict or List<object?> or object?[])
                {
                    (string Path, PickleDict? Dict) found = Choose(path.Length == 0 ? place : $"{path}.{place}", inner, nested, depth + 1);
                    if (found.Dict is not null)
                    {
                        return found;
                    }
                }
            }
        }

        return value switch
        {
            PickleDict named when HasTensor(named) => (path, named),
            PickleTensor tensor => (path, Numbered([tensor])),
            List<object?> or object?[] => ChooseIn(path, [.. (IEnumerable<object?>)value]),
            _ => (path, null),
        };
    }

    // No usual place holds tensors: the only dictionary that does, wherever it is; where there are several, the user chooses.
    private static (string Path, PickleDict? Dict) OnlyOne(string file, object? root)
    {
        List<(string Path, PickleDict Dict)> found = [];
        Collect("", root, 0, found);
        return found.Count switch
        {
            0 => ("", null),
            1 => found[0],
            _ => throw WeightsMessages.SeveralStateDicts(file, [.. found.Select(place => $"{place.Path} ({place.Dict.Pairs.Count(pair => pair.Value is PickleTensor)} tensors)")]),
        };
    }

    private static void Collect(string path, object? value, int depth, List<(string Path, PickleDict Dict)> found)
    {
        if (value is not PickleDict dict || depth >= Deepest || found.Count >= MostPlaces || found.Exists(place => ReferenceEquals(place.Dict, dict)))
        {
            return;
        }

        if (HasTensor(dict))
        {
            found.Add((path, dict));
            return;
        }

        // An optimiser's state is tensors too, and never weights.
        foreach ((object? key, object? inner) in dict.Pairs.Take(MostPairs))
        {
            if (key is string name && !name.Contains("optim", StringComparison.OrdinalIgnoreCase))
            {
                Collect(path.Length == 0 ? name : $"{path}.{name}", inner, depth + 1, found);
            }
        }
    }

    // A list of state dicts (a cascade of networks): the first. A list of tensors: named by their places.
    private static (string Path, PickleDict? Dict) ChooseIn(string path, List<object?> items) => items switch
    {
        [PickleDict first, ..] when HasTensor(first) => ($"{path}[0]", first),
        [PickleTensor, ..] => (path, Numbered(items)),
        _ => (path, null),
    };

    private static (string Path, PickleDict? Dict) Follow(object? root, string asked)
    {
        object? value = root;
        foreach (string step in asked.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            value = step.StartsWith('[')
                ? int.TryParse(step.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? Item(value, index) : null
                : value is PickleDict dict && dict.TryGet(step, out object? inner) ? inner : null;
        }

        return value switch
        {
            PickleDict dict when HasTensor(dict) => (asked, dict),
            _ => (asked, Choose(asked, value, nested: false, 0).Dict),
        };
    }

    private static object? Item(object? value, int index) => value switch
    {
        List<object?> list when index < list.Count => list[index],
        object?[] tuple when index < tuple.Length => tuple[index],
        _ => null,
    };

    private static bool HasTensor(PickleDict dict) => dict.Pairs.Exists(pair => pair.Value is PickleTensor);

    private static PickleDict Numbered(List<object?> items)
    {
        PickleDict dict = new();
        dict.Pairs.AddRange(items.Select((item, index) => new KeyValuePair<object?, object?>((long)index, item)));
        return dict;
    }

    private static string Key(object? key) => key switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => PickleValues.Describe(key),
    };

    private static string TopLevel(object? root) => root is PickleDict dict
        ? $"{PickleValues.Describe(root)} ({string.Join(", ", dict.Pairs.Take(8).Select(pair => Key(pair.Key)))}{(dict.Pairs.Count > 8 ? ", ..." : "")})"
        : PickleValues.Describe(root);

    private void NameRest(object? root, PickleDict chosen, string path)
    {
        if (ReferenceEquals(root, chosen) || root is not PickleDict top)
        {
            return;
        }

        string first = path.Split('.', '[')[0];
        foreach ((object? key, object? value) in top.Pairs)
        {
            if (Key(key) != first)
            {
                Skipped.Add($"'{Key(key)}': {PickleValues.Describe(value)}");
            }
            else if (value is List<object?> { Count: > 1 } list)
            {
                Skipped.Add($"'{first}' is a list of {list.Count}: only '{path}' is read");
            }
        }
    }
}
