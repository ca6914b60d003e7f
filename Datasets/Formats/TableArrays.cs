using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Responses in a table, long (one row a measured value, in a column `value` or as the dataset file names it) or wide (one row a presentation, one column of numbers a neuroid).</summary>
/// <remarks>
/// Long: rows may come in any order; a cell without a row is a missing value, a cell with two rows an error. Columns whose names do not say what they label belong to the presentations if each presentation has one value of them, else to the neuroids.
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
        return value is not null ? new LongTable(table, value).ToArray()
            : request.Variable is null ? Wide(table)
            : throw new DatasetException(path, $"no column '{request.Variable}'", $"it among {string.Join(", ", table.Columns.Keys)}", "Check the spelling in the dataset file.");
    }

    private static LabelledArray Wide(LabelTable table)
    {
        var labels = new Dictionary<string, LabelColumn>(StringComparer.Ordinal);
        var neuroids = new List<(string Name, double[] Values)>();
        foreach ((string name, LabelColumn column) in table.Columns)
        {
            if (LabelNames.Among([name], LabelNames.OfPresentation) is null && column.ToDoubles() is { } values)
            {
                neuroids.Add((name, values));
            }
            else
            {
                labels[name] = column;
            }
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
}
