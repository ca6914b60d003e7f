using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Multiverse;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Whether another reasonable analysis would have said otherwise.</summary>
public sealed class MultiverseSection : ReportSection
{
    private const int MostRows = 60;

    /// <inheritdoc/>
    public override string Id => "multiverse";

    /// <inheritdoc/>
    public override string Title => "Multiverse";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context) => context.Multiverses.Count == 0 ? Unasked(context) : Markup.Join(context.Multiverses.Select(claim => Of(claim, context)));

    private static Markup Of(MultiverseReport report, ReportContext context)
    {
        if (report.Result.Analyses.Count < 2)
        {
            return Markup.Of($"<p class=\"lead\">{report.Sentences[0]}</p>{Varied(report.Result.Claim, context.Input)}");
        }

        Markup figure = report.Figure is null ? Markup.Empty : FigureMarkup.Of(report.Figure, showData: false);
        Markup sentences = Markup.Join(report.Sentences.Select(sentence => Markup.Of($"<li>{sentence}</li>")));
        return Markup.Of($"<ul class=\"read\">{sentences}</ul>{figure}<h3>Which choice decides whether {MultiverseWords.Claim(report.Result.Claim)}?</h3>{HtmlTableWriter.Write(report.Tables[0], "t-" + report.Tables[0].Id)}{Meanings(report)}<details><summary>All {report.Result.Analyses.Count} analyses</summary>{HtmlTableWriter.Write(report.Tables[1], "t-" + report.Tables[1].Id, mostRows: MostRows)}</details>");
    }

    private static Markup Meanings(MultiverseReport report) =>
        Markup.Of($"<p class=\"lead\">{string.Join(" ", report.Result.Choices.Select(choice => choice.Choice.Meaning).OfType<string>())}</p>");

    // A difference that the page shows could have been a claim.
    private static Markup? Unasked(ReportContext context)
    {
        Contrast? contrast = context.Contrasts.SelectMany(pair => pair.Contrasts).FirstOrDefault();
        return contrast is null ? null : Markup.Of($"<p class=\"lead\">One analysis was run of each measure, and no claim was named: nothing here says whether another reasonable analysis would have said otherwise.</p>{Varied(new ContrastClaim(contrast.Factor, contrast.First, contrast.Second), context.Input)}");
    }

    private static Markup Varied(ContrastClaim claim, ReportInput input)
    {
        VariedChoice[] differing = [.. MultiverseGrid.Differing(MultiverseAnalysis.Rows(input)).Select(varied => new VariedChoice(varied.Choice.Id, []))];
        string more = differing.Length > 0 ? string.Empty : " The scores differ in no choice yet: further metrics, readouts or regions would make the analyses differ.";
        MultiverseSpec spec = new() { Claim = claim, Vary = differing.Length > 0 ? differing : [new VariedChoice("metric", []), new VariedChoice("readout", [])] };
        string where = input.Comparison.IsForeign ? "the column map" : "the manifest";
        return Markup.Of($"<p>This line in {where} would vary it:{more}</p><div class=\"code\"><pre tabindex=\"0\" aria-label=\"Lines for {where}\">multiverse: {LockedMultiverse.Write(spec)}</pre></div>");
    }
}
