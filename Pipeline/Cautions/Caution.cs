using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Cautions;

/// <summary>One rule over finished scores. To add one, write a class and its line in <see cref="CautionCatalogue"/>.</summary>
public abstract class Caution
{
    /// <summary>The rule's name, as the page lists it when nothing was found.</summary>
    public abstract string Name { get; }

    /// <summary>Looks at all scores of a run.</summary>
    /// <param name="input">The run.</param>
    /// <param name="groups">Its rows by benchmark and metric.</param>
    public abstract IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups);

    /// <summary>Why the rule cannot look at these scores; null where it can.</summary>
    /// <param name="input">The run.</param>
    public virtual string? Blind(ReportInput input) => null;

    /// <summary>A finding of this rule.</summary>
    protected CautionFinding Found(string message, string where = "") => new(Name, message, where);
}
