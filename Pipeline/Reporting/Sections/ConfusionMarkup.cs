using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Confusions in the page: a sentence an observer, and its matrix in a closed box.</summary>
internal static class ConfusionMarkup
{
    /// <summary>The confusions of one benchmark.</summary>
    public static Markup Of(ConfusionView view)
    {
        Markup left = view.Left == 0 ? Markup.Empty : Markup.Of($"<p class=\"lead\">{view.Left} more models: <code>tables/{view.Summary.Id}.csv</code>; all counts: <code>confusions.parquet</code>.</p>");
        Markup key = view.Observers.Any(observer => observer.Matrix is not null) ? HeatMarkup.Key("Colours of wrong answers, share from", 0.05, 2) : Markup.Empty;
        return Markup.Of($"<h3>What is taken for what: {Markup.Name(view.Title)}?</h3>{Markup.Join(view.Observers.Select(One))}{left}{key}");
    }

    private static Markup One((string Name, string Words, ReportTable? Matrix) observer)
    {
        Markup words = Markup.Of($"{Markup.Name(observer.Name)}: {observer.Words}");
        return observer.Matrix is { } matrix ? Markup.Of($"<details><summary>{words}</summary>{HeatMarkup.Matrix(matrix)}</details>") : Markup.Of($"<p>{words}</p>");
    }
}
