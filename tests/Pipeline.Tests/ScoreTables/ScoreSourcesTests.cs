using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.ScoreTables;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.Reporting;
using Concord.Tests;

namespace Concord.Pipeline.Tests.ScoreTables;

public sealed class ScoreSourcesTests : IDisposable
{
    private const string Table = """
        net,kind,how,extra,seed,task,V4,IT,params
        a,CNN,,,0,t,0.1,0.2,1e6
        a,CNN,,,1,t,0.3,NA,1e6
        b,ViT,simclr,big,0,t,0.5,0.25,2000000
        c,ViT,simclr,,0,other,0.9,0.9,3
        """;

    private const string Map = """
        columns: { model: net, family: kind, regime: [how, extra], seed: seed }
        scores: { V4: V4, IT: IT }
        tags: { parameters: params }
        constants: { metric: pls }
        where: { task: t }
        levels: { family: { CNN: convnet, ViT: transformer }, regime: { "": supervised } }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void A_wide_table_becomes_rows_with_joined_columns_renamed_levels_and_told_gaps()
    {
        ReportInput input = this.Open(Table, Map);
        Assert.Equal(["a V4 0.1 0 convnet supervised", "a IT 0.2 0 convnet supervised", "a V4 0.3 1 convnet supervised", "a IT  1 convnet supervised", "b V4 0.5 0 transformer simclr + big", "b IT 0.25 0 transformer simclr + big"], input.Scores.Select(row => FormattableString.Invariant($"{row.Model} {row.Benchmark} {row.Score} {row.Seed} {row.Family} {row.Regime}")));
        Assert.All(input.Scores, row => Assert.Equal("pls", row.Metric));
        Assert.Equal("{\"parameters\":2000000}", input.Scores[4].Tags);
        Assert.Equal("the table has no score here", input.Scores[3].Note);
        Assert.Equal(6, input.Scores.Select(row => row.Fingerprint).Distinct().Count());
        Assert.True(input.Comparison.IsForeign);
        Assert.Equal("4 rows; 1 left out by the map (task is t); 1 of the rest without a score", input.Provenance[1]);
    }

    [Fact]
    public void Every_mistake_of_a_map_is_told_with_its_place()
    {
        string message = this.Refused(Table, """
            columns:
              model: net
              familiy: kind
              regime: how
            scores: { V4: V4 }
            constants: { regime: x, tags: y }
            where: { task: { form: 3 } }
            levels: { famly: { CNN: convnet } }
            seeds: mean
            table: { url: "https://example.org/t.csv", sha256: abc, path: t.csv }
            colours: 3
            """);
        foreach (string expected in new[]
        {
            "map.yaml:3:3: unknown key 'familiy' in columns; it has model, architecture, family",
            "Did you mean 'family'?",
            "'regime' has both 'columns' and 'constants'",
            "unknown key 'tags' in constants",
            "map.yaml:7:18: unknown key 'form'",
            "map.yaml:8:11: unknown key 'famly' in levels",
            "'seeds' cannot be 'mean'; it is one of replicates, average",
            "a table is a file beside the map or one that is published",
            "map.yaml:11:1: unknown key 'colours' in a column map",
        })
        {
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }

        Assert.Contains("the map says not which column names the model", this.Refused(Table, "scores: { V4: V4 }"), StringComparison.Ordinal);
        Assert.Contains("the map says not which column holds the scores", this.Refused(Table, "columns: { model: net }"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_of_a_table_is_told_with_its_place()
    {
        string columns = this.Refused(Table, "columns: { model: name, score: V5, family: kind }\ntags: { p: parms }");
        Assert.Contains("map.yaml:1:19: ", columns, StringComparison.Ordinal);
        Assert.Contains("has no column 'name' (for model); it has net, kind", columns, StringComparison.Ordinal);
        Assert.Contains("has no column 'V5' (for score)", columns, StringComparison.Ordinal);
        Assert.Contains("has no column 'parms' (for p)", columns, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'params'?", columns, StringComparison.Ordinal);

        string cells = this.Refused("net,V4\na,0.1\nb,high\n\nc,0.2 %\na,0.3\n", "columns: { model: net, score: V4 }");
        Assert.Contains("table.csv:3:2: the score is 'high', which is no number (column 'V4'). A missing score is an empty cell, NA or NaN.", cells, StringComparison.Ordinal);
        Assert.Contains("table.csv:5:2: the score is '0.2 %'", cells, StringComparison.Ordinal);
        Assert.Contains("table.csv:6:1: 2 rows give a score of 'a'", cells, StringComparison.Ordinal);
        Assert.Contains("the first is on line 2", cells, StringComparison.Ordinal);

        string levels = this.Refused(Table, Map.Replace("CNN:", "CNNs:", StringComparison.Ordinal));
        Assert.Contains("map.yaml:6:21: no row has the level 'CNNs' of 'family'; there are CNN, ViT. Did you mean 'CNN'?", levels, StringComparison.Ordinal);
        Assert.Contains("no row of ", this.Refused(Table, Map.Replace("task: t", "task: T2", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_the_same_score_are_averaged_where_the_map_says_so()
    {
        ReportInput input = this.Open("net,V4\na,0.1\na,0.3\na,\nb,1\n", "columns: { model: net, score: V4 }\nduplicates: average");
        Assert.Equal([0.2, 1.0], input.Scores.Select(row => row.Score!.Value));
        Assert.Equal("mean of 2 rows", input.Scores[0].Note);
        Assert.Contains("2 averaged", input.Provenance[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task: [t, other]", 4)]
    [InlineData("task: { not: t }", 1)]
    [InlineData("params: { from: 1e6 }", 3)]
    [InlineData("params: { from: 1e6, to: 1000000 }", 2)]
    [InlineData("params: 1000000.0", 2)]
    [InlineData("how: ~", 2)]
    [InlineData("how: ''", 2)]
    [InlineData("how: { not: [~] }", 2)]
    [InlineData("seed: 0, kind: vit", 2)]
    public void Conditions_choose_rows(string where, int rows) =>
        Assert.Equal(rows, this.Open(Table, $"columns: {{ model: net, score: V4, seed: seed }}\nwhere: {{ {where} }}").Scores.Count);

    [Fact]
    public void Our_own_tables_need_no_map_and_Parquet_reads_as_CSV_does()
    {
        ScoreRow[] rows = [SampleRun.Row("a", "x", 0.25) with { Tags = "{\"accuracy\":0.5,\"note\":\"=1\"}", Region = "IT" }, SampleRun.Row("b", "x", null) with { Note = "undefined" }];
        string parquet = this.folder.File("scores.parquet");
        ParquetRecords.Write(parquet, rows);
        ReportInput input = Sources().Open(parquet);
        Assert.Equal(rows.Select(row => (row.Model, row.Score, row.Tags, row.Region, row.Layer, row.Selection, row.NStimuli, row.Seed)), input.Scores.Select(row => (row.Model, row.Score, row.Tags, row.Region, row.Layer, row.Selection, row.NStimuli, row.Seed)));
        string csv = this.folder.File("all-rows.csv");
        File.WriteAllText(csv, AllRowsFile.Write(rows));
        Assert.Equal(input.Scores.Select(row => (row.Model, row.Score, row.Tags, row.Note)), Sources().Open(csv).Scores.Select(row => (row.Model, row.Score, row.Tags, row.Note)));
        File.WriteAllText(csv, "network,value\na,1\n");
        Assert.Contains("no column 'model' and no column 'score'; the table has network, value. Say with --map", Assert.Throws<ScoreTableException>(() => Sources().Open(csv)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_beside_its_map_is_found_and_no_path_of_this_machine_is_told()
    {
        File.WriteAllText(this.folder.File("t.csv"), Table);
        File.WriteAllText(this.folder.File("t.map.yaml"), Map + "\ntable: { path: t.csv }\n");
        Assert.Equal(6, Sources().Open(this.folder.File("t.map.yaml")).Scores.Count);
        Assert.Contains("is a column map already", Assert.Throws<ScoreTableException>(() => Sources().Open(this.folder.File("t.map.yaml"), "x.yaml")).Message, StringComparison.Ordinal);
        File.WriteAllText(this.folder.File("u.map.yaml"), Map);
        Assert.Contains("the map says not where its table is", Assert.Throws<ScoreTableException>(() => Sources().Open(this.folder.File("u.map.yaml"))).Message, StringComparison.Ordinal);
        Assert.Contains("no such run directory, table or column map", Assert.Throws<ScoreTableException>(() => Sources().Open(this.folder.File("none.csv"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("regime=supervised", "a,a,a,a")]
    [InlineData("regime=supervised,simclr + big", "a,a,a,a,b,b")]
    [InlineData("family!=convnet", "b,b")]
    [InlineData("parameters>=2e6", "b,b")]
    [InlineData("benchmark=V4", "a,a,b")]
    [InlineData("parameters<=1e6", "a,a,a,a")]
    public void Conditions_of_the_command_choose_rows(string text, string models) =>
        Assert.Equal(models, string.Join(',', RowFilter.Apply(this.Open(Table, Map).Scores, [RowFilter.Parse(text)!]).Select(row => row.Model)));

    [Fact]
    public void Conditions_that_name_nothing_are_answered_with_what_there_is()
    {
        IReadOnlyList<ScoreRow> rows = this.Open(Table, Map).Scores;
        Assert.Contains("family is convnet, transformer. Did you mean 'convnet'?", Assert.Throws<ScoreTableException>(() => RowFilter.Apply(rows, [RowFilter.Parse("family=convnets")!])).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'parameters'?", Assert.Throws<ScoreTableException>(() => RowFilter.RequireName(rows, "parameter", "--by")).Message, StringComparison.Ordinal);
        Assert.Contains("no row has transfomer; family is convnet, transformer. Did you mean 'transformer'?", Assert.Throws<ScoreTableException>(() => RowFilter.Apply(rows, [RowFilter.Parse("family=convnet,transfomer")!])).Message, StringComparison.Ordinal);
        Assert.Null(RowFilter.Parse("family"));
        Assert.Null(RowFilter.Parse("=x"));
        Assert.Null(RowFilter.Parse("parameters>=many"));
    }

    [Fact]
    public void Levels_called_none_or_NA_are_levels_and_an_empty_cell_is_none()
    {
        const string Levels = "net,how,V4\na,none,0.1\nb,NA,0.2\nc,,0.3\nd,-,0.4\n";
        ReportInput input = this.Open(Levels, "columns: { model: net, regime: how, score: V4 }\ntags: { way: how }");
        Assert.Equal(["none", "NA", null, "-"], input.Scores.Select(row => Factor.LevelOf(row, "regime")));
        Assert.Equal(["none", "NA", null, "-"], input.Scores.Select(row => Factor.LevelOf(row, "way")));
        Assert.Equal("Words read as levels like any other: 'none' of regime (1 cells), 'NA' of regime (1 cells), '-' of regime (1 cells), 'none' of way (1 cells), 'NA' of way (1 cells), '-' of way (1 cells); missing: [NA] in the map makes such a word mean that nothing stands there", input.Provenance[2]);
        Assert.Equal(["a"], Kept(input, "regime=none"));
        Assert.Equal(["c"], Kept(input, "way="));
        Assert.Equal(["b", "c", "d"], Kept(input, "way!=none"));

        ReportContext context = new(input with { By = ["way"] });
        Assert.Equal(["c"], Assert.Single(context.Unlevelled).Models);
        Assert.Contains("1 network has no level of way and is in none of its comparisons: c.", HtmlPage.Write(context), StringComparison.Ordinal);
        Assert.Equal(["-", "NA", "none"], Contrasts.Levels(context.Whole, "way"));

        ReportInput told = this.Open(Levels, "columns: { model: net, regime: how, score: V4 }\nmissing: [NA, '-']");
        Assert.Equal(["none", null, null, null], told.Scores.Select(row => Factor.LevelOf(row, "regime")));
        Assert.Contains("no row has none in 'how'; there are (empty), x. Cells in which nothing stands are asked for by \"\".", this.Refused("net,how,V4\na,x,0.1\nb,,0.2\n", "columns: { model: net, score: V4 }\nwhere: { how: [none, x] }"), StringComparison.Ordinal);

        static IEnumerable<string> Kept(ReportInput input, string condition) => RowFilter.Apply(input.Scores, [RowFilter.Parse(condition)!]).Select(row => row.Model);
    }

    [Fact]
    public void A_tag_fills_no_column_and_one_that_is_called_like_a_factor_is_refused()
    {
        ScoreRow row = this.Open("net,layers,acc,V4\na,18,0.7,0.1\n", "columns: { model: net, score: V4 }\ntags: { depth: layers, ceiling: acc }").Scores[0];
        Assert.Equal((null, null, "18"), (row.Depth, row.Ceiling, Factor.LevelOf(row, "depth")));
        string refused = this.Refused("net,layers,acc,V4\na,18,0.7,0.1\n", "columns: { model: net, score: V4, depth: acc }\ntags: { family: layers, depth: layers, seed: acc }");
        Assert.Contains("map.yaml:2:17: a tag may not be called 'family': that is a column of the score table, and would be read wherever the name stands. Fill the column (columns: { family: … }), or call the tag something else.", refused, StringComparison.Ordinal);
        Assert.Contains("a tag may not be called 'depth': that is a column of the score table, and would be read wherever the name stands. Call it something else.", refused, StringComparison.Ordinal);
        Assert.Contains("a tag may not be called 'seed'", refused, StringComparison.Ordinal);

        // A table with our own columns holds what tags it holds.
        ScoreRow own = SampleRun.Row("a", "b", 0.5) with { Tags = "{\"family\":\"big\"}" };
        Assert.Equal(("convnet", "big", null), (Factor.LevelOf(own, "family"), Factor.LevelOf(own, "tags.family"), Factor.LevelOf(own, "tags.regime")));
    }

    [Fact]
    public void Each_of_several_tables_must_have_what_is_named()
    {
        ScoreRow row = SampleRun.Row("a", "b", 0.5) with { Tags = "{\"accuracy\":0.5}" };
        RowFilter.RequireName([("one.csv", [row]), ("two", [row])], "accuracy", "--match");
        Assert.Contains("--match accurcy: no row of two has a level of it; there are", Assert.Throws<ScoreTableException>(() => RowFilter.RequireName([("one.csv", [row with { Tags = "{\"accurcy\":1}" }]), ("two", [row])], "accurcy", "--match")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'accuracy'?", Assert.Throws<ScoreTableException>(() => RowFilter.RequireName([("one.csv", [row]), ("two", [row])], "accurcy", "--where")).Message, StringComparison.Ordinal);

        // A run without regions still has the column.
        RowFilter.RequireName([("one.csv", [row with { Region = "IT" }]), ("two", [row])], "region", "--where");
        Assert.Contains("is a run directory: it has Concord's own columns. Leave --map x.yaml out", Assert.Throws<ScoreTableException>(() => Sources().Open(this.folder.Path, "x.yaml")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rsa(correlation,spearman), cka", "rsa(correlation,spearman)|cka")]
    [InlineData("a,b(c[d,e],f),", "a|b(c[d,e],f)|")]
    [InlineData("a),b", "a)|b")]
    [InlineData("", "")]
    public void A_comma_within_brackets_belongs_to_the_name(string text, string names) => Assert.Equal(names, string.Join('|', CommaList.Split(text)));

    private static ScoreSources Sources() => new(new Lazy<FileResolver>(() => throw new InvalidOperationException("nothing is fetched here")));

    private ReportInput Open(string table, string map)
    {
        File.WriteAllText(this.folder.File("table.csv"), table);
        File.WriteAllText(this.folder.File("map.yaml"), map + "\n");
        return Sources().Open(this.folder.File("table.csv"), this.folder.File("map.yaml"));
    }

    private string Refused(string table, string map) => Assert.Throws<ScoreTableException>(() => this.Open(table, map)).Message;
}
