using System.Text;
using Concord.Datasets.Assemblies;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Formats;

/// <summary>Writes a stimulus set as a table for other tools: one row a stimulus with its id, category, content hash, and every further label.</summary>
public static class StimulusTable
{
    /// <summary>Endings that can be written.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".csv", ".parquet"];

    /// <summary>Writes in the format of the file's ending. Every stimulus is read, for its hash.</summary>
    /// <param name="path">Replaced if there; written beside and renamed into place.</param>
    /// <param name="set">What to write.</param>
    /// <exception cref="DatasetException">Another ending.</exception>
    public static void Write(string path, StimulusSet set)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(set);
        Action<Stream, IReadOnlyList<(string Name, string[] Texts)>> write = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => WriteCsv,
            ".parquet" => WriteParquet,
            _ => throw new DatasetException(path, $"a file that ends in '{Path.GetExtension(path)}'", string.Join(", ", Extensions), "Choose one of these endings."),
        };
        _ = set.Hash;
        (string, string[])[] columns =
        [
            ("stimulus_id", [.. set.Ids]),
            ("category", [.. set.Stimuli.Select(stimulus => stimulus.Category ?? string.Empty)]),
            .. set.Labels.Select(label => (label.Key, label.Value.ToArray())),
            ("sha256", [.. set.Stimuli.Select(stimulus => stimulus.ContentHash)]),
        ];
        ArrayWriter.Beside(path, stream => write(stream, columns));
    }

    private static void WriteParquet(Stream stream, IReadOnlyList<(string Name, string[] Texts)> columns) =>
        ParquetTable.Write(stream, new LabelTable("stimuli", columns[0].Texts.Length, columns.ToDictionary(column => column.Name, column => LabelColumn.Parse(column.Texts), StringComparer.Ordinal)));

    private static void WriteCsv(Stream stream, IReadOnlyList<(string Name, string[] Texts)> columns)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Join(',', columns.Select(column => Quoted(column.Name))));
        for (int row = 0; row < columns[0].Texts.Length; row++)
        {
            text.WriteLine(string.Join(',', columns.Select(column => Quoted(column.Texts[row]))));
        }
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
