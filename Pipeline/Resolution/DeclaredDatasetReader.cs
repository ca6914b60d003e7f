using Concord.Datasets.Catalogue;
using Concord.Datasets.Declared;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Declared;

namespace Concord.Pipeline.Resolution;

/// <summary>Loads datasets from dataset files, each once: what checks a manifest and what runs it share the reading.</summary>
public sealed class DeclaredDatasetReader
{
    private readonly Dictionary<string, (Dataset? Dataset, IReadOnlyList<Finding> Findings)> read = new(StringComparer.Ordinal);

    /// <summary>The dataset of a file, or null, and what was found wrong with the file or with what it names.</summary>
    /// <param name="path">The dataset file.</param>
    public (Dataset? Dataset, IReadOnlyList<Finding> Findings) Read(string path)
    {
        lock (this.read)
        {
            if (!this.read.TryGetValue(path, out (Dataset? Dataset, IReadOnlyList<Finding> Findings) result))
            {
                this.read[path] = result = Load(path);
            }

            return result;
        }
    }

    private static (Dataset? Dataset, IReadOnlyList<Finding> Findings) Load(string path)
    {
        DatasetReadResult file = DatasetFileReader.Read(path);
        if (file.Declaration is not { } declaration)
        {
            return (null, file.Findings);
        }

        if (DatasetCatalogue.All.Any(entry => entry.Info.Id == declaration.Id))
        {
            return (null, [.. file.Findings, new Finding(Severity.Error, path, 1, 1, $"the id '{declaration.Id}' is that of an entry of the catalogue.", "Choose another: scores are told apart by it.")]);
        }

        DeclaredReadResult result = DeclaredDataset.Read(declaration);
        return result.Faults.Count == 0
            ? (result.Dataset, file.Findings)
            : (null, [.. file.Findings, .. result.Faults.Select(fault => new Finding(Severity.Error, path, 1, 1, $"{fault.Where}: {fault.Found}; expected {fault.Expected}.", fault.Remedy))]);
    }
}
