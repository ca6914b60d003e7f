using Concord.Alignment.Behaviour;

namespace Concord.Alignment.Renderings;

/// <summary>Error consistency's raw result: counts of pairs. Holds lists: compare members, not records.</summary>
/// <param name="WithHumans">(humans)(conditions) the model with each human.</param>
/// <param name="BetweenHumans">(pairs of humans)(conditions).</param>
public sealed record AgreementRaw(IReadOnlyList<PairCounts[]> WithHumans, IReadOnlyList<PairCounts[]> BetweenHumans) : RawResult
{
    /// <summary>Counts the pairs of a set.</summary>
    /// <param name="set">The dataset.</param>
    /// <param name="model">An observer of it.</param>
    public static AgreementRaw Of(BehaviourSet set, string model)
    {
        ArgumentNullException.ThrowIfNull(set);
        PairCounts[] Pair(string first, string second) => [.. set.Conditions.Select(condition => PairCounts.Of(set.Cell(first, condition), set.Cell(second, condition)))];
        return new AgreementRaw([.. set.Humans.Select(human => Pair(model, human))], [.. set.HumanPairs().Select(pair => Pair(pair.First, pair.Second))]);
    }

    /// <inheritdoc/>
    public override RenderedScore? Under(Rendering rendering)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        return rendering.Agreement?.Of(this);
    }

    /// <summary>The mean over conditions, then over pairs, of κ where it is defined.</summary>
    internal static double Mean(IReadOnlyList<PairCounts[]> pairs, KappaConvention convention)
    {
        var kappa = new ErrorConsistency(convention);
        return BehaviourAggregate.MeanOfDefined(pairs.Select(conditions => BehaviourAggregate.MeanOfDefined(conditions.Select(counts => kappa.Compute(counts).Value))));
    }
}
