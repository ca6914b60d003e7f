using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Which array of a file is wanted.</summary>
public sealed record ArrayRequest
{
    private static readonly string[] s_usual = ["presentation", "neuroid", "time_bin"];

    /// <summary>The array's name in the file; null where the file holds one.</summary>
    public string? Variable { get; init; }

    /// <summary>Names for the axes in the order in which they are stored; empty: as the file says, or presentation, neuroid, time_bin.</summary>
    public IReadOnlyList<string> Axes { get; init; } = [];

    /// <summary>Further columns of a table that label presentations, beside those with usual names.</summary>
    public IReadOnlyList<string> PresentationLabels { get; init; } = [];

    /// <summary>Further columns of a table that label neuroids, beside those with usual names.</summary>
    public IReadOnlyList<string> NeuroidLabels { get; init; } = [];

    /// <summary>The file of a mask (x × y × z) for formats that keep volumes; null for none.</summary>
    public string? Mask { get; init; }

    /// <summary>The array asked for among those that a file has.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="names">The arrays with two sizes or more.</param>
    /// <exception cref="DatasetException">It is not there, or several are and none was named.</exception>
    internal string Choose(string path, IReadOnlyList<string> names) => Variable switch
    {
        null when names.Count == 1 => names[0],
        null => throw new DatasetException(path, names.Count == 0 ? "no array of numbers with two sizes or more" : $"{names.Count} arrays: {string.Join(", ", names.Take(8))}", "one array", "Name one in the dataset file: array: NAME."),
        _ when names.Contains(Variable) => Variable,
        _ => throw new DatasetException(path, $"no array '{Variable}'", names.Count == 0 ? "an array of numbers" : $"one of {string.Join(", ", names.Take(8))}", "Check the spelling in the dataset file."),
    };

    /// <summary>Axes without labels for an array whose file names none.</summary>
    /// <param name="where">File and array.</param>
    /// <param name="shape">Its sizes.</param>
    /// <exception cref="DatasetException">Another number of names, or more sizes than have usual names.</exception>
    internal LabelledAxis[] Name(string where, IReadOnlyList<int> shape)
    {
        IReadOnlyList<string> names = Axes.Count > 0 ? Axes : shape.Count <= s_usual.Length ? [.. s_usual.Take(shape.Count)] : [];
        return names.Count == shape.Count
            ? [.. shape.Select((length, axis) => new LabelledAxis(names[axis], length))]
            : throw new DatasetException(where, $"an array of {shape.Count} axes ({string.Join(" × ", shape)})", Axes.Count == 0 ? "up to three, or names for them" : $"{Axes.Count}, as the dataset file names", "Name each axis in the order in which it is stored: axes: [presentation, neuroid, time].");
    }
}
