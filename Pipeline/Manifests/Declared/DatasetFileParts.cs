using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Declared;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Declared;

/// <summary>Reads the parts of a dataset file.</summary>
/// <param name="folder">The dataset file's folder, absolute.</param>
/// <param name="values">Reads values and collects findings.</param>
internal sealed class DatasetFileParts(string folder, ValueBinder values)
{
    private const double LongestTime = 1e7;

    public ValueBinder Values { get; } = values;

    public string Required(MapBinder map, string key, string owner) => map.Require(key, owner) is { } value ? this.Values.Text(value, key) ?? string.Empty : string.Empty;

    /// <summary>The items of a list, or the one item that stands without a list.</summary>
    public IEnumerable<YamlValue> Items(MapBinder map, string key) => map.Take(key) switch
    {
        null => [],
        YamlSequence list => this.Values.List(list, key),
        { } one => [one],
    };

    public DeclaredStimuli? Stimuli(YamlValue value)
    {
        if (value is YamlScalar)
        {
            return this.Values.Text(value, "stimuli") is { } path ? new DeclaredStimuli { Folder = this.Resolve(path) } : null;
        }

        if (this.Values.Map(value, "stimuli") is not { } map)
        {
            return null;
        }

        string? folderOf = map.Text("folder");
        DeclaredStimuli stimuli = new()
        {
            Folder = folderOf is null ? null : this.Resolve(folderOf),
            Table = this.File(map, "table"),
            Texts = this.File(map, "texts"),
            Background = map.Numbers("background", 3, 0) is { } colour && colour.All(part => part <= byte.MaxValue) ? ((byte)colour[0], (byte)colour[1], (byte)colour[2]) : null,
            Upright = map.Boolean("upright") ?? false,
            FollowLinks = map.Boolean("follow-links") ?? false,
            AllowExtra = map.Boolean("allow-extra") ?? false,
            ByCategory = map.Word("conditions", ["stimulus", "category"]) == "category",
        };
        if (stimuli.Folder is null == stimuli.Texts is null)
        {
            this.Values.Log.Error(map.Position, new Message("stimuli are a folder of pictures or a file of texts.", "Give one of 'folder' and 'texts'."));
        }

        map.Done("stimuli");
        return stimuli;
    }

    public DeclaredResponses? Responses(YamlValue value)
    {
        const string owner = "responses";
        if (this.Values.Map(value, owner) is not { } map || this.OneOrMore(map, owner) is not { Length: > 0 } files)
        {
            return null;
        }

        MapBinder? columns = map.Map("columns");
        DeclaredResponses responses = new(files)
        {
            Unit = this.Required(map, "unit", owner),
            Array = map.Text("array"),
            Format = map.Word("format", [.. Concord.Datasets.Formats.ArrayFile.Formats.Select(format => format.Id)]),
            Axes = map.Texts("axes"),
            Mask = this.File(map, "mask"),
            Presentations = this.File(map, "presentations"),
            Neuroids = this.File(map, "neuroids"),
            Scale = map.Number("scale", -double.MaxValue, double.MaxValue) ?? 1,
            Layout = new AssemblyLayout
            {
                Region = map.Text("region"),
                Subject = map.Text("subject"),
                TimeBins = this.Bins(map),
                StimulusColumn = columns?.Text("stimulus"),
                RepetitionColumn = columns?.Text("repetition"),
                SessionColumn = columns?.Text("session"),
                NeuroidColumn = columns?.Text("neuroid"),
                RegionColumn = columns?.Text("region"),
                SubjectColumn = columns?.Text("subject"),
                CeilingColumn = columns?.Text("ceiling"),
            },
        };
        columns?.Done("columns");
        map.Done(owner);
        return responses;
    }

    public DeclaredRdms? Rdms(YamlValue value)
    {
        const string owner = "rdms";
        if (this.Values.Map(value, owner) is not { } map || this.RequiredFile(map, owner) is not { } file)
        {
            return null;
        }

        DeclaredRdms rdms = new(file, this.Required(map, "region", owner))
        {
            Array = map.Text("array"),
            Subjects = map.Texts("subjects"),
            Order = this.File(map, "order"),
        };
        map.Done(owner);
        return rdms;
    }

    public DeclaredTrials? Trials(YamlValue value)
    {
        const string owner = "trials";
        if (this.Values.Map(value, owner) is not { } map)
        {
            return null;
        }

        DeclaredFile[] files = map.Require("files", owner) is { } list ? this.Files(list) : [];
        DeclaredTrials trials = new(this.Required(map, "name", owner), files) { Excluded = map.Texts("left-out") };
        map.Done(owner);
        return trials;
    }

    private DeclaredFile? RequiredFile(MapBinder map, string owner)
    {
        string path = this.Required(map, "file", owner);
        string? sha256 = map.Text("sha256");
        return path.Length == 0 ? null : new DeclaredFile(this.Resolve(path), sha256);
    }

    // file: for one; files: for one a session.
    private DeclaredFile[] OneOrMore(MapBinder map, string owner)
    {
        if (!map.Has("files"))
        {
            return this.RequiredFile(map, owner) is { } one ? [one] : [];
        }

        if (map.Take("file") is not null)
        {
            this.Values.Log.Error(map.Position, Messages.Conflict(owner, "file", "files"));
        }

        return this.Files(map.Take("files")!);
    }

    private DeclaredFile[] Files(YamlValue list) => [.. this.Values.List(list, "files").Select(item => this.File(item, "files")).OfType<DeclaredFile>()];

    // A path alone, or a map of file and sha256.
    private DeclaredFile? File(MapBinder map, string key) => map.Take(key) is { } value ? this.File(value, key) : null;

    private DeclaredFile? File(YamlValue value, string key)
    {
        if (value is not YamlMapping)
        {
            return this.Values.Text(value, key) is { } path ? new DeclaredFile(this.Resolve(path)) : null;
        }

        MapBinder inner = this.Values.Map(value, key)!;
        DeclaredFile? file = this.RequiredFile(inner, key);
        inner.Done(key);
        return file;
    }

    private IReadOnlyList<TimeBin> Bins(MapBinder map)
    {
        if (map.Map("bins") is not { } bins)
        {
            return [];
        }

        double? from = bins.Number("from", -LongestTime, LongestTime);
        double? step = bins.Number("step", double.Epsilon, LongestTime);
        int? count = bins.Integer("count", 1, 1_000_000);
        bins.Done("bins");
        if (from is not { } start || step is not { } width || count is not { } all)
        {
            this.Values.Log.Error(bins.Position, new Message("time bins need a beginning, a width and a number.", string.Create(CultureInfo.InvariantCulture, $"Write bins: {{ from: -100, step: 10, count: 50 }}, in milliseconds from the stimulus' onset.")));
            return [];
        }

        return [.. Enumerable.Range(0, all).Select(bin => new TimeBin(start + (bin * width), start + ((bin + 1) * width)))];
    }

    private string Resolve(string path) => Path.GetFullPath(Path.Combine(folder, path));
}
