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
    /// <summary>Looks at the claims of a report, in their order.</summary>
    /// <param name="input">Scores and what is asked of them.</param>
    public static IReadOnlyList<MultiverseReport> Of(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [.. input.Multiverses.Select((spec, i) => Of(MultiverseAnalysis.Compute(spec, input) with { Place = i + 1 }))];
    }

    private static MultiverseReport Of(MultiverseResult result) =>
        new(result, MultiverseWords.Sentences(result), SpecificationFigure.Make(result), result.Analyses.Count == 0 ? [] : [MultiverseTables.Choices(result), MultiverseTables.Analyses(result)]);
}
