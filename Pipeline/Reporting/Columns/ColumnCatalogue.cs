namespace Concord.Pipeline.Reporting.Columns;

/// <summary>Every column of the score table: one line each.</summary>
public static class ColumnCatalogue
{
    /// <summary>All columns, from left to right.</summary>
    public static IReadOnlyList<ReportColumn> All { get; } = [.. new ReportColumn[]
    {
        new ModelColumn(),
        new ScoreColumn(),
        new IntervalColumn(),
        new IntervalLowColumn(),
        new IntervalHighColumn(),
        new RankSetColumn(),
        new StripColumn(),
        new CeiledScoreColumn(),
        new CeilingColumn(),
        new CeilingUpperColumn(),
        new OptimisticColumn(),
        new OptimisticLayerColumn(),
        new FamilyColumn(),
        new RegimeColumn(),
        new VariantColumn(),
        new LayerColumn(),
        new SelectionColumn(),
        new StimulusCountColumn(),
        new NoteColumn(),
        new FingerprintColumn(),
    }.OrderBy(column => column.Order)];

    /// <summary>The columns that a manifest chose, in its order, each with the formats that hold it; all of the catalogue, each in its own, where it chose none.</summary>
    /// <remarks>A table without the models' names would say nothing: they come first where they were left out.</remarks>
    /// <param name="names">Names of the catalogue, or factors.</param>
    public static IReadOnlyList<(ReportColumn Column, ColumnUse? Use)> Chosen(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [.. All.Select(column => (column, (ColumnUse?)null))];
        }

        string[] asked = [.. names.Contains("model", StringComparer.Ordinal) ? [] : (string[])["model"], .. names.Distinct(StringComparer.Ordinal)];
        return [.. asked.Select(Find).SelectMany(column => column.Companions.Except(asked, StringComparer.Ordinal).Select(Find).Select(companion => (companion, (ColumnUse?)companion.Use)).Prepend((column, column.UseWhereChosen)))];
    }

    private static ReportColumn Find(string name) => All.FirstOrDefault(column => column.Id == name) ?? new FactorColumn(name);
}
