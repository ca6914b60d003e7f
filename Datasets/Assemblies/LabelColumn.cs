using System.Globalization;

namespace Concord.Datasets.Assemblies;

/// <summary>One label for each place along an axis, in the type in which the file has it: xarray's coordinate, a column of a table.</summary>
public sealed class LabelColumn
{
    private readonly Array _values;

    private LabelColumn(LabelKind kind, Array values)
    {
        Kind = kind;
        _values = values;
    }

    /// <summary>What the labels are.</summary>
    public LabelKind Kind { get; }

    /// <summary>How many.</summary>
    public int Count => _values.Length;

    /// <summary>Texts.</summary>
    public static LabelColumn Of(params string[] values) => new(LabelKind.Text, values);

    /// <summary>Whole numbers.</summary>
    public static LabelColumn Of(params long[] values) => new(LabelKind.Integer, values);

    /// <summary>Other numbers.</summary>
    public static LabelColumn Of(params double[] values) => new(LabelKind.Real, values);

    /// <summary>True or false.</summary>
    public static LabelColumn Of(params bool[] values) => new(LabelKind.Boolean, values);

    /// <summary>What a cell without a value says, in tables of numbers.</summary>
    internal static IReadOnlyList<string> MissingCells { get; } = ["", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null"];

    /// <summary>Whole numbers where all texts are whole numbers as a computer writes them ("7", not "07"), numbers where all are numbers or cells without a value (empty, NA, NaN), texts otherwise.</summary>
    /// <param name="texts">As they stand in a table.</param>
    public static LabelColumn Parse(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count > 0 && texts.All(text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value.ToString(CultureInfo.InvariantCulture) == text))
        {
            return Of([.. texts.Select(text => long.Parse(text, CultureInfo.InvariantCulture))]);
        }

        return texts.Any(IsReal) && texts.All(text => IsReal(text) || MissingCells.Contains(text))
            ? Of([.. texts.Select(text => MissingCells.Contains(text) ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))])
            : Of([.. texts]);
    }

    /// <summary>(Count) labels as texts; numbers in the shortest form that reads back the same.</summary>
    public string[] ToTexts() => Kind switch
    {
        LabelKind.Text => [.. (string[])_values],
        LabelKind.Integer => [.. ((long[])_values).Select(value => value.ToString(CultureInfo.InvariantCulture))],
        LabelKind.Boolean => [.. ((bool[])_values).Select(value => value ? "true" : "false")],
        _ => [.. ((double[])_values).Select(value => value.ToString("R", CultureInfo.InvariantCulture))],
    };

    /// <summary>(Count) labels as numbers; null where they are texts.</summary>
    public double[]? ToDoubles() => Kind switch
    {
        LabelKind.Text => null,
        LabelKind.Integer => [.. ((long[])_values).Select(value => (double)value)],
        LabelKind.Boolean => [.. ((bool[])_values).Select(value => value ? 1.0 : 0.0)],
        _ => [.. (double[])_values],
    };

    /// <summary>(Count) whole numbers; null where a label is none.</summary>
    public long[]? ToInt64s() => Kind switch
    {
        LabelKind.Integer => [.. (long[])_values],
        LabelKind.Boolean => [.. ((bool[])_values).Select(value => value ? 1L : 0L)],
        LabelKind.Real when ((double[])_values).All(value => value == Math.Floor(value) && Math.Abs(value) < 9e15) => [.. ((double[])_values).Select(value => (long)value)],
        _ => null,
    };

    /// <summary>Columns one after another; of different kinds as texts.</summary>
    /// <param name="parts">At least one.</param>
    public static LabelColumn Join(IReadOnlyList<LabelColumn> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.All(part => part.Kind == parts[0].Kind)
            ? parts[0].Kind switch
            {
                LabelKind.Integer => Of([.. parts.SelectMany(part => (long[])part._values)]),
                LabelKind.Real => Of([.. parts.SelectMany(part => (double[])part._values)]),
                LabelKind.Boolean => Of([.. parts.SelectMany(part => (bool[])part._values)]),
                _ => Of([.. parts.SelectMany(part => (string[])part._values)]),
            }
            : Of([.. parts.SelectMany(part => part.ToTexts())]);
    }

    /// <summary>The labels at some places, as a column of its own.</summary>
    /// <param name="places">Places along the axis, in the order wanted.</param>
    public LabelColumn At(IReadOnlyList<int> places) => Kind switch
    {
        LabelKind.Text => Of([.. places.Select(place => ((string[])_values)[place])]),
        LabelKind.Integer => Of([.. places.Select(place => ((long[])_values)[place])]),
        LabelKind.Boolean => Of([.. places.Select(place => ((bool[])_values)[place])]),
        _ => Of([.. places.Select(place => ((double[])_values)[place])]),
    };

    internal static bool IsReal(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && (text.Length == 1 || text[0] != '0' || !char.IsAsciiDigit(text[1]));
}
