using Concord.Alignment;
using Concord.Alignment.Renderings;

namespace Concord.Pipeline.Scoring;

/// <summary>What a nested choice of layer gave.</summary>
/// <param name="Value">The score, on stimuli that had no part in the choice.</param>
/// <param name="Draws">Bootstrap values; empty where there are none.</param>
/// <param name="TimesChosen">How often each layer was chosen.</param>
/// <param name="How">How the choice was nested, in words.</param>
/// <param name="DrawsHow">What the draws leave fixed, in words.</param>
internal sealed record NestedOutcome(Scored Value, double[] Draws, int[] TimesChosen, string How, string DrawsHow)
{
    /// <summary>(parts) the layer chosen by each part, −1 for none; empty where parts are not counted.</summary>
    public int[] ChosenBy { get; init; } = [];

    /// <summary>What the score was made from, for other tools' ways to state it; null where there is none.</summary>
    public RawResult? Raw { get; init; }
}
