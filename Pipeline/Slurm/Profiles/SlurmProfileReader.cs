using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Slurm.Profiles;

/// <summary>Reads a cluster's profile, with every mistake at once.</summary>
public sealed class SlurmProfileReader
{
    private const string Owner = "a SLURM profile";

    private readonly ValueBinder values;
    private readonly string folder;
    private readonly Dictionary<string, SourcePosition> places = new(StringComparer.Ordinal);

    private SlurmProfileReader(ValueBinder values, string folder)
    {
        this.values = values;
        this.folder = folder;
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file; a program's path in it is relative to its folder.</param>
    public static SlurmProfileReadResult Read(string path)
    {
        FindingLog log = new(path);
        return YamlFile.Load(path, log) is { } text ? Parse(path, text, log) : new SlurmProfileReadResult(null, log.Sorted());
    }

    /// <summary>Reads a profile's text again, as it was kept with what was submitted.</summary>
    /// <param name="path">The file that it came from.</param>
    /// <param name="text">Its text.</param>
    public static SlurmProfileReadResult Parse(string path, string text) => Parse(path, text, new FindingLog(path));

    private static SlurmProfileReadResult Parse(string path, string text, FindingLog log)
    {
        SlurmProfile? profile = null;
        ValueBinder binder = new(log, new ManifestPositions());
        if (YamlTree.Read(text, log) is { } root && binder.Map(root, Owner) is { } map)
        {
            SlurmProfileReader reader = new(binder, Path.GetDirectoryName(Path.GetFullPath(path))!);
            profile = reader.Build(map) with { Path = path, Text = text, Places = reader.places };
        }

        return new SlurmProfileReadResult(log.HasErrors ? null : profile, log.Sorted());
    }

    private SlurmProfile Build(MapBinder map)
    {
        SlurmPool common = this.Pool(map, string.Empty, new SlurmPool());
        SlurmProfile profile = new()
        {
            Concord = this.Command(map),
            Setup = this.Texts(map, "setup"),
            Signal = this.Span(map, "signal", string.Empty) ?? SlurmProfileDefaults.Signal,
            Absent = this.Span(map, "absent", string.Empty) ?? SlurmProfileDefaults.Absent,
        };
        profile = this.Limits(map, profile) with
        {
            Cpu = this.PoolOf(map, "cpu", common, null),
            Gpu = this.PoolOf(map, "gpu", common, SlurmProfileDefaults.Gres),
        };
        map.Done(Owner);
        return profile;
    }

    private SlurmProfile Limits(MapBinder map, SlurmProfile profile)
    {
        if (this.Part(map, "time") is { } time)
        {
            profile = profile with
            {
                TimeFactor = time.Number("factor", 1, 1000) ?? SlurmProfileDefaults.TimeFactor,
                TimeMinimum = this.Span(time, "minimum", "time.") ?? SlurmProfileDefaults.TimeMinimum,
                TimeMaximum = this.Span(time, "maximum", "time."),
            };
            time.Done("time");
        }

        if (this.Part(map, "memory") is { } memory)
        {
            profile = profile with
            {
                MemoryFactor = memory.Number("factor", 1, 100) ?? SlurmProfileDefaults.MemoryFactor,
                MemoryMinimum = this.Size(memory, "minimum") ?? SlurmProfileDefaults.MemoryMinimum,
                MemoryMaximum = this.Size(memory, "maximum"),
            };
            memory.Done("memory");
        }

        if (this.Part(map, "array") is { } array)
        {
            profile = profile with
            {
                Throttle = array.Integer("throttle", 1, 1_000_000),
                Elements = array.Integer("elements", 1, 1_000_000),
                Pack = this.Span(array, "pack", "array.") ?? SlurmProfileDefaults.Pack,
            };
            array.Done("array");
        }

        return profile;
    }

    private SlurmPool PoolOf(MapBinder map, string name, SlurmPool common, string? gres)
    {
        common = common with { Gres = gres };
        if (this.Part(map, name) is not { } part)
        {
            return common;
        }

        SlurmPool pool = this.Pool(part, name + ".", common);
        if (gres is not null && part.Take("gres") is { } value && this.values.Text(value, "gres") is { } text)
        {
            this.places[name + ".gres"] = value.Position;
            pool = pool with { Gres = this.Gres(value, text) };
        }

        part.Done(name);
        return pool;
    }

    private SlurmPool Pool(MapBinder map, string prefix, SlurmPool common)
    {
        IReadOnlyList<string> partitions = this.Texts(map, "partition", prefix);
        IReadOnlyList<string> exclude = this.Texts(map, "exclude", prefix);
        IReadOnlyList<string> lines = this.Texts(map, "sbatch", prefix);
        SbatchLines.Check(lines, this.places.GetValueOrDefault(prefix + "sbatch") ?? map.Position, this.values.Log);
        return common with
        {
            Partitions = partitions.Count > 0 ? [.. partitions.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : common.Partitions,
            Account = this.Word(map, "account", prefix) ?? common.Account,
            Constraint = this.Word(map, "constraint", prefix) ?? common.Constraint,
            Exclude = exclude.Count > 0 ? exclude : common.Exclude,
            Sbatch = [.. common.Sbatch, .. lines],
        };
    }

    private string Gres(YamlValue value, string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length > 2 || parts[0] != "gpu" || parts.Any(part => part.Length == 0))
        {
            this.values.Log.Error(value.Position, new Message($"'gres' must be gpu or gpu:TYPE; found '{YamlScalar.Short(text)}'.", "A job takes one GPU; its number is not written."));
        }

        return text;
    }

    private IReadOnlyList<string> Command(MapBinder map)
    {
        IReadOnlyList<string> words = this.Texts(map, "concord");

        // A bare name is sought on the node's PATH; a path is relative to the profile, and so is what a container is told to open.
        return [.. words.Select((word, place) => IsPath(word, place) ? Path.GetFullPath(Path.Combine(this.folder, word)) : word)];

        static bool IsPath(string word, int place) => place == 0 ? word.Contains('/', StringComparison.Ordinal) : word.StartsWith("./", StringComparison.Ordinal) || word.StartsWith("../", StringComparison.Ordinal);
    }

    private MapBinder? Part(MapBinder map, string key)
    {
        if (map.Take(key) is not { } value)
        {
            return null;
        }

        this.places[key] = value.Position;
        return this.values.Map(value, key);
    }

    private string? Word(MapBinder map, string key, string prefix)
    {
        if (map.Take(key) is not { } value)
        {
            return null;
        }

        this.places[prefix + key] = value.Position;
        return this.values.Text(value, key);
    }

    // One text, or a list of them.
    private IReadOnlyList<string> Texts(MapBinder map, string key, string prefix = "")
    {
        if (map.Take(key) is not { } value)
        {
            return [];
        }

        this.places[prefix + key] = value.Position;
        return value is YamlSequence ? this.values.Texts(value, key) : this.values.Text(value, key) is { } text ? [text] : [];
    }

    private TimeSpan? Span(MapBinder map, string key, string prefix)
    {
        if (this.Word(map, key, prefix) is not { } text)
        {
            return null;
        }

        if (SlurmTime.TryParse(text, out TimeSpan span))
        {
            return span;
        }

        this.values.Log.Error(this.places[prefix + key], Messages.WrongType(key, "a time such as 30min, 4h, 2d or 1-12:00:00", $"'{YamlScalar.Short(text)}'"));
        return null;
    }

    private long? Size(MapBinder map, string key)
    {
        if (this.Word(map, key, "memory.") is not { } text)
        {
            return null;
        }

        if (MemorySize.TryParse(text, out long bytes))
        {
            return bytes;
        }

        this.values.Log.Error(this.places["memory." + key], Messages.WrongType(key, "a size such as 8GiB or 512MiB", $"'{YamlScalar.Short(text)}'"));
        return null;
    }
}
