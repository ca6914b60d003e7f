using Concord.Alignment;

namespace Concord.Pipeline.Scoring;

/// <summary>Bootstrap values of a nested score where redrawing stimuli inside each part would repeat every choice: the spread of the chosen layers' own draws stands for it.</summary>
internal static class NestedDraws
{
    /// <summary>The nested outcome, with the chosen layers' draws shifted to its score.</summary>
    /// <param name="value">The nested score.</param>
    /// <param name="outcomes">Every layer.</param>
    /// <param name="timesChosen">How often each was chosen.</param>
    /// <param name="how">How the choice was nested.</param>
    public static NestedOutcome Shifted(Scored value, IReadOnlyList<LayerOutcome> outcomes, int[] timesChosen, string how)
    {
        int[] chosen = [.. Enumerable.Range(0, outcomes.Count).Where(i => timesChosen[i] > 0)];
        bool has = value.IsDefined && chosen.All(i => outcomes[i].Draws.Length > 0);
        return new NestedOutcome(value, has ? Shift(value.Value, outcomes, timesChosen, chosen) : [], timesChosen, how, "of the chosen layers over all stimuli, shifted to the nested score");
    }

    private static double[] Shift(double value, IReadOnlyList<LayerOutcome> outcomes, int[] timesChosen, int[] chosen)
    {
        double total = timesChosen.Sum();
        double centre = chosen.Sum(i => timesChosen[i] / total * outcomes[i].Value.Value);
        double[] draws = new double[outcomes[chosen[0]].Draws.Length];
        for (int d = 0; d < draws.Length; d++)
        {
            draws[d] = value - centre + chosen.Sum(i => timesChosen[i] / total * outcomes[i].Draws[d]);
        }

        return draws;
    }
}
