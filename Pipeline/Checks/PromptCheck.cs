using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Prompts are given to networks that decide by sentences only.</summary>
public sealed class PromptCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "prompts";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (ModelSpec model in manifest.Models.Where(model => model.Prompts is not null))
        {
            bool decides = model.Source switch
            {
                NetworkSource network => !vocabulary.ArchitectureIds.Contains(network.Architecture) || vocabulary.DecidesByTexts(network.Architecture),
                UnreadableSource => true,
                _ => false,
            };
            if (!decides)
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(model.Position, "prompts"), Messages.NoPrompts($"model '{model.Id}'"));
            }
        }
    }
}
