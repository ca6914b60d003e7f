using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>A table whose columns have types: of a CSV, TSV or Parquet file.</summary>
/// <param name="Where">The file.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">Columns by name, in the order of the file; each (rows).</param>
public sealed record LabelTable(string Where, int Rows, IReadOnlyDictionary<string, LabelColumn> Columns)
{
    /// <summary>The columns as the labels of an axis.</summary>
    /// <param name="name">The axis.</param>
    /// <param name="length">Places along it.</param>
    /// <exception cref="DatasetException">Another number of rows.</exception>
    public LabelledAxis AsAxis(string name, int length) => Rows == length
        ? new LabelledAxis(name, length, Columns)
        : throw new DatasetException(Where, $"{Rows} rows", $"{length}, one for each place along '{name}' of the array", "Rows must be in the order of the array, with none left out.");
}
