using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;

namespace Concord.Datasets.Declared;

/// <summary>Reads one declared file of RDMs: stimuli × stimuli, or RDMs × stimuli × stimuli.</summary>
internal static class RdmsReader
{
    // An RDM is symmetric but for what rounding in another program leaves.
    private const double Asymmetry = 1e-6;

    public static RdmSet Read(DeclaredRdms declared, IReadOnlyList<string>? stimulusIds)
    {
        LabelledArray array = ArrayFile.Read(declared.File.Verified(), new ArrayRequest { Variable = declared.Array, Axes = [] }, null);
        int axes = array.Axes.Count;
        int side = array.Axes[^1].Length;
        if (axes is not (2 or 3) || array.Axes[axes - 2].Length != side)
        {
            throw new DatasetException(array.Where, $"an array of {string.Join(" × ", array.Axes.Select(axis => axis.Length))}", "stimuli × stimuli, or RDMs × stimuli × stimuli", "Save square matrices; for responses write responses: instead.");
        }

        int count = axes == 3 ? array.Axes[0].Length : 1;
        if (declared.Subjects.Count > 0 && declared.Subjects.Count != count)
        {
            throw new DatasetException(array.Where, $"{count} RDMs", $"{declared.Subjects.Count}, one for each of the subjects declared", "Count the subjects.");
        }

        string[] ids = Ids(declared, stimulusIds, array.Where, side);
        return new RdmSet(ids, [.. Enumerable.Range(0, count).Select(i => Entry(declared, array, ids, i))]);
    }

    private static string[] Ids(DeclaredRdms declared, IReadOnlyList<string>? stimulusIds, string where, int side)
    {
        IReadOnlyList<string>? ids = stimulusIds;
        string of = "the stimuli";
        if (declared.Order is { } order)
        {
            LabelTable table = TableFile.Read(order.Verified());
            string column = LabelNames.Among(table.Columns.Keys, LabelNames.Stimulus)
                ?? throw new DatasetException(order.Path, $"columns {string.Join(", ", table.Columns.Keys)}", "a column stimulus_id", "Rename the column.");
            ids = table.Columns[column].ToTexts();
            of = order.Path;
        }

        return ids is null ? throw new DatasetException(where, "RDMs without names of their rows", "stimuli, or a table order: with a column stimulus_id", "Say in the dataset file what the rows are.")
            : ids.Count == side ? [.. ids]
            : throw new DatasetException(where, $"RDMs of {side} rows", $"{ids.Count}, as {of} has", "Give the order of the rows: order: rows.csv.");
    }

    private static RdmEntry Entry(DeclaredRdms declared, LabelledArray array, string[] ids, int number)
    {
        int side = ids.Length;
        ReadOnlySpan<double> square = array.Values.AsSpan(number * side * side, side * side);
        double[] upper = new double[side * (side - 1) / 2];
        double largest = 0;
        foreach (double value in square)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        int at = 0;
        for (int i = 0; i < side; i++)
        {
            if (Math.Abs(square[(i * side) + i]) > Asymmetry * largest)
            {
                throw new DatasetException(array.Where, $"{square[(i * side) + i]} on the diagonal of RDM {number + 1} ('{ids[i]}' with itself)", "0 there: a dissimilarity", "This looks like a matrix of similarities; save 1 − r instead.");
            }

            for (int j = i + 1; j < side; j++)
            {
                upper[at++] = square[(i * side) + j];
                if (Math.Abs(square[(i * side) + j] - square[(j * side) + i]) > Asymmetry * largest)
                {
                    throw new DatasetException(array.Where, $"RDM {number + 1} with {square[(i * side) + j]} for ('{ids[i]}', '{ids[j]}') and {square[(j * side) + i]} the other way round", "a symmetric matrix", "Average the two halves if both were measured.");
                }
            }
        }

        string? subject = declared.Subjects.Count > 0 ? declared.Subjects[number] : array.Axes.Count == 3 ? (number + 1).ToString(CultureInfo.InvariantCulture) : null;
        return new RdmEntry($"{declared.Region} | {subject ?? "mean"}", declared.Region, subject, null, upper);
    }
}
