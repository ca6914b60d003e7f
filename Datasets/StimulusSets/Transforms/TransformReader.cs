using System.Globalization;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Reads transforms from texts.</summary>
internal static class TransformReader
{
    public static StimulusTransform Read(string text, int seed)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim() == StimulusTransforms.NoneName
            ? StimulusTransform.None
            : new StimulusTransform([.. Calls(text).Select(call => Call(call, seed))]);
    }

    public static TransformStep Step(string name, IReadOnlyDictionary<string, string> values, int seed)
    {
        TransformEntry entry = Find(name);
        if (values.Keys.FirstOrDefault(key => !entry.Parameters.Any(parameter => parameter.Name == key)) is { } unknown)
        {
            throw Fault(name, $"no parameter '{unknown}'", entry.Parameters.Count == 0 ? "none at all" : $"one of {string.Join(", ", entry.Parameters.Select(parameter => parameter.Name))}");
        }

        return new TransformStep(entry, new TransformArguments([.. entry.Parameters.Select(parameter => new KeyValuePair<string, string>(parameter.Name, ValueOf(entry, parameter, values, seed)))]));
    }

    public static string? DefaultOf(TransformParameter parameter, int seed) => parameter.IsSeed ? seed.ToString(CultureInfo.InvariantCulture) : parameter.Default;

    private static string ValueOf(TransformEntry entry, TransformParameter parameter, IReadOnlyDictionary<string, string> values, int seed)
    {
        string text = values.GetValueOrDefault(parameter.Name)
            ?? DefaultOf(parameter, seed)
            ?? throw Fault(entry.Name, $"no value of '{parameter.Name}'", parameter.Expected);
        return parameter.Canonical(text) ?? throw Fault(entry.Name, $"'{parameter.Name}' is '{text}'", parameter.Expected);
    }

    private static TransformStep Call(string call, int seed)
    {
        int open = call.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return Step(call, new Dictionary<string, string>(StringComparer.Ordinal), seed);
        }

        string name = call[..open].Trim();
        if (!call.EndsWith(')') || call.IndexOf('(', open + 1) >= 0)
        {
            throw Fault(name, $"'{call}' is no call", "a name, or a name with its values in brackets");
        }

        TransformEntry entry = Find(name);
        string[] parts = [.. call[(open + 1)..^1].Split(',').Select(part => part.Trim())];
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < parts.Length && !(parts.Length == 1 && parts[0].Length == 0); i++)
        {
            (string key, string value) = Argument(entry, parts[i], i);
            if (!values.TryAdd(key, value))
            {
                throw Fault(name, $"'{key}' is given twice", "each value once");
            }
        }

        return Step(name, values, seed);
    }

    private static (string Key, string Value) Argument(TransformEntry entry, string part, int index)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            return (part[..equals].Trim(), part[(equals + 1)..].Trim());
        }

        return index < entry.Parameters.Count
            ? (entry.Parameters[index].Name, part)
            : throw Fault(entry.Name, $"more than {entry.Parameters.Count} values", entry.Parameters.Count == 0 ? "none" : string.Join(", ", entry.Parameters.Select(parameter => parameter.Name)));
    }

    // A plus within brackets belongs to a number: 1e+2.
    private static List<string> Calls(string text)
    {
        var calls = new List<string>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == '+' && depth == 0))
            {
                calls.Add(text[start..i].Trim());
                start = i + 1;
            }
            else
            {
                depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            }
        }

        return calls;
    }

    private static TransformEntry Find(string name) => StimulusTransforms.All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new DatasetException("transform", $"no transform '{name}'", $"{StimulusTransforms.NoneName} or one of {string.Join(", ", StimulusTransforms.All.Select(entry => entry.Name))}", "Check the spelling.");

    private static DatasetException Fault(string name, string found, string expected) =>
        new($"transform '{name}'", found, expected, "Write NAME(PARAMETER=VALUE, …).");
}
