using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Checks;

/// <summary>No tag or part of a training record is called like a column of the score table: a factor's name means one thing.</summary>
public sealed class TagNameCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "tag-name";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary) =>
        from model in manifest.Models
        from part in new[] { (Key: "tags", Names: model.Tags.Keys), (Key: "training", Names: model.Training.Keys) }
        from name in part.Names
        where Factor.Reserved.Contains(name, StringComparer.Ordinal)
        select FindingOf.Error(manifest, manifest.Positions.Of(model.Position, part.Key), Messages.TagLikeColumn(name));
}
