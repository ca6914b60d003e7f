using Concord.Alignment;

namespace Concord.Pipeline.Scoring;

/// <summary>A layer chosen on one half of the stimuli and scored on the other, over the halves of <see cref="HalfSplits"/>.</summary>
internal static class HalfChoice
{
    /// <summary>The mean over halves of the score, on the other half, of the layer that is best on this one.</summary>
    /// <param name="outcomes">Every layer, <see cref="LayerOutcome.PartScores"/> by half.</param>
    /// <param name="halves">Number of halves.</param>
    /// <param name="higherIsBetter">Which way is best.</param>
    public static NestedOutcome Nest(IReadOnlyList<LayerOutcome> outcomes, int halves, bool higherIsBetter = true)
    {
        int[] timesChosen = new int[outcomes.Count];
        int[] chosenBy = new int[halves];
        double[] scores = new double[halves];
        for (int half = 0; half < halves; half++)
        {
            int chosen = LayerChoice.Best(outcomes.Select(outcome => outcome.PartScores.Length > 0 ? outcome.PartScores[half] : double.NaN), higherIsBetter);
            chosenBy[half] = chosen;
            scores[half] = chosen < 0 ? double.NaN : outcomes[chosen].PartScores[half ^ 1];
            if (chosen >= 0)
            {
                timesChosen[chosen]++;
            }
        }

        int undefined = scores.Count(double.IsNaN);
        Scored value = undefined == 0 ? new Scored(scores.Average()) : Scored.Undefined($"the layer choice is undefined on {undefined} of {halves} halves");
        return NestedDraws.Shifted(value, outcomes, timesChosen, $"layer chosen on one half of the stimuli, scored on the other; {halves / 2} random halves, both directions") with { ChosenBy = chosenBy };
    }
}
