using System.Globalization;
using System.Text;
using Concord.Datasets.Checks;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Writers;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting;

/// <summary>Writes the reliability table of a dataset and its picture.</summary>
public static class ReliabilityFiles
{
    /// <summary>Writes reliability.csv, and reliability.svg and .png where a value is defined.</summary>
    /// <param name="folder">Where to; null for nowhere.</param>
    /// <param name="dataset">What it is called.</param>
    /// <param name="rows">The table.</param>
    /// <returns>The files written.</returns>
    public static IReadOnlyList<string> Write(string? folder, string dataset, IReadOnlyList<ReliabilityRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (folder is null)
        {
            return [];
        }

        Directory.CreateDirectory(folder);
        List<string> written = [];
        Put("reliability.csv", Encoding.UTF8.GetBytes(Table(rows)));
        if (ReliabilityFigure.Make(dataset, rows) is { } scene)
        {
            Put("reliability.svg", Encoding.UTF8.GetBytes(SvgWriter.ForFile(scene)));
            Put("reliability.png", PngWriter.Write(scene));
        }

        return written;

        void Put(string name, byte[] bytes)
        {
            string path = Path.Combine(folder, name);
            AtomicFile.Write(path, stream => stream.Write(bytes));
            written.Add(path);
        }
    }

    private static string Table(IReadOnlyList<ReliabilityRow> rows)
    {
        StringBuilder text = new("part,measure,between,value,note\n");
        foreach (ReliabilityRow row in rows)
        {
            string value = double.IsFinite(row.Value) ? row.Value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;
            text.AppendJoin(',', new[] { row.Part, row.Measure, row.Between, value, row.Note }.Select(CsvText.Field)).Append('\n');
        }

        return text.ToString();
    }
}
