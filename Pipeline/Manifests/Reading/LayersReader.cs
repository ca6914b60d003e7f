using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>layers:</c>: all, blocks or a list of names.</summary>
internal static class LayersReader
{
    private static readonly LayerSelection Default = new(LayerSelectionKind.Default, []);

    public static LayerSelection Read(MapBinder map, ModelSource source, string owner, ReadingContext context)
    {
        YamlValue? value = map.Take("layers");
        if (value is null)
        {
            return Default;
        }

        if (source is ActivationsSource or DatasetSource)
        {
            context.Log.Error(value.Position, Messages.OnlyForNetworks("layers", owner));
            return Default;
        }

        if (value is YamlSequence)
        {
            return new LayerSelection(LayerSelectionKind.Listed, context.Values.Texts(value, "layers"));
        }

        if (value is not YamlScalar { IsNull: false })
        {
            context.Log.Error(value.Position, Messages.WrongType("layers", "all, blocks or a list of layers", value.Describe));
            return Default;
        }

        return context.Values.Word(value, "layers", ManifestWords.LayerWords) switch
        {
            "all" => new LayerSelection(LayerSelectionKind.All, []),
            "blocks" => new LayerSelection(LayerSelectionKind.Blocks, []),
            _ => Default,
        };
    }
}
