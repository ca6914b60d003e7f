using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Turns a table of one value a row into presentations × neuroids × time bins.</summary>
internal sealed class LongTable(LabelTable table, string value, ArrayRequest request)
{
    public LabelledArray ToArray()
    {
        (List<string> presentation, List<string> neuroid, List<string> time) = Sides();
        var axes = new List<TableAxis> { new("presentation", table, presentation), new("neuroid", table, neuroid) };
        if (time.Count > 0)
        {
            axes.Add(new TableAxis("time_bin", table, time));
        }

        double[] given = table.Columns[value].ToDoubles() ?? throw NotNumbers();
        long count = axes.Aggregate(1L, (product, axis) => product * axis.Length);
        // A pivot may be far larger than its table: bounded, so that a table with ids of its own in every row is an error and no flood.
        if (count > Math.Max(1 << 20, 1000L * table.Rows))
        {
            throw new DatasetException(table.Where, $"{table.Rows} rows for {string.Join(" × ", axes.Select(axis => $"{axis.Length} {axis.Name}"))} cells", "most cells filled", "Check that ids of presentations and neuroids repeat over the rows.");
        }

        return new LabelledArray(table.Where, value, [.. axes.Select(axis => axis.ToAxis())], Cells(axes, given, (int)count));
    }

    private double[] Cells(List<TableAxis> axes, double[] given, int count)
    {
        double[] cells = new double[count];
        Array.Fill(cells, double.NaN);
        int[] rowOf = new int[count];
        for (int row = 0; row < given.Length; row++)
        {
            int cell = 0;
            foreach (TableAxis axis in axes)
            {
                cell = (cell * axis.Length) + axis.Place(row);
            }

            if (rowOf[cell] > 0)
            {
                throw new DatasetException(table.Where, $"two values, in rows {rowOf[cell]} and {row + 1}, for {string.Join(", ", axes.Select(axis => axis.Describe(row)))}", "one value a cell", "Number repeated presentations in a column 'repetition'.");
            }

            rowOf[cell] = row + 1;
            cells[cell] = given[row];
        }

        return cells;
    }

    private (List<string> Presentation, List<string> Neuroid, List<string> Time) Sides()
    {
        List<string> presentation = Known([.. request.PresentationLabels, .. LabelNames.OfPresentation]);
        List<string> neuroid = Known([.. request.NeuroidLabels, .. LabelNames.OfNeuroid]);
        List<string> time = Known(LabelNames.OfTime);
        if (presentation.Count == 0 || neuroid.Count == 0)
        {
            throw new DatasetException(table.Where, $"columns {string.Join(", ", table.Columns.Keys)}", "a column 'stimulus_id' and a column 'neuroid_id' beside the values", "Rename the columns.");
        }

        var keys = new TableAxis("presentation", table, presentation);
        var sites = new TableAxis("neuroid", table, neuroid);
        foreach (string other in table.Columns.Keys.Except([.. presentation, .. neuroid, .. time, value]).ToArray())
        {
            List<string>? side = keys.Determines(other) ? presentation : sites.Determines(other) ? neuroid : null;
            (side ?? throw new DatasetException($"{table.Where}, column '{other}'", "several values for one presentation and for one neuroid", "columns that label the one or the other", "Remove it (row numbers of pandas: write with index=False), or name it in the dataset file: columns: { … }.")).Add(other);
        }

        return (presentation, neuroid, time);
    }

    private DatasetException NotNumbers()
    {
        string[] texts = table.Columns[value].ToTexts();
        int odd = Array.FindIndex(texts, text => !LabelColumn.IsReal(text) && !LabelColumn.MissingCells.Contains(text));
        return new DatasetException($"{table.Where}, column '{value}'", odd < 0 ? "no number at all" : $"'{texts[odd]}' in row {odd + 1}", "numbers, or empty cells where a value is missing", "Mend the cell, or name another column.");
    }

    private List<string> Known(string[] names) => [.. table.Columns.Keys.Where(name => name != value && LabelNames.Among([name], names) is not null)];
}
