using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Whether models fail where humans fail: panels by condition, error consistency of every two observers with the human–human reference, confusions, shape bias.</summary>
public sealed class BehaviourSection : ReportSection
{
    private static readonly string[] Shown = ["error-consistency", "majority-error-consistency", "shape-bias"];

    /// <inheritdoc/>
    public override string Id => "behaviour";

    /// <inheritdoc/>
    public override string Title => "Behaviour";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        List<Figure> summaries = [.. context.Groups
            .Where(group => Shown.Any(name => group.Metric == name || group.Metric.StartsWith(name + "(", StringComparison.Ordinal)))
            .Select(group => context.Scores.FirstOrDefault(figure => figure.Id == "scores-" + group.Id))
            .OfType<Figure>()
            .Select(figure => figure with { IsFolded = false, Id = figure.Id })];
        if (summaries.Count + context.Conditions.Count + context.Agreements.Count + context.Confusions.Count == 0)
        {
            return null;
        }

        Markup links = summaries.Count == 0
            ? Markup.Empty
            : Markup.Of($"<p class=\"lead\">Summary scores with their human–human reference (the ceiling band): {Markup.Join(summaries.Select(figure => Markup.Of($"<a href=\"#f-{figure.Id}\">{figure.Panels[0].Title}</a>")), ", ")}.</p>");
        Markup tables = Markup.Join(context.HumanLikeness.Select(table => HtmlTableWriter.Write(table, "t-" + table.Id, "sortable")));
        return Markup.Of($"{tables}{links}{Markup.Join(context.Agreements.Select(AgreementMarkup.Of))}{Markup.Join(context.Conditions.Select(figure => FigureMarkup.Of(figure)))}{Markup.Join(context.Confusions.Select(ConfusionMarkup.Of))}");
    }
}
