using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Reading;

namespace Concord.Pipeline.Checks;

/// <summary>Only networks of the catalogue have parameters that can be counted.</summary>
public sealed class CountedTagCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "counted-tag";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary) =>
        manifest.Models.Where(model => model.Source is not NetworkSource && model.Tags.GetValueOrDefault(AutomaticTags.Parameters) == AutomaticTags.Counted)
            .Select(model => FindingOf.Error(manifest, manifest.Positions.Of(model.Position, "tags"), new Message($"the parameters of '{model.Id}' cannot be counted: it is no network of the catalogue.", "Write their number: tags: { parameters: 25557032 }.")));
}
