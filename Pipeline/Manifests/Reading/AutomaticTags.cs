using Concord.Models.Catalogue;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Tags that tell lesions, options and number formats apart, so that tables show them and the report can compare by them.</summary>
/// <remarks>
/// <c>ablate</c>, <c>options</c> with <c>options.NAME</c>, and <c>precision</c>; each is given to every network as soon as one network of the manifest has
/// something set, for a comparison needs the whole network's level too. A tag of the same name in the manifest stays as it is written.
/// </remarks>
internal static class AutomaticTags
{
    private const string Nothing = "none";

    public static ModelSpec[] Add(ModelSpec[] models, IManifestVocabulary vocabulary)
    {
        NetworkSource[] networks = [.. models.Select(model => model.Source).OfType<NetworkSource>()];
        bool ablate = Array.Exists(models, model => model.Ablate is not null);
        bool precision = Array.Exists(models, model => model.Precision != ManifestWords.Precisions[0]);
        string[] options = [.. networks.SelectMany(network => network.Options).Select(option => option.Key).Distinct()];
        if (!ablate && !precision && options.Length == 0)
        {
            return models;
        }

        return
        [
            .. models.Select(model =>
            {
                if (model.Source is not NetworkSource network)
                {
                    return model;
                }

                Dictionary<string, string> tags = new(model.Tags, StringComparer.Ordinal);
                if (ablate)
                {
                    tags.TryAdd("ablate", model.Ablate?.Label ?? Nothing);
                }

                if (options.Length > 0)
                {
                    tags.TryAdd("options", network.Options.Count == 0 ? Nothing : network.OptionsLabel);
                }

                foreach (ArchitectureOption option in vocabulary.ArchitectureIds.Contains(network.Architecture) ? vocabulary.OptionsOf(network.Architecture).Where(option => options.Contains(option.Name)) : [])
                {
                    tags.TryAdd($"options.{option.Name}", network.Options.FirstOrDefault(chosen => chosen.Key == option.Name).Value ?? option.Values[0]);
                }

                if (precision)
                {
                    tags.TryAdd("precision", model.Precision);
                }

                return model with { Tags = tags };
            }),
        ];
    }
}
