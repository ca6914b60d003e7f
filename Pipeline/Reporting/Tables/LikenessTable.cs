using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>The pairs of a matrix between models as a table for files.</summary>
internal static class LikenessTable
{
    public static ReportTable Make(LikenessMatrix matrix)
    {
        string[] names = [.. matrix.Recording is null ? [] : (string[])[matrix.Recording], .. matrix.Models];
        return new ReportTable
        {
            Id = "between-models-" + Slug.Of($"{matrix.Benchmark} {matrix.Metric}"),
            Caption = $"Agreement of the RDMs of two models on {matrix.Benchmark}, {matrix.StimulusCount} stimuli, as {matrix.Metric} compares them, each at the layer that agrees best with the recording; no intervals.",
            Warning = matrix.Warning,
            Heads = [new("first", "First", "A model, or the recording."), new("second", "Second", "Another model."), new("agreement", "Agreement", "The comparator's value for their RDMs.") { IsNumeric = true }],
            Rows = [.. from second in Enumerable.Range(1, names.Length - 1) from first in Enumerable.Range(0, second) select (IReadOnlyList<TableCell>)[Name(names[first]), Name(names[second]), Value(matrix[names[first], names[second]])]],
        };
    }

    private static TableCell Name(string name) => new(NameText.Short(name)) { Full = name };

    private static TableCell Value(double? value) => value is { } number ? new(NumberText.Score(number), number) : TableCell.Missing;
}
