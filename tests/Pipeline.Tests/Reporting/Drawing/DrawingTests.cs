using System.Diagnostics;
using System.Xml.Linq;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Tests;
using SkiaSharp;

namespace Concord.Pipeline.Tests.Reporting.Drawing;

public class DrawingTests
{
    [Fact]
    public void The_title_leaves_ink_where_it_stands_and_nowhere_else()
    {
        var scene = new Scene(200, 60, "t", "d");
        scene.Add(new TextMark(10, 20, "Title κ −.195", Tone: Tone.Ink, Size: 13, Bold: true));
        using SKBitmap bitmap = SKBitmap.Decode(PngWriter.Write(scene));
        Assert.Equal((400, 120), (bitmap.Width, bitmap.Height));
        Assert.True(Ink(bitmap, 20, 18, 220, 42) > 200, "no ink where the title is");
        Assert.Equal(0, Ink(bitmap, 0, 60, 400, 120));
    }

    [Fact]
    public void Text_comes_from_the_embedded_font()
    {
        Assert.Equal("DejaVu Sans", EmbeddedFont.FamilyName);
        Assert.True(EmbeddedFont.Measure("wwww", 12) > 2 * EmbeddedFont.Measure("iiii", 12), "widths are those of a missing glyph");
        Assert.True(EmbeddedFont.Measure(EmbeddedFont.Fit(new string('w', 300), 12, 100), 12) <= 100);
    }

    [Fact]
    public void A_picture_has_its_title_under_an_empty_font_directory()
    {
        using var empty = new TemporaryFolder();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-method", $"{typeof(DrawingTests).FullName}.{nameof(The_title_leaves_ink_where_it_stands_and_nowhere_else)}"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["FONTCONFIG_PATH"] = empty.Path;
        start.Environment["FONTCONFIG_FILE"] = empty.File("none.conf");
        start.Environment["XDG_DATA_HOME"] = empty.Path;
        start.Environment["HOME"] = empty.Path;
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, output);
        Assert.Contains("Total: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coordinate_that_is_not_a_number_never_reaches_the_file_and_is_counted()
    {
        var scene = new Scene(100, 50, "a < b", "d & e");
        scene.Add(new PointMark(double.NaN, 3, 4, MarkerShape.Disc, Tone.Blue));
        scene.Add(new LineMark(0, 0, double.PositiveInfinity, 0, Tone.Ink));
        scene.Add(new PathMark([(0, 0), (double.NaN, 1)], Closed: false, Tone.Blue, Tone.None));
        scene.Add(new PointMark(5, 5, 4, MarkerShape.Diamond, Tone.Blue) { Tip = "\u202E<x>" });
        string svg = SvgWriter.ForFile(scene);
        Assert.Equal(3, scene.LeftOut);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
        XElement root = XDocument.Parse(svg).Root!;
        Assert.Equal("a < b", root.Elements().First(element => element.Name.LocalName == "title").Value);
        Assert.Equal(2 + 2, root.Elements().Count());
    }

    [Theory]
    [InlineData(0.0, 0.95)]
    [InlineData(-0.03, 0.2)]
    [InlineData(0.0, 0.0)]
    [InlineData(-5.0, -2.0)]
    [InlineData(1e-9, 2e-9)]
    public void A_score_axis_holds_zero_all_values_and_some_ticks(double low, double high)
    {
        var axis = new LinearAxis([low, high, double.NaN], 0, 100);
        Assert.InRange(axis.At(low), -1e-9, 100.0001);
        Assert.InRange(axis.At(high), -1e-9, 100.0001);
        Assert.InRange(axis.At(0), -1e-9, 100.0001);
        Assert.InRange(axis.Ticks.Count, 2, 8);
        Assert.Equal(axis.Ticks.Count, axis.Ticks.Select(axis.Label).Distinct().Count());
    }

    private static int Ink(SKBitmap bitmap, int left, int top, int right, int bottom) =>
        Enumerable.Range(top, bottom - top).Sum(y => Enumerable.Range(left, right - left).Count(x => bitmap.GetPixel(x, y).Red < 128));
}
