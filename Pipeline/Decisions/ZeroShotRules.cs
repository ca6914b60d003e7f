using System.Collections.Concurrent;
using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Texts;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Decisions;

/// <summary>Rules of networks that decide by sentences: a picture's embedding against the mean embedding of the sentences about each class.</summary>
/// <remarks>What a text tower made of the sentences serves all metrics and sets of a run.</remarks>
internal sealed class ZeroShotRules(FileResolver resolver)
{
    // Sentences of a batch: part of the definition, as sums of float32 depend on it.
    private const int Batch = 32;
    private const int TokensOfSentence = 16;
    private const double ProductsPerSecond = 5e10;

    private readonly ConcurrentDictionary<string, Lazy<ZeroShotClassifier>> made = new(StringComparer.Ordinal);

    /// <summary>Finds the rule.</summary>
    /// <param name="model">A network for pictures.</param>
    /// <param name="tower">The network for texts of the same weights.</param>
    /// <param name="ofImageNet">From ImageNet's classes to the categories; null where none is known.</param>
    /// <param name="categories">The categories, in any order.</param>
    /// <returns>The rule, or why there is none.</returns>
    /// <exception cref="ResolutionException">The vocabulary is not to be had.</exception>
    public (DecisionRule? Rule, string? Reason) For(ResolvedModel model, ArchitectureEntry tower, DecisionMapping? ofImageNet, IReadOnlyCollection<string> categories)
    {
        PromptSet prompts = PromptSet.All.First(set => model.Spec.Prompts is null || set.Id == model.Spec.Prompts);
        if (prompts.IsOfImageNet && ofImageNet is null)
        {
            return (null, $"its prompts are '{prompts.Id}', and no mapping from ImageNet's classes to the categories is known");
        }

        string[] sorted = [.. categories.Order(StringComparer.Ordinal)];
        IReadOnlyList<string> names = prompts.IsOfImageNet ? PromptEnsembles.ImageNetNames : [.. sorted.Select(category => category.Replace('_', ' '))];
        VocabularySource vocabulary = tower.Text!.Vocabulary!;
        string path = resolver.Resolve(new SourceSpec($"vocabulary of {tower.Id}", vocabulary.Url, vocabulary.Sha256));
        Lazy<ZeroShotClassifier> classifier = this.made.GetOrAdd(
            string.Join('\n', [model.WeightsDigest!, tower.Id, prompts.Id, .. names]),
            _ => new(() => Make(model, tower.Id, path, prompts.Ensemble, names)));
        long parameters = ArchitectureCatalogue.CensusOf(tower.Id).Parameters;
        return (
            new DecisionRule(
                model.Layers[^1],
                $"zero-shot/1 {prompts.Ensemble.Id} {tower.Id}/{tower.Version}",
                rows => new Matrix(rows.Rows, names.Count, classifier.Value.Probabilities(rows.Values)),
                prompts.IsOfImageNet ? ofImageNet! : DecisionMapping.OfCategories(sorted))
            {
                Bytes = (model.WeightsPath is null ? 0 : new FileInfo(model.WeightsPath).Length) + (4 * parameters),
                Seconds = 1 + ((double)names.Count * prompts.Ensemble.Templates.Count * TokensOfSentence * parameters / ProductsPerSecond),
            },
            null);
    }

    private static ZeroShotClassifier Make(ResolvedModel model, string tower, string vocabulary, PromptEnsemble ensemble, IReadOnlyList<string> names)
    {
        WeightsText weights = ((NetworkSource)model.Spec.Source).Weights;
        ModelOptions options = new() { TokenizerPath = vocabulary, StateDictPath = weights.StateDict, Prefix = weights.Prefix };
        using LoadedModel texts = model.WeightsPath is { } path
            ? LoadedModel.FromWeights(tower, path, options)
            : LoadedModel.Untrained(tower, weights.InitSeed ?? 0, options);
        return ZeroShotClassifier.Make(texts, ensemble, names, Batch);
    }
}
