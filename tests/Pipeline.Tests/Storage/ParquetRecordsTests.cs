using System.Globalization;
using Concord.Pipeline.Storage;
using Concord.Tests;
using CsCheck;
using DuckDB.NET.Data;

namespace Concord.Pipeline.Tests.Storage;

/// <summary>What is written is also read by DuckDB, which knows nothing of our reader.</summary>
public sealed class ParquetRecordsTests
{
    /// <summary>The score table of the contract: column, DuckDB type.</summary>
    private const string Contract = """
        run VARCHAR, manifest VARCHAR, model VARCHAR, architecture VARCHAR, family VARCHAR, regime VARCHAR, tags VARCHAR, checkpoint_step BIGINT,
        layer VARCHAR, layer_index INTEGER, depth DOUBLE, selection VARCHAR, readout VARCHAR,
        benchmark VARCHAR, dataset VARCHAR, stimuli VARCHAR, region VARCHAR, subject VARCHAR, condition VARCHAR,
        metric VARCHAR, definition VARCHAR, cv VARCHAR,
        score DOUBLE, ceiling DOUBLE, ceiling_upper DOUBLE, normalized DOUBLE, normalization VARCHAR,
        ci_low DOUBLE, ci_high DOUBLE, normalized_ci_low DOUBLE, normalized_ci_high DOUBLE, ci_method VARCHAR,
        n_stimuli BIGINT, n_neuroids BIGINT, n_units BIGINT, n_subjects BIGINT, seed BIGINT, seconds DOUBLE, note VARCHAR, fingerprint VARCHAR
        """;

    public static ScoreRow Row(string model) => new()
    {
        Run = "r",
        Manifest = "m",
        Model = model,
        Architecture = "a",
        Family = "convnet",
        Regime = "supervised",
        Tags = "{}",
        Benchmark = "b",
        Dataset = "d",
        Stimuli = "s",
        Metric = "rsa",
        Definition = "rsa/1",
        Normalization = "none",
        Seed = 1,
        Fingerprint = "f",
    };

    [Fact]
    public void Scores_have_the_columns_and_types_of_the_contract_when_DuckDB_reads_them()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("scores.parquet");
        ParquetRecords.Write(path, [Row("netz-ü-网络") with { Score = 0.1 + 0.2, LayerIndex = int.MinValue, CheckpointStep = long.MaxValue, Note = "say \"why\";\nhere" }, Row("b")]);
        Assert.Equal(
            [.. Contract.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Query($"DESCRIBE SELECT * FROM '{path}'").Select(row => $"{row[0]} {row[1]}"));
        object?[] first = Query($"SELECT model, score, layer_index, checkpoint_step, note, ceiling, region FROM '{path}' LIMIT 1")[0];
        Assert.Equal(["netz-ü-网络", 0.1 + 0.2, int.MinValue, long.MaxValue, "say \"why\";\nhere", null, null], first);
    }

    [Fact]
    public void Other_tables_have_the_columns_of_the_contract()
    {
        using TemporaryFolder folder = new();
        ParquetRecords.Write(folder.File("n"), [new NeuroidRow("f", "n", "r", "s", null, 0.5)]);
        ParquetRecords.Write(folder.File("t"), [new TrialRow("f", "m", "s", null, "cat", "dog", Correct: false, 0.5)]);
        ParquetRecords.Write(folder.File("d"), [new ResampleRow("b", 3, "f", null)]);
        ParquetRecords.Write(folder.File("j"), [new JobRow { Key = "k", Kind = "score", Title = "t", Status = "done", Device = "cpu", Worker = "w" }]);
        Assert.Equal("fingerprint,neuroid,region,subject,score,ceiling", Columns(folder.File("n")));
        Assert.Equal("fingerprint,model,stimulus,condition,category,response,correct,probability", Columns(folder.File("t")));
        Assert.Equal("benchmark,draw,fingerprint,value", Columns(folder.File("d")));
        Assert.Superset(
            new HashSet<string>("key,kind,status,attempts,error,seconds,peak_memory,threads,batch,device,worker".Split(','), StringComparer.Ordinal),
            new HashSet<string>(Columns(folder.File("j")).Split(','), StringComparer.Ordinal));
    }

    [Fact]
    public void Any_rows_come_back_as_they_were()
    {
        Gen<double?> number = Gen.OneOf(Gen.Double.Select(value => (double?)value), Gen.Const((double?)null), Gen.Const((double?)double.NegativeZero), Gen.Const((double?)double.Epsilon));
        Gen<string?> text = Gen.OneOf(Gen.String.Where(IsWhole).Select(value => (string?)value), Gen.Const((string?)null), Gen.Const((string?)string.Empty));
        Gen<ScoreRow> row = Gen.Select(number, number, text, text, Gen.Long, (score, depth, note, region, seed) => Row("m") with { Score = score, Depth = depth, Note = note, Region = region, Seed = seed });
        row.Array[0, 20].Sample(
            rows =>
            {
                using TemporaryFolder folder = new();
                ParquetRecords.Write(folder.File("a"), rows);
                return rows.SequenceEqual(ParquetRecords.Read<ScoreRow>(folder.File("a")));
            },
            iter: 60);
    }

    [Fact]
    public void An_empty_table_is_a_table_to_both_readers()
    {
        using TemporaryFolder folder = new();
        ParquetRecords.Write<ScoreRow>(folder.File("a"), []);
        Assert.Empty(ParquetRecords.Read<ScoreRow>(folder.File("a")));
        Assert.Equal(0L, Query($"SELECT count(*) FROM '{folder.File("a")}'")[0][0]);
    }

    [Fact]
    public void A_missing_column_is_named_with_those_that_are_there()
    {
        using TemporaryFolder folder = new();
        ParquetRecords.Write(folder.File("a"), [new ResampleRow("b", 3, "f", null)]);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ParquetRecords.Read<NeuroidRow>(folder.File("a")));
        Assert.EndsWith("a: the column 'neuroid' is missing; it has benchmark, draw, fingerprint, value", error.Message, StringComparison.Ordinal);
    }

    private static bool IsWhole(string text) => !text.Any(char.IsSurrogate);

    private static string Columns(string path) => string.Join(',', Query($"DESCRIBE SELECT * FROM '{path}'").Select(row => Convert.ToString(row[0], CultureInfo.InvariantCulture)));

    internal static List<object?[]> Query(string sql)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql.Replace(" FROM '", " FROM read_parquet('", StringComparison.Ordinal).Replace("' LIMIT", "') LIMIT", StringComparison.Ordinal);
        command.CommandText += command.CommandText.EndsWith('\'') ? ")" : string.Empty;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }
}
