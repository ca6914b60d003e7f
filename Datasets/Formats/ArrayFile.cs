using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads an array of responses from any of the formats in which labs keep them.</summary>
public static class ArrayFile
{
    /// <summary>Every format; one line each.</summary>
    public static IReadOnlyList<IArrayFormat> Formats { get; } =
    [
        new NpzArrays(),
        new NpyArrays(),
        new NetCdfArrays(),
        new MatArrays(),
        new Hdf5Arrays(),
        new BetaArrays(),
        new TableArrays(),
    ];

    /// <summary>Reads one array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">Which array; null for the only one.</param>
    /// <param name="format">A format's id, where the file's ending does not tell it.</param>
    /// <exception cref="DatasetException">An unknown ending or format, or as the format says.</exception>
    public static LabelledArray Read(string path, ArrayRequest? request = null, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        string ending = Path.GetExtension(path).ToLowerInvariant();
        IArrayFormat? found = Formats.FirstOrDefault(candidate => format is null ? candidate.Extensions.Contains(ending) : candidate.Id == format);
        return found?.Read(path, request ?? new ArrayRequest())
            ?? throw new DatasetException(
                path,
                format is null ? $"a file that ends in '{ending}'" : $"a format '{format}'",
                format is null ? string.Join(", ", Formats.SelectMany(candidate => candidate.Extensions)) : string.Join(", ", Formats.Select(candidate => candidate.Id)),
                "Name the format in the dataset file: format: ….");
    }
}
