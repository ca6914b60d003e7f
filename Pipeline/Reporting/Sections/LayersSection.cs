using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Where in the network agreement arises.</summary>
public sealed class LayersSection : ReportSection
{
    /// <inheritdoc/>
    public override string Id => "layers";

    /// <inheritdoc/>
    public override string Title => "Layers";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        if (context.Layers.Count > 0)
        {
            return Markup.Join(context.Layers.Select(figure => FigureMarkup.Of(figure)));
        }

        return context.Input.Scores.Any(row => row.Layer is not null)
            ? Markup.Of($"<p class=\"lead\">Each model was scored at one layer: there is no profile to draw.</p>")
            : null;
    }
}
