namespace Concord.Datasets;

/// <summary>The checks that the types share: ids that are unique and not empty, lengths that agree, numbers that are finite.</summary>
internal static class Require
{
    public static void UniqueIds(string where, IReadOnlyList<string> ids, string what = "stimulus id")
    {
        var seen = new Dictionary<string, int>(ids.Count, StringComparer.Ordinal);
        for (int i = 0; i < ids.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(ids[i]))
            {
                throw new DatasetException(where, $"{what} {i} is empty", "a name for each", "Give every row an id of its own.");
            }

            if (!seen.TryAdd(ids[i], i))
            {
                throw new DatasetException(where, $"{what} '{ids[i]}' stands at {seen[ids[i]]} and again at {i}", $"each {what} once", "Rename or remove the duplicate; rows are matched by id.");
            }
        }
    }

    public static void Length(string where, string what, long found, long expected, string shape)
    {
        if (found != expected)
        {
            throw new DatasetException(where, $"{what} has {found} values", $"{expected} ({shape})", "Check that the array belongs to these labels and was not cut.");
        }
    }

    public static void Finite(string where, string what, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw NotFinite(where, what, i, values[i]);
            }
        }
    }

    public static void Finite(string where, string what, ReadOnlySpan<float> values, int columns, IReadOnlyList<string> rows)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new DatasetException(
                    where,
                    $"{what} holds {values[i]} at row {i / columns} ('{rows[i / columns]}'), unit {i % columns}",
                    "finite numbers",
                    "Remove the unit or the stimulus, or recompute the activations; nothing is filled in.");
            }
        }
    }

    private static DatasetException NotFinite(string where, string what, int index, double value) =>
        new(where, $"{what} holds {value} at position {index}", "finite numbers", "Missing values must be left out, not filled; drop the row or the column.");
}
