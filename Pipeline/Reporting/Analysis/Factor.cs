using System.Globalization;
using System.Text.Json;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Reads a factor of the comparison from a row: family, regime, architecture, or a tag.</summary>
public static class Factor
{
    /// <summary>The family or regime of a row whose table names none: it has no level.</summary>
    public const string Unstated = "not stated";

    /// <summary>Factors that are no tags.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["family", "regime", "architecture", "model", "dataset", "seed"];

    /// <summary>Names that are read as columns wherever a factor or a condition is named: no tag may be called so.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["family", "regime", "architecture", "model", "dataset", "benchmark", "metric", "region", "layer", "readout", "subject", "condition"];

    /// <summary>What stands before a tag's name where a table from elsewhere has a tag that is called like a column: <c>tags.family</c>.</summary>
    public const string TagPrefix = "tags.";

    /// <summary>The row's level, or null when it has none. A column goes before a tag of the same name, which is read as <c>tags.NAME</c>.</summary>
    public static string? LevelOf(ScoreRow row, string factor) => factor switch
    {
        "family" => Stated(row.Family),
        "regime" => Stated(row.Regime),
        "architecture" => row.Architecture,
        "model" => row.Model,
        "dataset" => row.Dataset,
        "seed" => SeedOf(row),
        _ => TagOf(row, factor),
    };

    /// <summary>A tag's number, or null where it has none.</summary>
    public static double? NumberOf(ScoreRow row, string tag) =>
        double.TryParse(TagOf(row, tag), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>The seed that the network was trained with, as far as the table says: the tag "seed", or the column of that name.</summary>
    public static string SeedOf(ScoreRow row) => Tag(row.Tags, "seed") ?? row.Seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>The names of a row's tags.</summary>
    public static IReadOnlyList<string> TagsOf(ScoreRow row)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(row.Tags.Length == 0 ? "{}" : row.Tags);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. document.RootElement.EnumerateObject().Select(tag => tag.Name)] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? TagOf(ScoreRow row, string name) =>
        Tag(row.Tags, name) ?? (name.StartsWith(TagPrefix, StringComparison.Ordinal) ? Tag(row.Tags, name[TagPrefix.Length..]) : null);

    private static string? Stated(string level) => level == Unstated ? null : level;

    internal static string? Tag(string tags, string name)
    {
        if (tags.Length == 0)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(tags);
            JsonElement at = document.RootElement;
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out JsonElement whole))
            {
                return whole.ValueKind is JsonValueKind.Null ? null : whole.ToString(); // a tag may have dots in its name: options.attention
            }

            foreach (string part in name.Split('.'))
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
                {
                    return null;
                }
            }

            return at.ValueKind is JsonValueKind.Null ? null : at.ToString();
        }
        catch (JsonException)
        {
            return null; // A table from elsewhere may hold free text here: the row then has no level.
        }
    }
}
