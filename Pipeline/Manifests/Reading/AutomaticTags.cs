using System.Globalization;
using Concord.Models.Catalogue;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Tags that tell lesions, options and number formats apart, so that tables show them and the report can compare by them.</summary>
/// <remarks>
/// <c>ablate</c>, <c>options</c> with <c>options.NAME</c>, and <c>precision</c>; each is given to every network as soon as one network of the manifest has
/// something set, for a comparison needs the whole network's level too. A tag of the same name in the manifest stays as it is written.
/// <c>parameters: auto</c> becomes the number of the network's parameters.
/// </remarks>
internal static class AutomaticTags
{
    /// <summary>What is written for a number that the program counts.</summary>
    public const string Counted = "auto";

    /// <summary>The tag that can be counted.</summary>
    public const string Parameters = "parameters";

    private const string Nothing = "none";

    public static ModelSpec[] Add(ModelSpec[] written, IManifestVocabulary vocabulary)
    {
        ModelSpec[] models = [.. written.Select(model => Count(model, vocabulary))];
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

    private static ModelSpec Count(ModelSpec model, IManifestVocabulary vocabulary) =>
        model.Tags.GetValueOrDefault(Parameters) == Counted && model.Source is NetworkSource network && vocabulary.ArchitectureIds.Contains(network.Architecture)
            ? model with { Tags = new Dictionary<string, string>(model.Tags, StringComparer.Ordinal) { [Parameters] = vocabulary.ParametersOf(network).ToString(CultureInfo.InvariantCulture) } }
            : model;
}
