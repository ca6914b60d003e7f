using Concord.Datasets;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Tests;
using DuckDB.NET.Data;

namespace Concord.Pipeline.Tests.Storage;

/// <summary>Tables of a lab that DuckDB wrote are read, and ours are read by DuckDB.</summary>
public sealed class ForeignParquetTests
{
    [Fact]
    public void A_table_of_DuckDB_is_read_to_the_last_digit()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("x.parquet");
        Run($"COPY (SELECT * FROM (VALUES ('x', 1::TINYINT, 0.1::DOUBLE, 0.5::FLOAT, true, 3::BIGINT), ('y', 2, NULL, 1.25, false, NULL), ('ü', 3, -1e300, 3, true, 5)) t(stimulus_id, repetition, value, single, good, holes)) TO '{path}' (FORMAT parquet)");
        LabelTable table = TableFile.Read(path);
        Assert.Equal(["x", "y", "ü"], table.Columns["stimulus_id"].ToTexts());
        Assert.Equal([1, 2, 3], table.Columns["repetition"].ToInt64s()!);
        Assert.Equal([0.1, double.NaN, -1e300], table.Columns["value"].ToDoubles()!);
        Assert.Equal([0.5, 1.25, 3], table.Columns["single"].ToDoubles()!);
        Assert.Equal(["true", "false", "true"], table.Columns["good"].ToTexts());
        Assert.Equal(LabelKind.Real, table.Columns["holes"].Kind);
        Assert.Equal([3, double.NaN, 5], table.Columns["holes"].ToDoubles()!);
    }

    [Theory]
    [InlineData("SELECT [1, 2] AS l", "column 'l'")]
    [InlineData("SELECT NULL::VARCHAR AS stimulus_id", "nothing in row 0")]
    [InlineData("SELECT DATE '2026-01-01' AS day", "values of type DateTime")]
    public void What_is_no_label_is_refused_by_name(string select, string message)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("x.parquet");
        Run($"COPY ({select}) TO '{path}' (FORMAT parquet)");
        Assert.Contains(message, Assert.Throws<DatasetException>(() => TableFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exported_assembly_is_a_table_for_DuckDB()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("x.parquet");
        LabelledAxis Axis(string name, string column, params string[] ids) => new(name, ids.Length, new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { [column] = LabelColumn.Of(ids) });
        ArrayWriter.WriteParquet(path, new LabelledArray("a", "a", [Axis("presentation", "stimulus_id", "x", "y"), Axis("neuroid", "neuroid_id", "n1", "n2")], [1, 0.1 + 0.2, double.NaN, 4]));
        Assert.Equal(["x|n1|1", "x|n2|0.30000000000000004", "y|n2|4"], Query($"SELECT stimulus_id || '|' || neuroid_id || '|' || (CASE WHEN value = round(value) THEN value::INT::VARCHAR ELSE value::VARCHAR END) FROM '{path}' ORDER BY 1"));
    }

    private static void Run(string sql) => Query(sql);

    private static List<string> Query(string sql)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}
