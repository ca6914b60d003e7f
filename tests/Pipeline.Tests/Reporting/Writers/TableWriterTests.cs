using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Writers;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Reporting.Writers;

public class TableWriterTests
{
    private static readonly ReportTable Table = new()
    {
        Id = "it-0011aabb",
        Caption = "Human IT, 92 images & a 100 % hostile_name.",
        Warning = "SIMULATED recording",
        Heads =
        [
            new("model", "Model", "The model."),
            new("score", "Score", "The score.") { IsNumeric = true, Unit = "r" },
            new("interval", "95 % interval", "In words.") { IsNumeric = true, Use = ColumnUse.Markdown },
            new("n", "Stimuli", "Count.") { IsNumeric = true, Decimals = 0, Use = ColumnUse.Csv },
        ],
        Rows =
        [
            [new("=cmd()") { Full = "=cmd()" }, new(".195", 0.195123456789) { IsStrong = true }, new(".128 to .275", 0.128), new("92", 92)],
            [new("a|b*\\input{x}"), new("−.031", -0.031), new("–"), new("92", 92)],
            [new("-0.5"), TableCell.Missing, TableCell.Missing, TableCell.Missing],
            [new("quote \" comma, line\nbreak"), new(".100", 0.1), new("–"), new("92", 92)],
        ],
        ReferenceRows = [[new("Noise ceiling"), new(".377–.672"), new(string.Empty), new(string.Empty)]],
    };

    [Fact]
    public void Csv_follows_rfc_4180_keeps_numbers_and_disarms_formulas() => Assert.Equal(
        "model,score,n\r\n'=cmd(),0.195123456789,92\r\na|b*\\input{x},-0.031,92\r\n-0.5,,\r\n\"quote \"\" comma, line\nbreak\",0.1,92\r\n",
        new CsvTableWriter().Write(Table));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+SUM(A1)", "'+SUM(A1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@x", "'@x")]
    [InlineData("\n=x", "\"'\n=x\"")]
    [InlineData("\tx", "'\tx")]
    [InlineData("-.031", "-.031")]
    [InlineData("+4e-3", "+4e-3")]
    [InlineData("model", "model")]
    public void Text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_numbers_do_not(string text, string expected) => Assert.Equal(expected, CsvText.Field(text));

    [Fact]
    public void Markdown_aligns_numbers_and_escapes_names() => Assert.Equal(
        """
        **SIMULATED recording**

        Human IT, 92 images & a 100 % hostile\_name.

        | Model | Score (r) | 95 % interval |
        | :--- | ---: | ---: |
        | =cmd() | **.195** | .128 to .275 |
        | a\|b\*\\input{x} | −.031 | – |
        | \-0.5 | – | – |
        | quote " comma, line break | .100 | – |
        | Noise ceiling | .377–.672 |  |

        """.ReplaceLineEndings("\n"),
        new MarkdownTableWriter().Write(Table));

    [Fact]
    public void Latex_computes_its_number_format_and_escapes_names() => Assert.Equal(
        """
        % Concord report, table it-0011aabb; needs \usepackage{booktabs,siunitx,graphicx} (siunitx 3) and \usepackage[T1]{fontenc}
        \begin{table}\centering\small
        \setlength{\belowcaptionskip}{6pt}\setlength{\emergencystretch}{3em}
        \caption{SIMULATED recording. Human IT, 92 images \& a 100 \% hostile\_\allowbreak{}name.}\label{tab:it-0011aabb}
        \sisetup{text-series-to-math}
        \sbox0{\begin{tabular}{@{}lS[table-format=-1.3]@{}}
        \toprule
        {Model} & {Score (r)} \\
        \midrule
        =cmd() & \bfseries 0.195 \\
        a\textbar{}b{*}\textbackslash{}input\{x\} & -0.031 \\
        -0.5 & {--} \\
        quote \textquotedbl{} comma, line break & 0.100 \\
        \midrule
        Noise ceiling & {0.377--0.672} \\
        \bottomrule
        \end{tabular}}% as wide as it is, or as the line
        \ifdim\wd0>\linewidth\resizebox{\linewidth}{!}{\usebox0}\else\usebox0\fi
        \end{table}

        """.ReplaceLineEndings("\n"),
        new LatexTableWriter().Write(Table));

    [Fact]
    public void A_table_of_more_than_forty_rows_becomes_a_longtable()
    {
        string tex = new LatexTableWriter().Write(Table with { Rows = [.. Enumerable.Repeat(Table.Rows[0], 41)] });
        Assert.Contains("\\begin{longtable}", tex, StringComparison.Ordinal);
        Assert.Contains("booktabs,siunitx,array,longtable", tex, StringComparison.Ordinal);
        Assert.DoesNotContain("\\begin{table}", tex, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_wider_than_the_line_sets_its_texts_in_paragraphs()
    {
        string name = new('n', 60);
        string tex = new LatexTableWriter().Write(Table with { Rows = [.. Enumerable.Repeat<IReadOnlyList<TableCell>>([new(name), new(".195", 0.195), new("–"), new("92", 92)], 41)], Heads = [Table.Heads[0], Table.Heads[1], new("layer", "Layer", "The layer."), Table.Heads[3]] });
        Assert.Contains(">{\\raggedright\\arraybackslash}p{", tex, StringComparison.Ordinal);
        Assert.DoesNotMatch("n{7}", tex[tex.IndexOf("\\endhead", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("*x", "{*}x")]
    [InlineData("[x]", "{[}x{]}")]
    [InlineData("a--b", "a-{}-b")]
    [InlineData("it's", "it\\textquotesingle{}s")]
    [InlineData("ħ", "U+0127")]
    [InlineData("é", "é")]
    [InlineData("日", "U+65E5")]
    [InlineData("a\nb", "a b")]
    [InlineData("\u202Ex", "U+202Ex")]
    public void Names_reach_LaTeX_as_they_are_or_as_their_code_points(string name, string expected) => Assert.Equal(expected, LatexText.Escape(name));

    [Fact]
    public void Every_column_has_its_own_id_and_a_legend()
    {
        Assert.Equal(ColumnCatalogue.All.Count, ColumnCatalogue.All.Select(column => column.Id).Distinct().Count());
        Assert.All(ColumnCatalogue.All, column => Assert.Matches("^[a-z0-9_]+$", column.Id));
        Assert.All(ColumnCatalogue.All, column => Assert.EndsWith(".", column.Legend, StringComparison.Ordinal));
    }

    [Fact]
    public void The_manifests_README_lists_every_column_with_what_it_holds()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "manifests", "README.md"));
        int head = Array.IndexOf(lines, "| column | holds |");
        Assert.Equal(ColumnCatalogue.All.Select(column => $"| `{column.Id}` | {column.Legend} |"), lines[(head + 2)..].TakeWhile(line => line.Length > 0));
    }

    [Fact]
    public void Chosen_columns_stand_in_every_format_in_their_order_and_the_figure_keeps_its_data()
    {
        ReportInput input = SampleRun.Make();
        input = input with { Columns = ["rank_set", "score", "interval", "n_stimuli", "size", "architecture", "strip"], Scores = [.. input.Scores.Select(row => row with { Tags = row.Model == "resnet20" ? "{\"size\":\"272e3\"}" : row.Tags })] };
        var context = new ReportContext(input);
        ReportTable table = context.Tables[0];
        string[] Heads(ColumnUse use) => [.. table.ColumnsFor(use).Select(column => table.Heads[column].Id)];
        Assert.Equal(["model", "rank_set", "score", "interval", "n_stimuli", "size", "architecture", "strip"], Heads(ColumnUse.Html));
        Assert.Equal(["model", "rank_set", "score", "interval", "n_stimuli", "size", "architecture"], Heads(ColumnUse.Markdown));
        Assert.Equal(["model", "rank_set", "score", "ci_low", "ci_high", "n_stimuli", "size", "architecture"], Heads(ColumnUse.Latex));
        Assert.StartsWith("model,rank_set,score,ci_low,ci_high,n_stimuli,size,architecture\r\n", new CsvTableWriter().Write(table).TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.Equal(new TableCell("272e3", 272e3) { Full = "272e3" }, table.Rows.Select(row => row[7]).First(cell => cell.Number is not null));
        Assert.Contains(table.Rows, row => row[2].IsStrong);
        Assert.Equal(new ReportContext(input with { Columns = [] }).Scores[0].Data.Heads, context.Scores[0].Data.Heads);
        Assert.DoesNotContain("size", new ReportContext(input with { Columns = [] }).Tables[0].Heads.Select(head => head.Id));
        Assert.All(context.Tables.Where(other => other.Rows.Count > 0), other => Assert.Equal("model", other.Heads[0].Id));
    }
}
