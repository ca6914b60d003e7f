using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>What the page shows of a claim under many analyses.</summary>
/// <param name="Result">The numbers.</param>
/// <param name="Sentences">The findings, the headline first.</param>
/// <param name="Figure">The specification curve; null for fewer than two analyses.</param>
/// <param name="Tables">The choices, then the analyses; empty without any.</param>
internal sealed record MultiverseReport(MultiverseResult Result, IReadOnlyList<string> Sentences, Figure? Figure, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>Looks at the claim of a report; null where it makes none.</summary>
    /// <param name="input">Scores and what is asked of them.</param>
    public static MultiverseReport? Of(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Multiverse is null)
        {
            return null;
        }

        MultiverseResult result = MultiverseAnalysis.Compute(input.Multiverse, input);
        return new MultiverseReport(result, MultiverseWords.Sentences(result), SpecificationFigure.Make(result), result.Analyses.Count == 0 ? [] : [MultiverseTables.Choices(result), MultiverseTables.Analyses(result)]);
    }
}
