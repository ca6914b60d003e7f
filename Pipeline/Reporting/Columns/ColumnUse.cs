namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The formats that a column belongs to.</summary>
[Flags]
public enum ColumnUse
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The page.</summary>
    Html = 1,

    /// <summary>Markdown.</summary>
    Markdown = 2,

    /// <summary>CSV.</summary>
    Csv = 4,

    /// <summary>LaTeX.</summary>
    Latex = 8,

    /// <summary>Formats that people read.</summary>
    Prose = Html | Markdown | Latex,

    /// <summary>All formats.</summary>
    All = Prose | Csv,
}
