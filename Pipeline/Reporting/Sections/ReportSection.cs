using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>A section of the page. To add one, write a class and its line in <see cref="SectionCatalogue"/>.</summary>
public abstract class ReportSection
{
    /// <summary>The anchor, unique in the page.</summary>
    public abstract string Id { get; }

    /// <summary>The heading, and the link in the bar.</summary>
    public abstract string Title { get; }

    /// <summary>The heading of one report, where it hangs on what is reported.</summary>
    public virtual string TitleFor(ReportContext context) => Title;

    /// <summary>The body under the heading, or null where the section is left out.</summary>
    public abstract Markup? Render(ReportContext context);
}
