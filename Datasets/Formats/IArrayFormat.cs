using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>One file format in which labs keep recordings.</summary>
public interface IArrayFormat
{
    /// <summary>The format's name.</summary>
    string Id { get; }

    /// <summary>File endings, with the dot, in lower case.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads one array with whatever labels the file has.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">Which array, and how its axes are called where the file does not say.</param>
    /// <exception cref="DatasetException">No such array, several and none named, or a file that cannot be read.</exception>
    LabelledArray Read(string path, ArrayRequest request);
}
