using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>A network scored on the dataset that it was trained on.</summary>
public sealed class TrainedOnStimuliCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "trained on its stimuli";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups)
        {
            // A training record names its data as DATASET/VERSION ….
            string[] models = [.. group.Entries.Where(entry => Factor.LevelOf(entry.Identity, "training.data") is { } data
                && (data.StartsWith(entry.Identity.Dataset + "/", StringComparison.Ordinal) || data.StartsWith(entry.Identity.Stimuli + "/", StringComparison.Ordinal))).Select(entry => entry.Label)];
            if (models.Length > 0)
            {
                yield return Found($"{NameText.List(models)}: trained on pictures of the dataset that scores them. Their scores say how well they know these pictures, and cannot be held against those of networks that have not seen them.", group.Title);
            }
        }
    }
}
