using Concord.Alignment.Resampling;

namespace Concord.Alignment.Behaviour;

/// <summary>The share of shape among an observer's shape and texture decisions on cue-conflict images.</summary>
/// <remarks>
/// shape/(shape + texture) over images whose shape and texture differ (80 of the 1,280 are dropped). Undefined without a decision of either kind.
/// Observers are averaged outside; pooling the humans' decisions is another number (.9587). Source: Geirhos et al. 2019, doi:10.48550/arXiv.1811.12231.
/// </remarks>
public static class ShapeBias
{
    /// <summary>What an answer followed; null where the two cues are the same category and the trial is dropped.</summary>
    /// <param name="shape">The shape's category.</param>
    /// <param name="texture">The texture's category.</param>
    /// <param name="response">The answer.</param>
    public static CueDecision? Decide(string shape, string texture, string response) =>
        shape == texture ? null : response == shape ? CueDecision.Shape : response == texture ? CueDecision.Texture : CueDecision.Neither;

    /// <summary>The bias of the trials.</summary>
    /// <param name="decisions">Of the trials whose cues differ.</param>
    public static ShapeBiasResult Compute(IReadOnlyList<CueDecision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        int shape = decisions.Count(decision => decision is CueDecision.Shape);
        int texture = decisions.Count(decision => decision is CueDecision.Texture);
        bool isDefined = shape + texture > 0;
        return new ShapeBiasResult(isDefined ? (double)shape / (shape + texture) : double.NaN, shape, texture, decisions.Count, isDefined ? null : "no decision by shape or by texture");
    }

    /// <summary>The bias in every draw over images.</summary>
    /// <param name="decisions">(images), in the same order for all observers.</param>
    /// <param name="resamples">Draws over these images.</param>
    /// <returns>(draws); NaN without a decision of either kind.</returns>
    public static double[] Draws(IReadOnlyList<CueDecision> decisions, StimulusResamples resamples)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(resamples);
        Require.SameLength(resamples.Stimuli, decisions.Count);
        var values = new double[resamples.Draws];
        for (int draw = 0; draw < values.Length; draw++)
        {
            ReadOnlySpan<ushort> counts = resamples.Multiplicities(draw);
            int shape = 0;
            int texture = 0;
            for (int k = 0; k < counts.Length; k++)
            {
                shape += decisions[k] is CueDecision.Shape ? counts[k] : 0;
                texture += decisions[k] is CueDecision.Texture ? counts[k] : 0;
            }

            values[draw] = shape + texture > 0 ? (double)shape / (shape + texture) : double.NaN;
        }

        return values;
    }
}
