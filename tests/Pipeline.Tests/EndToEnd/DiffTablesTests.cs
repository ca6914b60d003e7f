using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Between;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;
using Concord.Pipeline.ScoreTables;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary><c>concord diff</c> of score tables that others made, by their path, through a map, and in run directories.</summary>
public sealed class DiffTablesTests : IDisposable
{
    private const string Before = "model,family,benchmark,definition,score\na,convnet,V4,v1,0.1\nb,convnet,V4,v1,0.2\nold,convnet,V4,v1,0.3\nc,convnet,IT,v1,0.4\n";

    private const string After = "model,family,benchmark,definition,score\na,convnet,V4,v1,0.1\nb,convnet,V4,v1,0.25\nnew,convnet,V4,v1,0.3\nc,convnet,IT,v2,0.5\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void Two_tables_give_the_columns_that_differ_and_an_alarm_where_none_does()
    {
        string before = this.Table("before.csv", Before), after = this.Table("after.csv", After), parquet = this.folder.File("after.parquet");
        ProgramResult all = ConcordProgram.Run("diff", before, after, "--out", this.folder.File("out")).Expect(1);
        Assert.Contains("before.csv → after.csv: ALARM: 1 row changed without a recorded cause (the inputs are not recorded in both runs, and the columns of the score table are the same).", all.Output, StringComparison.Ordinal);
        Assert.Contains("2 rows changed, 2 of them scores that tables show", all.Output, StringComparison.Ordinal);
        Assert.Contains("Definition: 1 row, scores from +.100 to +.100, such as definition: v1 → v2.", all.Output, StringComparison.Ordinal);
        Assert.Contains("1 row are in before.csv only: old on V4.", all.Output.Replace("1 row is", "1 row are", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["changed", "changed", "only-after", "only-before"], ParquetRecords.Read<ChangeRow>(this.folder.File("out/changes.parquet")).Select(row => row.Status).Where(status => status is not ("same" or "same-numbers")).Order(StringComparer.Ordinal));

        // The cause of the other change is a column: no alarm. CSV and Parquet are one table.
        ConcordProgram.Run("diff", before, after, "--benchmark", "IT").Expect(0);
        ParquetRecords.Write(parquet, [.. Sources().Open(after).Scores]);
        Assert.Contains("0 rows changed", ConcordProgram.Run("diff", after, parquet).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("in none of the runs; they have V4, IT", ConcordProgram.Run("diff", before, after, "--benchmark", "V5").Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_in_run_directories_and_behind_maps_are_compared_and_a_run_that_is_not_whole_says_so()
    {
        this.Table("t.csv", Before);
        File.WriteAllText(this.folder.File("t.map.yaml"), "table: { path: t.csv }\ncolumns: { model: model, family: family, benchmark: benchmark, definition: definition, score: score }\n");
        this.Run("one");
        this.Table("t.csv", After);
        this.Run("two");
        ProgramResult whole = ConcordProgram.Run("diff", this.folder.File("one"), this.folder.File("two"), "--benchmark", "IT").Expect(0);
        Assert.Contains("definition: v1 → v2", whole.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("INCOMPLETE", whole.Errors, StringComparison.Ordinal);

        File.WriteAllText(this.folder.File(Path.Combine("two", "INCOMPLETE")), "2 of 5 jobs did not succeed; jobs.parquet and the report say which.\n");
        ProgramResult broken = ConcordProgram.Run("diff", this.folder.File("one"), this.folder.File("two"), "--benchmark", "IT").Expect(0);
        Assert.Contains(Path.Combine("two", "INCOMPLETE") + ": 2 of 5 jobs did not succeed", broken.Errors, StringComparison.Ordinal);
        Assert.Equal(whole.Output, broken.Output);

        // A map beside its run: the same rows, so nothing changed its numbers.
        Assert.DoesNotContain("ALARM", ConcordProgram.Run("diff", this.folder.File("two"), this.folder.File("t.map.yaml")).Expect(0).Output, StringComparison.Ordinal);
    }

    private static ScoreSources Sources() => new(new Lazy<FileResolver>(() => throw new InvalidOperationException("nothing is fetched here")));

    private string Table(string name, string text)
    {
        File.WriteAllText(this.folder.File(name), text);
        return this.folder.File(name);
    }

    private void Run(string name)
    {
        string manifest = this.folder.File("m.yaml");
        File.WriteAllText(manifest, "name: own\ntables: [ { id: mine, path: t.map.yaml } ]\nanalyses: [ { id: all, kind: scaling, x: score, draws: 100 } ]\n");
        ManifestReadResult read = Reading.File(manifest);
        Assert.True(read.Manifest is not null, string.Join('\n', read.Findings));
        Assert.True(new TableRun(Sources(), TimeProvider.System).Write(read.Manifest, this.folder.File(name)));
    }
}
