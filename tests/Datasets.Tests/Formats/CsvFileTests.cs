using Concord.Datasets.Formats;
using CsCheck;

namespace Concord.Datasets.Tests.Formats;

public sealed class CsvFileTests
{
    [Fact]
    public void Quotes_separators_line_breaks_marks_and_empty_lines_are_read_as_RFC_4180_says()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes("id,text\r\n\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,\r\n")];
        CsvTable table = CsvFile.Read(bytes, "t.csv");
        Assert.Equal(["id", "text"], table.Header);
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal("a, \"b\"\r\nc", table.Rows[0][1]);
        Assert.Equal("", table.Rows[1][1]);
        Assert.Equal("t.csv:3", table.Where(0));
        Assert.Equal("t.csv:5", table.Where(1));
        Assert.Equal(1, table.Column("TEXT"));
    }

    [Theory]
    [InlineData("", "t.csv: an empty table")]
    [InlineData("a,b\n1,2\n1,2,3\n", "t.csv:3: 3 fields; expected 2")]
    [InlineData("a,b\n1,2\n\n1\n", "t.csv:4: 1 fields")]
    [InlineData("a,b\n1,x\"y\n", "t.csv:2: a quote inside a field")]
    [InlineData("a,b\n1,\"open\n2,3\n", "t.csv:2: a quote that is never closed")]
    [InlineData("a,b\n1,\"x\"y\n", "t.csv:2: 'y' after a closing quote")]
    [InlineData("a,A\n1,2\n", "t.csv:1: column 'A' twice")]
    public void Faults_are_named_with_their_line(string text, string says) =>
        Assert.StartsWith(says, Assert.Throws<DatasetException>(() => CsvFile.Parse(text, "t.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.Contains("not UTF-8", Assert.Throws<DatasetException>(() => CsvFile.Read([(byte)'a', 0xFF, (byte)'b'], "t.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_column_lists_those_there_are() =>
        Assert.Contains("among a, b", Assert.Throws<DatasetException>(() => CsvFile.Parse("a,b\n1,2", "t.csv").Column("c")).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_field_survives_quoting() =>
        Gen.String[Gen.Int[0, 6].Select(i => "a,\"\n\ré "[i]), 0, 8].Array[3].Array[1, 5].Sample(rows =>
        {
            string text = "x,y,z\n" + string.Concat(rows.Select(row => string.Join(',', row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
            Assert.Equal(rows, CsvFile.Parse(text, "t.csv").Rows);
        });
}
