using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>A model whose input scaling is not documented.</summary>
public sealed class UnknownNormalisationCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "normalisation unknown";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups) =>
        input.ModelNotes
            .Where(note => note.Value.Contains("normalisation", StringComparison.OrdinalIgnoreCase) || note.Value.Contains("preprocessing", StringComparison.OrdinalIgnoreCase))
            .Select(note => Found($"{NameText.Short(note.Key)}: {note.Value}. With another input scaling its scores would be different, most likely higher.", note.Key));
}
