using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Responses in a table, long (one row a measured value, in a column `value` or as the dataset file names it) or wide (one row a presentation, one column of numbers a neuroid).</summary>
/// <remarks>
/// Long: rows may come in any order; a cell without a row is a missing value, a cell with two rows an error. Columns whose names do not say what they label belong to the presentations if each presentation has one value of them, to the neuroids if each neuroid has; others are refused.
/// Wide: columns called as labels of presentations are labels, and so are texts; every other column is a neuroid, called by its header.
/// </remarks>
internal sealed class TableArrays : IArrayFormat
{
    public string Id => "table";

    public IReadOnlyList<string> Extensions => TableFile.Extensions;

    public LabelledArray Read(string path, ArrayRequest request)
    {
        LabelTable table = TableFile.Read(path);
        if (table.Rows == 0)
        {
            throw new DatasetException(path, "a table without rows", "at least one", "Check that it was written.");
        }

        string? value = LabelNames.Among(table.Columns.Keys, request.Variable is null ? LabelNames.Value : [request.Variable]);
        return value is not null ? new LongTable(table, value, request).ToArray()
            : request.Variable is null ? Wide(table, request)
            : throw new DatasetException(path, $"no column '{request.Variable}'", $"it among {string.Join(", ", table.Columns.Keys)}", "Check the spelling in the dataset file.");
    }

    private static LabelledArray Wide(LabelTable table, ArrayRequest request)
    {
        if (LabelNames.Among(table.Columns.Keys, [.. request.NeuroidLabels, .. LabelNames.Neuroid]) is { } neuroid)
        {
            throw new DatasetException(table.Where, $"a column '{neuroid}' and none that says which holds the values (columns: {string.Join(", ", table.Columns.Keys)})", $"a column {LabelNames.Value[0]}", "Name it in the dataset file: array: COLUMN.");
        }

        var labels = new Dictionary<string, LabelColumn>(StringComparer.Ordinal);
        var neuroids = new List<(string Name, double[] Values)>();
        foreach ((string name, LabelColumn column) in table.Columns)
        {
            if (LabelNames.Among([name], [.. request.PresentationLabels, .. LabelNames.OfPresentation, .. LabelNames.OfWideRows]) is not null)
            {
                labels[name] = column;
            }
            else if (column.ToDoubles() is { } values)
            {
                neuroids.Add((name, values));
            }
            else
            {
                RefuseMixed(table, name, column);
                labels[name] = column;
            }
        }

        if (neuroids.Find(neuroid => neuroid.Name.Length == 0 || neuroid.Name.StartsWith("__", StringComparison.Ordinal) || neuroid.Name.StartsWith("Unnamed", StringComparison.Ordinal)).Name is { } index)
        {
            throw new DatasetException(table.Where, $"a column of numbers called '{index}'", "columns of neuroids, each with a name of its own", "This looks like the row numbers of pandas; write the table with index=False.");
        }

        if (neuroids.Count == 0)
        {
            throw new DatasetException(table.Where, $"no column of numbers among {string.Join(", ", table.Columns.Keys)}", "one for each neuroid, or a column 'value'", "A cell that is no number makes a column of texts; leave missing cells out by a long table.");
        }

        double[] all = new double[(long)table.Rows * neuroids.Count];
        for (int column = 0; column < neuroids.Count; column++)
        {
            for (int row = 0; row < table.Rows; row++)
            {
                all[(row * neuroids.Count) + column] = neuroids[column].Values[row];
            }
        }

        var ids = new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { ["neuroid_id"] = LabelColumn.Of([.. neuroids.Select(neuroid => neuroid.Name)]) };
        return new LabelledArray(table.Where, Path.GetFileNameWithoutExtension(table.Where), [new LabelledAxis("presentation", table.Rows, labels), new LabelledAxis("neuroid", neuroids.Count, ids)], all);
    }

    // One cell that is no number would quietly make a label of a neuroid.
    private static void RefuseMixed(LabelTable table, string name, LabelColumn column)
    {
        string[] texts = column.ToTexts();
        int odd = Array.FindIndex(texts, text => !LabelColumn.IsReal(text) && !LabelColumn.MissingCells.Contains(text));
        if (texts.Any(LabelColumn.IsReal))
        {
            throw new DatasetException($"{table.Where}, column '{name}'", $"'{texts[odd]}' in row {odd + 1} among numbers", "numbers, empty cells where a value is missing, or texts throughout", "Mend the cell.");
        }
    }
}
