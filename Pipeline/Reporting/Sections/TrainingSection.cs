using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>The networks that the run trained: how they did, how they learnt, what it cost.</summary>
public sealed class TrainingSection : ReportSection
{
    private const int MostRows = 400;

    /// <inheritdoc/>
    public override string Id => "training";

    /// <inheritdoc/>
    public override string Title => "Training";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context) => context.Training is not { } table
        ? null
        : Markup.Of($"<p class=\"lead\">Weights are in <code>networks/</code> beside the report, each with its record of training inside; <code>networks/models.yaml</code> is their part of a manifest that scores them.</p>{HtmlTableWriter.Write(table, "t-training", "sortable", MostRows)}{(context.Learning is { } figure ? FigureMarkup.Of(figure) : Markup.Empty)}");
}
