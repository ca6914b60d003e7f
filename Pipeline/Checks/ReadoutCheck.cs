using Concord.Models.Activations;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Class tokens are read only where there are any; a pca is fitted on a dataset that is known and has stimuli; tokens are a network's.</summary>
public sealed class ReadoutCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "readout";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary) =>
        manifest.Models.SelectMany(model => model.Readouts.SelectMany(readout => Check(manifest, model, readout, vocabulary)));

    private static IEnumerable<Finding> Check(Manifest manifest, ModelSpec model, ReadoutText readout, IManifestVocabulary vocabulary)
    {
        SourcePosition at = At(manifest, model, "tokens");
        if (model.Source is ActivationsSource && readout.Tokens != "all")
        {
            yield return FindingOf.Error(manifest, at, Messages.OnlyForNetworks("tokens", $"model '{model.Id}'"));
        }

        if (readout.FitOn is { } dataset && DatasetView.Find(dataset, null, [], vocabulary)?.Has(DatasetParts.Stimuli) != true)
        {
            Message message = vocabulary.HasDataset(dataset) ? Messages.NoStimuli(dataset) : Messages.UnknownDataset(dataset, vocabulary.DatasetIds, vocabulary);
            yield return FindingOf.Error(manifest, At(manifest, model, "projection", "fit-on"), message);
        }

        if (model.Source is not NetworkSource network || !vocabulary.ArchitectureIds.Contains(network.Architecture))
        {
            yield break;
        }

        IReadOnlyList<LayerInfo> selected = LayerNames.Selected(network, model.Layers, vocabulary);
        if (readout.Tokens == "last" && selected.Any(layer => !layer.IsOfText))
        {
            yield return FindingOf.Error(manifest, at, Messages.NoLastToken(network.Architecture));
            yield break;
        }

        if (selected.FirstOrDefault(layer => layer.IsOfText && !TokenPolicies.Fits(readout.Tokens, layer)) is { } unreadable)
        {
            yield return FindingOf.Error(manifest, at, Messages.NoSuchTokens(readout.Tokens, unreadable.Name, network.Architecture));
            yield break;
        }

        if (!TokenPolicies.NeedsClass(readout.Tokens))
        {
            yield break;
        }

        string[] without = [.. selected.Where(layer => !layer.HasClassToken).Select(layer => layer.Name)];
        if (model.Layers.Kind == LayerSelectionKind.Listed)
        {
            foreach (string layer in without)
            {
                yield return FindingOf.Error(manifest, at, Messages.NoClassToken(layer, readout.Tokens, network.Architecture));
            }
        }
        else if (without.Length == selected.Count)
        {
            yield return FindingOf.Error(manifest, at, Messages.NoClassTokens(readout.Tokens, network.Architecture));
        }
    }

    /// <summary>A key of the readout; where several are listed or the grid varies them, of the list or the model.</summary>
    private static SourcePosition At(Manifest manifest, ModelSpec model, params IEnumerable<string> keys)
    {
        SourcePosition readout = manifest.Positions.Of(model.Position, "readout");
        return readout == model.Position ? manifest.Positions.Of(model.Position, "readouts") : keys.Aggregate(readout, (owner, key) => manifest.Positions.Of(owner, key));
    }
}
