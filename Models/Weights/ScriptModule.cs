using Concord.Models.Weights.Pickle;

namespace Concord.Models.Weights;

/// <summary>The tensors of a TorchScript archive by attribute path, as <c>state_dict</c> of the same module would name them.</summary>
/// <remarks>
/// A module is an object with attributes: tensors, further modules, and settings (<c>training</c> and others, which are counted and left
/// out). The archive does not tell parameters from other tensors without its code, so tensors that are plain attributes are read too.
/// </remarks>
internal sealed class ScriptModule
{
    // Objects may be shared, so that a small file could name more paths than there are atoms.
    private const int MostVisits = 1_000_000;
    private const int Deepest = 100;
    private const int MostLetters = 4096;

    private readonly string _file;
    private int _visits;
    private int _others;

    private ScriptModule(string file, string path)
    {
        _file = file;
        Path = path;
    }

    public string Path { get; }

    public OrderedDictionary<string, PickleTensor> Tensors { get; } = new(StringComparer.Ordinal);

    public List<string> Skipped { get; } = [];

    /// <summary>Walks the module that the archive holds, or a part of it.</summary>
    /// <param name="file">Named in errors.</param>
    /// <param name="root">The unpickled data.</param>
    /// <param name="asked">Attribute path of a part, such as <c>visual</c>; null for the whole.</param>
    /// <param name="standIns">Data of Python classes that was met.</param>
    public static ScriptModule Read(string file, object? root, string? asked, IReadOnlyDictionary<string, int> standIns)
    {
        bool whole = asked is null or "" or StoredWeights.TopLevel;
        object? part = root;
        foreach (string step in whole ? [] : asked!.Split('.'))
        {
            part = part is PickleObject { Attributes: { } attributes } && attributes.TryGet(step, out object? inner) ? inner : null;
        }

        if (part is not PickleObject module)
        {
            throw whole ? WeightsMessages.NotTorch(file, $"a TorchScript archive of {PickleValues.Describe(root)}") : WeightsMessages.NoSuchPath(file, asked!, PickleValues.Describe(root));
        }

        ScriptModule read = new(file, whole ? StoredWeights.TopLevel : asked!);
        read.Walk("", module, 0);
        if (read.Tensors.Count == 0)
        {
            throw WeightsMessages.NoTensors(file, []);
        }

        if (read._others > 0)
        {
            read.Skipped.Add($"{read._others} attributes that are no tensors");
        }

        read.Skipped.AddRange(standIns.Select(pair => $"{pair.Key}: data of a Python object, not built ({pair.Value} {(pair.Value == 1 ? "time" : "times")})"));
        return read;
    }

    private void Walk(string path, PickleObject module, int depth)
    {
        if (depth > Deepest)
        {
            throw WeightsMessages.TooLarge(_file, $"data.pkl, module '{path}'", "modules within modules", Deepest);
        }

        foreach ((object? key, object? value) in module.Attributes?.Pairs ?? [])
        {
            if (++_visits > MostVisits)
            {
                throw WeightsMessages.TooLarge(_file, "data.pkl", "attributes without end", MostVisits);
            }

            string name = key is string text ? $"{(path.Length == 0 ? "" : path + ".")}{text}" : path;
            if (name.Length > MostLetters)
            {
                throw WeightsMessages.TooLarge(_file, "data.pkl", $"an attribute path of {name.Length} letters", MostLetters);
            }

            switch (value)
            {
                case PickleTensor tensor: Tensors[name] = tensor; break;
                case PickleObject inner: Walk(name, inner, depth + 1); break;
                default: _others++; break;
            }
        }
    }
}
