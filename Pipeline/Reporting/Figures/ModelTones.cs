using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Tones that tell the models of one figure apart: their families', unless two models have family and regime in common.</summary>
internal static class ModelTones
{
    private static readonly Tone[] Tones = [Tone.Blue, Tone.Vermilion, Tone.Green, Tone.Purple, Tone.Ochre, Tone.Grey];

    /// <summary>Whether families and regimes alone would draw two models alike.</summary>
    public static bool AreAlike(IReadOnlyList<ScoreRow> models) => models.DistinctBy(row => (row.Family, row.Regime)).Count() < models.Count;

    /// <summary>A tone for each model.</summary>
    /// <param name="models">One row a model, in the order of the legend.</param>
    public static Dictionary<string, Tone> Of(IReadOnlyList<ScoreRow> models)
    {
        bool alike = AreAlike(models);
        return models.Select((row, i) => (row.Model, Tone: alike ? Tones[i % Tones.Length] : Palette.Family(row.Family))).ToDictionary(pair => pair.Model, pair => pair.Tone, StringComparer.Ordinal);
    }
}
