namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>
/// Puts together what YAML takes apart: within braces or brackets a comma ends a plain scalar, so that
/// <c>{ alphas: logspace(-2, 6, 17) }</c> reads as the three keys <c>alphas</c>, <c>6</c> and <c>17)</c>.
/// </summary>
internal static class CallText
{
    /// <summary>The entries of a map in braces with open brackets closed by the bare keys that follow.</summary>
    public static IReadOnlyList<YamlEntry> Join(IReadOnlyList<YamlEntry> entries)
    {
        List<YamlEntry> joined = [];
        foreach (YamlEntry entry in entries)
        {
            if (joined.Count > 0 && joined[^1].Value is YamlScalar open && IsOpen(open) && entry.Value is YamlScalar { IsNull: true } && entry.Key.IsPlain)
            {
                joined[^1] = joined[^1] with { Value = open with { Text = $"{open.Text}, {entry.Key.Text}" } };
            }
            else
            {
                joined.Add(entry);
            }
        }

        return joined;
    }

    /// <summary>The items of a list in brackets, likewise.</summary>
    public static IReadOnlyList<YamlValue> Join(IReadOnlyList<YamlValue> items)
    {
        List<YamlValue> joined = [];
        foreach (YamlValue item in items)
        {
            if (joined.Count > 0 && joined[^1] is YamlScalar open && IsOpen(open) && item is YamlScalar { IsPlain: true } next)
            {
                joined[^1] = open with { Text = $"{open.Text}, {next.Text}" };
            }
            else
            {
                joined.Add(item);
            }
        }

        return joined;
    }

    private static bool IsOpen(YamlScalar scalar) =>
        scalar.IsPlain && scalar.Text.Length < 1000 && scalar.Text.Count(letter => letter == '(') > scalar.Text.Count(letter => letter == ')');
}
