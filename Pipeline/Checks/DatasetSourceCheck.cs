using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A model taken from a dataset is one that the dataset brings.</summary>
public sealed class DatasetSourceCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "dataset-source";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (ModelSpec model in manifest.Models)
        {
            if (model.Source is not DatasetSource source)
            {
                continue;
            }

            SourcePosition from = manifest.Positions.Of(model.Position, "from");
            if (!vocabulary.HasDataset(source.Dataset))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(from, "dataset"), Messages.UnknownDataset(source.Dataset, vocabulary.DatasetIds, vocabulary));
                continue;
            }

            string[] names = [.. vocabulary.DatasetSources(source.Dataset).Select(known => known.Name)];
            if (!names.Contains(source.Name))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(from, "name"), Messages.Unknown("model", source.Name, names, $"dataset '{source.Dataset}'"));
            }
        }
    }
}
