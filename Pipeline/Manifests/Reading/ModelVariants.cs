using Concord.Models.Catalogue;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Multiplies a network by the grid's options and lesions; the variant that is the model as written keeps its id, the others add what differs.</summary>
internal static class ModelVariants
{
    public static IReadOnlyList<ModelSpec> Of(ModelSpec model, Grid grid, ReadingContext context)
    {
        if (model.Source is not NetworkSource network || !context.Vocabulary.ArchitectureIds.Contains(network.Architecture))
        {
            return [model];
        }

        IReadOnlyList<ModelSpec> variants = [model];
        foreach (GridOption vary in grid.Options)
        {
            if (context.Vocabulary.OptionsOf(network.Architecture).FirstOrDefault(option => option.Name == vary.Name) is { } option)
            {
                string[] values = [.. vary.Values.Select(item => context.Values.Word(item, vary.Path, option.Values)).OfType<string>().Distinct()];
                variants = values.Length == 0 ? variants : [.. variants.SelectMany(_ => values, (variant, value) => With(variant, option, value, context.Vocabulary))];
            }
        }

        return grid.Lesions.Count == 0 ? variants : [.. variants.SelectMany(variant => Lesioned(variant, grid.Lesions, context))];
    }

    private static ModelSpec With(ModelSpec model, ArchitectureOption option, string value, IManifestVocabulary vocabulary)
    {
        NetworkSource network = (NetworkSource)model.Source;
        string? now = network.Options.FirstOrDefault(chosen => chosen.Key == option.Name).Value ?? (option.IsStatement ? null : option.Values[0]);
        if (now == value)
        {
            return model;
        }

        Dictionary<string, string> chosen = new(network.Options, StringComparer.Ordinal) { [option.Name] = value };
        return model with { Id = $"{model.Id}.{option.Name}-{value}", Source = network with { Options = ArchitectureOptionsReader.Canonical(vocabulary.OptionsOf(network.Architecture), chosen) } };
    }

    // A lesion that a network cannot have is left out of it, as class tokens are; one that none can have is a mistake, told of when all are read.
    private static List<ModelSpec> Lesioned(ModelSpec model, IReadOnlyList<GridLesion> lesions, ReadingContext context)
    {
        List<ModelSpec> variants = [];
        for (int i = 0; i < lesions.Count; i++)
        {
            AblationText? ablation = lesions[i].Ablation;
            if (ablation is null)
            {
                variants.Add(model.Ablate is null ? model : model with { Id = $"{model.Id}.whole", Ablate = null });
            }
            else if (AblationFit.Mistakes(ablation, (NetworkSource)model.Source, context.Values.Positions, context.Vocabulary).Any())
            {
                context.Log.Warning(model.Position, Messages.GridLesionLeftOut(model.Id, ablation.Label));
            }
            else
            {
                variants.Add(model with { Id = $"{model.Id}.{VariantSlug.Of(ablation.Label, FormattableString.Invariant($"ablate-{i + 1}"))}", Ablate = ablation });
            }
        }

        return variants.Count == 0 ? [model] : variants;
    }
}
