using Concord.Models.Activations;

namespace Concord.Pipeline.Manifests;

/// <summary>What of a lesion a network does not have.</summary>
internal static class AblationFit
{
    /// <summary>Each mistake with its place; none where all of it can be cut.</summary>
    public static IEnumerable<(SourcePosition At, Message Message)> Mistakes(AblationText ablation, NetworkSource network, ManifestPositions positions, IManifestVocabulary vocabulary)
    {
        IReadOnlyList<LayerInfo> layers = vocabulary.LayersOf(network);
        for (int i = 0; i < ablation.Heads.Count; i++)
        {
            if (Head(ablation.Heads[i], network.Name, layers) is { } message)
            {
                yield return (positions.Of(ablation.Position, "heads", i), message);
            }
        }

        SourcePosition owner = positions.Of(ablation.Position, "units");
        foreach (UnitsText units in ablation.Units)
        {
            IReadOnlyList<LayerInfo> hit = LayerPattern.Match(units.Site, layers);
            if (hit.Count == 0)
            {
                yield return (positions.Of(owner, units.Site), Messages.UnknownLayer(units.Site, network.Name, layers));
            }

            for (int i = 0; i < units.Units.Count; i++)
            {
                if (hit.FirstOrDefault(layer => units.Units[i] >= layer.Features) is { } layer)
                {
                    yield return (positions.Of(owner, units.Site, i), Messages.UnitOutside(units.Units[i], layer.Name, layer.Features));
                }
            }
        }

        if (ablation.Positions is not null && !vocabulary.HasPositions(network))
        {
            yield return (positions.Of(ablation.Position, "positions"), Messages.NoPositions(network.Name));
        }
    }

    private static Message? Head(HeadText head, string architecture, IReadOnlyList<LayerInfo> layers)
    {
        string path = head.Block is { } block ? FormattableString.Invariant($"*.{block}.attn.head.") : "*.attn.head.";
        IReadOnlyList<LayerInfo> heads = LayerPattern.Match(path + "*", layers);
        if (heads.Any(part => part.Name.EndsWith(FormattableString.Invariant($".attn.head.{head.Head}"), StringComparison.Ordinal)))
        {
            return null;
        }

        if (LayerPattern.Match("*.attn.head.*", layers).Count == 0)
        {
            return Messages.NoHeads(architecture);
        }

        int count = heads.Count == 0 ? 0 : heads.Max(part => int.Parse(part.Name.AsSpan(part.Name.LastIndexOf('.') + 1), System.Globalization.CultureInfo.InvariantCulture)) + 1;
        return Messages.UnknownHead(head, architecture, count);
    }
}
