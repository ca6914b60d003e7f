using System.Text.Json;

namespace Concord.Models.Weights;

/// <summary>The names of a classifier's classes, in the order of its logits, as a weights file can state them: a pair of a safetensors header, with a JSON list of texts.</summary>
/// <remarks>With them a network can be asked to decide among the categories of a benchmark that has the same names. Anyone's training code can write the pair.</remarks>
public static class ClassNames
{
    /// <summary>The key of the pair.</summary>
    public const string Key = "concord.classes";

    /// <summary>The value of the pair.</summary>
    /// <param name="names">In the order of the logits; no two alike.</param>
    public static string Write(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return JsonSerializer.Serialize(names);
    }

    /// <summary>Reads them from the text pairs of a file.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="path">Named in errors.</param>
    /// <returns>In the order of the logits; empty where the file states none.</returns>
    /// <exception cref="WeightsException">The pair is no list of different names.</exception>
    internal static IReadOnlyList<string> Read(IReadOnlyDictionary<string, string> pairs, string path)
    {
        if (!pairs.TryGetValue(Key, out string? text))
        {
            return [];
        }

        try
        {
            string[] names = JsonSerializer.Deserialize<string[]>(text) ?? [];
            if (names.Length > 0 && names.All(name => !string.IsNullOrWhiteSpace(name)) && names.Distinct(StringComparer.Ordinal).Count() == names.Length)
            {
                return names;
            }
        }
        catch (JsonException)
        {
            // Said below, as the other faults are.
        }

        throw WeightsMessages.BadClassNames(path, Key, text);
    }
}
