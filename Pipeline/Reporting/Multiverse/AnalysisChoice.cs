using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>A choice that an analyst makes and could have made otherwise. To add one, write a class and its line in <see cref="ChoiceCatalogue"/>.</summary>
internal abstract class AnalysisChoice
{
    /// <summary>The level of an analysis in which there is nothing to choose.</summary>
    public const string Idle = "none";

    /// <summary>Its word in a manifest.</summary>
    public abstract string Id { get; }

    /// <summary>What people read.</summary>
    public virtual string Title => this.Id;

    /// <summary>What its levels are, for messages and the schema.</summary>
    public abstract string Grammar { get; }

    /// <summary>What a reader of the page must be told of its levels; null where they speak for themselves.</summary>
    public virtual string? Meaning => null;

    /// <summary>Whether it is varied where a manifest names no choices.</summary>
    public virtual bool IsAutomatic => true;

    /// <summary>Whether a level can be read; which levels there are only the scores tell.</summary>
    public virtual bool Reads(string level) => true;

    /// <summary>The levels that the rows offer, in the order in which they occur.</summary>
    public abstract IReadOnlyList<string> Levels(IReadOnlyList<ScoreRow> rows);

    /// <summary>Whether the choice makes any difference to these rows; where not, they are one analysis at the level <see cref="Idle"/>.</summary>
    public virtual bool Decides(IReadOnlyList<ScoreRow> rows) => true;

    /// <summary>The rows under a level.</summary>
    public abstract IReadOnlyList<ScoreRow> Keep(IReadOnlyList<ScoreRow> rows, string level);

    /// <summary>How models are matched under a level; null for not at all.</summary>
    public virtual MatchRule? Matching(string level) => null;
}
