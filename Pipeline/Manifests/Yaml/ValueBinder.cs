using System.Globalization;

namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>Reads single values as text, numbers, lists and maps; a wrong type becomes a finding and a null.</summary>
internal sealed class ValueBinder(FindingLog log, ManifestPositions positions)
{
    public FindingLog Log { get; } = log;

    public ManifestPositions Positions { get; } = positions;

    public string? Text(YamlValue value, string name)
    {
        if (value is YamlScalar { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text))
        {
            return scalar.Text;
        }

        return Wrong<string>(value, name, "text");
    }

    public string? Word(YamlValue value, string name, IReadOnlyList<string> choices)
    {
        if (Text(value, name) is not { } text)
        {
            return null;
        }

        if (choices.Contains(text))
        {
            return text;
        }

        Log.Error(value.Position, Messages.NotAChoice(name, text, choices));
        return null;
    }

    public long? Integer(YamlValue value, string name, long minimum, long maximum)
    {
        if (value is not YamlScalar { IsPlain: true } scalar || !long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            Log.Error(value.Position, Messages.WrongType(name, "a whole number", value.Describe));
            return null;
        }

        if (number >= minimum && number <= maximum)
        {
            return number;
        }

        Log.Error(value.Position, Messages.OutOfRange(name, scalar.Text, minimum, maximum));
        return null;
    }

    public double? Number(YamlValue value, string name, double minimum, double maximum)
    {
        if (value is not YamlScalar { IsPlain: true } scalar
            || !double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            || !double.IsFinite(number))
        {
            Log.Error(value.Position, Messages.WrongType(name, "a number", value.Describe));
            return null;
        }

        if (number >= minimum && number <= maximum)
        {
            return number;
        }

        Log.Error(value.Position, Messages.OutOfRange(name, scalar.Text, minimum, maximum));
        return null;
    }

    public bool? Boolean(YamlValue value, string name)
    {
        switch (value)
        {
            case YamlScalar { IsPlain: true, Text: "true" }:
                return true;
            case YamlScalar { IsPlain: true, Text: "false" }:
                return false;
            default:
                Log.Error(value.Position, Messages.WrongType(name, "true or false", value.Describe));
                return null;
        }
    }

    /// <summary>The items; an empty list where the value is no list or has no items, with a finding.</summary>
    public IReadOnlyList<YamlValue> List(YamlValue value, string name)
    {
        if (value is not YamlSequence sequence)
        {
            Log.Error(value.Position, Messages.WrongType(name, "a list", value.Describe));
            return [];
        }

        if (sequence.Items.Count == 0)
        {
            Log.Error(value.Position, Messages.EmptyList(name));
        }

        return sequence.Items;
    }

    /// <summary>Texts of a list, those of the wrong type left out with a finding.</summary>
    public IReadOnlyList<string> Texts(YamlValue value, string name) =>
        [.. List(value, name).Select(item => Text(item, name)).OfType<string>()];

    /// <summary>Exactly that many numbers, or null with a finding.</summary>
    public IReadOnlyList<double>? Numbers(YamlValue value, string name, int count, double minimum)
    {
        IReadOnlyList<YamlValue> items = List(value, name);
        double[] numbers = [.. items.Select(item => Number(item, name, minimum, double.MaxValue)).OfType<double>()];
        if (items.Count > 0 && items.Count != count)
        {
            Log.Error(value.Position, Messages.WrongCount(name, count, items.Count));
        }

        return numbers.Length == count ? numbers : null;
    }

    public MapBinder? Map(YamlValue value, string name)
    {
        if (value is YamlMapping map)
        {
            return new MapBinder(map, this);
        }

        Log.Error(value.Position, Messages.WrongType(name, "a map of keys", value.Describe));
        return null;
    }

    private T? Wrong<T>(YamlValue value, string name, string expected)
        where T : class
    {
        Log.Error(value.Position, Messages.WrongType(name, expected, value.Describe));
        return null;
    }
}
