using Concord.Alignment.Behaviour;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Decisions;

/// <summary>The rule by which a network decides among given categories.</summary>
internal sealed class DecisionRules(RunEnvironment environment)
{
    /// <summary>Finds the rule.</summary>
    /// <param name="model">A network.</param>
    /// <param name="categories">The categories of the trials, in any order.</param>
    /// <returns>The rule, or why there is none.</returns>
    /// <remarks>
    /// A classifier decides by its logits, the last layer. Where its weights or its architecture name its classes, and the categories are among the names, it decides among its own
    /// classes; the names are part of the definition. Else it is known by the number of logits: 1,000 are taken to be ImageNet's classes in the usual order. A network that
    /// compares pictures with texts decides by sentences (<see cref="ZeroShotRules"/>).
    /// </remarks>
    public (DecisionRule? Rule, string? Reason) For(ResolvedModel model, IReadOnlyCollection<string> categories)
    {
        DecisionMapping[] known = [.. DecisionMappings.All.Where(mapping => categories.All(mapping.Categories.Contains))];
        if (ArchitectureCatalogue.Find(model.Architecture).TextTower is { } tower)
        {
            return environment.ZeroShot.For(model, ArchitectureCatalogue.Find(tower), known.FirstOrDefault(), categories);
        }

        LayerInfo logits = model.Layers[^1];
        bool isClassifier = logits.Name == "logits";
        if (isClassifier && model.Classes.Count == logits.UnitCount && categories.All(model.Classes.Contains))
        {
            return (new DecisionRule(logits, $"softmax of {string.Join(", ", model.Classes)}", SoftLabels.Softmax, DecisionMapping.OfCategories(model.Classes)), null);
        }

        if (isClassifier && model.Classes.Count == 0 && known.FirstOrDefault(mapping => mapping.Classes == logits.UnitCount) is { } fitting)
        {
            return (new DecisionRule(logits, "softmax", SoftLabels.Softmax, fitting), null);
        }

        string[] able =
        [
            .. known.Select(mapping => FormattableString.Invariant($"a classifier of {mapping.Classes:N0} classes ({mapping.Id})")),
            $"one whose classes are {string.Join(", ", categories.Order(StringComparer.Ordinal).Take(4))}, …",
        ];
        string own = model.Classes.Count == 0 ? string.Empty : $" named {string.Join(", ", model.Classes.Take(4))}{(model.Classes.Count > 4 ? ", …" : string.Empty)}";
        return (null, FormattableString.Invariant($"only {string.Join(" or ", able)} can decide among them, and its last layer '{logits.Name}' has {logits.UnitCount:N0} units{own}"));
    }
}
