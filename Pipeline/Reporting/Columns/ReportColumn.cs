using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>A column of the score table. To add one, write a class and its line in <see cref="ColumnCatalogue"/>; no writer changes.</summary>
public abstract class ReportColumn
{
    /// <summary>Snake case, unique: the head in CSV files.</summary>
    public abstract string Id { get; }

    /// <summary>What people read above it.</summary>
    public abstract string Title { get; }

    /// <summary>What it holds, in a sentence.</summary>
    public abstract string Legend { get; }

    /// <summary>The unit, or null.</summary>
    public virtual string? Unit => null;

    /// <summary>Its place from the left.</summary>
    public abstract int Order { get; }

    /// <summary>Whether its cells are numbers.</summary>
    public virtual bool IsNumeric => false;

    /// <summary>Decimals of its numbers.</summary>
    public virtual int Decimals => 3;

    /// <summary>The formats that hold it.</summary>
    public virtual ColumnUse Use => ColumnUse.All;

    /// <summary>The formats that hold it where a manifest chose it.</summary>
    public virtual ColumnUse UseWhereChosen => ColumnUse.All;

    /// <summary>Columns that say the same in formats that do not hold this one: they are chosen with it.</summary>
    public virtual IReadOnlyList<string> Companions => [];

    /// <summary>Whether the group has anything to show in it.</summary>
    public virtual bool IsAvailableFor(ScoreGroup group) => true;

    /// <summary>The cell of one model: its text and the number that it sorts by.</summary>
    public abstract TableCell Cell(ScoreGroup group, ScoreEntry entry);

    /// <summary>The cell of the ceiling's row.</summary>
    public virtual TableCell CeilingCell(ScoreGroup group) => new(string.Empty);

    /// <summary>The column's head over the table of a group.</summary>
    public virtual TableHead HeadFor(ScoreGroup group) => new(Id, Title, Legend) { Unit = Unit, IsNumeric = IsNumeric, Decimals = Decimals, Use = Use };
}
