using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>The matrices of error consistency in the page.</summary>
internal static class AgreementMarkup
{
    // A cell weighs some 30 bytes: 150 kB for the matrices of single sets.
    private const int MostCells = 5000;

    /// <summary>The matrices of one benchmark.</summary>
    public static Markup Of(AgreementView view) =>
        Markup.Of($"<h3>Who errs on the same images: {Markup.Name(view.Title)}?</h3>{HeatMarkup.Matrix(view.Whole)}{HeatMarkup.Key("Colours, κ from")}{Sets(view)}");

    private static Markup Sets(AgreementView view)
    {
        if (view.Sets.Count == 0)
        {
            return Markup.Empty;
        }

        return view.Sets.Sum(set => (set.Table.Rows.Count + set.Table.ReferenceRows.Count) * set.Table.Heads.Count) > MostCells
            ? Markup.Of($"<p class=\"lead\">Set by set, with every person: <code>tables/*-error-consistency-matrix-*</code>, {view.Sets.Count} tables that this page would not bear.</p>")
            : Markup.Of($"<details><summary>Set by set, with every person ({view.Sets.Count} sets)</summary>{Markup.Join(view.Sets.Select(set => Markup.Of($"<h4>{Markup.Name(set.Set)}</h4>{HeatMarkup.Matrix(set.Table)}")))}</details>");
    }
}
