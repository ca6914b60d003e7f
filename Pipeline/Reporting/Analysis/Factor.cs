using System.Text.Json;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Reads a factor of the comparison from a row: family, regime, architecture, or a tag.</summary>
public static class Factor
{
    /// <summary>The row's level, or null when it has none.</summary>
    public static string? LevelOf(ScoreRow row, string factor) => factor switch
    {
        "family" => row.Family,
        "regime" => row.Regime,
        "architecture" => row.Architecture,
        _ => Tag(row.Tags, factor),
    };

    private static string? Tag(string tags, string name)
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
