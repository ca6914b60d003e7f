using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Which stimuli are alike, for the brain and for the models.</summary>
public sealed class RdmSection : ReportSection
{
    /// <inheritdoc/>
    public override string Id => "rdms";

    /// <inheritdoc/>
    public override string Title => "RDMs";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context) => context.Rdms.Count == 0 ? null : Markup.Of($"{Markup.Join(context.Rdms.Select(figure => FigureMarkup.Of(figure, showData: false)))}{Markup.Join(context.RdmMaps.Select(figure => FigureMarkup.Of(figure)))}");
}
