using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>Writes any table in one format. A writer knows no column by name.</summary>
public abstract class TableWriter
{
    /// <summary>The file name's ending, with the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>The format's name in manifests.</summary>
    public abstract string Format { get; }

    /// <summary>Whether files begin with a byte order mark.</summary>
    public virtual bool HasByteOrderMark => false;

    /// <summary>The table as text.</summary>
    public abstract string Write(ReportTable table);
}
