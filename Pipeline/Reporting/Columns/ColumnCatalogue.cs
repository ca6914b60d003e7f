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
}
