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
    /// A classifier decides by its logits, the last layer, and is known by their number: 1,000 are taken to be ImageNet's classes in the usual order. A network that
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
        if (known.FirstOrDefault(mapping => mapping.Classes == logits.UnitCount && logits.Name == "logits") is { } fitting)
        {
            return (new DecisionRule(logits, "softmax", SoftLabels.Softmax, fitting), null);
        }

        string wanted = known.Length == 0
            ? $"no mapping to the categories {string.Join(", ", categories.Order(StringComparer.Ordinal).Take(4))}, … is known"
            : $"only a classifier of {string.Join(" or ", known.Select(mapping => FormattableString.Invariant($"{mapping.Classes:N0} classes ({mapping.Id})")))} can decide among them";
        return (null, FormattableString.Invariant($"{wanted}, and its last layer '{logits.Name}' has {logits.UnitCount:N0} units"));
    }
}
