namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>Reads the keys of one map; <see cref="Done"/> reports those that nobody asked for.</summary>
internal sealed class MapBinder
{
    private readonly YamlMapping _map;
    private readonly ValueBinder _values;
    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];
    private readonly List<(string Key, Message Message)> _missing = [];

    public MapBinder(YamlMapping map, ValueBinder values)
    {
        _map = map;
        _values = values;
        foreach (YamlEntry entry in map.Entries)
        {
            if (!_entries.TryAdd(entry.Key.Text, entry))
            {
                values.Log.Error(entry.Key.Position, Messages.DuplicateKey(entry.Key.Text, _entries[entry.Key.Text].Key.Position.Line));
            }

            values.Positions.Add(map.Position, entry.Key.Text, -1, entry.Value.Position);
            if (entry.Value is YamlSequence list)
            {
                for (int item = 0; item < list.Items.Count; item++)
                {
                    values.Positions.Add(map.Position, entry.Key.Text, item, list.Items[item].Position);
                }
            }
        }
    }

    public SourcePosition Position => _map.Position;

    public IEnumerable<YamlEntry> Entries => _entries.Values;

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The value of a key, or null where it was not written.</summary>
    public YamlValue? Take(string key)
    {
        _known.Add(key);
        return _entries.GetValueOrDefault(key)?.Value;
    }

    /// <summary>Reports, with <see cref="Done"/>, that a key was not written, unless an unknown key is a slip of it.</summary>
    public void Missing(string key, Message message) => _missing.Add((key, message));

    /// <summary>The value of a key; a finding where it was not written.</summary>
    public YamlValue? Require(string key, string owner)
    {
        YamlValue? value = Take(key);
        if (value is null)
        {
            Missing(key, Messages.Missing(owner, key));
        }

        return value;
    }

    public string? Text(string key) => Take(key) is { } value ? _values.Text(value, key) : null;

    public string? Word(string key, IReadOnlyList<string> choices) => Take(key) is { } value ? _values.Word(value, key, choices) : null;

    public long? Integer(string key, long minimum, long maximum) => Take(key) is { } value ? _values.Integer(value, key, minimum, maximum) : null;

    public int? Integer(string key, int minimum, int maximum) => (int?)Integer(key, (long)minimum, maximum);

    public double? Number(string key, double minimum, double maximum) => Take(key) is { } value ? _values.Number(value, key, minimum, maximum) : null;

    public bool? Boolean(string key) => Take(key) is { } value ? _values.Boolean(value, key) : null;

    public IReadOnlyList<YamlValue> List(string key) => Take(key) is { } value ? _values.List(value, key) : [];

    public IReadOnlyList<string> Texts(string key) => Take(key) is { } value ? _values.Texts(value, key) : [];

    public IReadOnlyList<double>? Numbers(string key, int count, double minimum) => Take(key) is { } value ? _values.Numbers(value, key, count, minimum) : null;

    public MapBinder? Map(string key) => Take(key) is { } value ? _values.Map(value, key) : null;

    /// <summary>Free keys with scalar values, as written.</summary>
    public IReadOnlyDictionary<string, string> Scalars(string key)
    {
        Dictionary<string, string> scalars = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in Map(key)?.Entries ?? [])
        {
            if (_values.Text(entry.Value, entry.Key.Text) is { } text)
            {
                scalars[entry.Key.Text] = text;
            }
        }

        return scalars;
    }

    /// <summary>Reports every key that was written and never asked for, and those that were required and not written.</summary>
    public void Done(string owner)
    {
        YamlEntry[] unknown = [.. _entries.Values.Where(entry => !_known.Contains(entry.Key.Text))];
        foreach (YamlEntry entry in unknown)
        {
            _values.Log.Error(entry.Key.Position, Messages.UnknownKey(owner, entry.Key.Text, _known));
        }

        string?[] slips = [.. unknown.Select(entry => Suggestions.Nearest(entry.Key.Text, _known))];
        foreach ((string key, Message message) in _missing.Where(missing => !slips.Contains(missing.Key)))
        {
            _values.Log.Error(Position, message);
        }
    }
}
