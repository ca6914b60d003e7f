using System.Globalization;
using System.Text;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>Writes a <see cref="Scene"/> as SVG text: with classes for the page's themes, or as a file of its own with the light colours.</summary>
public static class SvgWriter
{
    /// <summary>A drawing inside the page; tones are classes <c>fN</c> (fill) and <c>sN</c> (stroke).</summary>
    /// <param name="scene">The drawing.</param>
    /// <param name="id">Unique in the page; title and description take their ids from it.</param>
    /// <param name="cssClass">The class of the svg element.</param>
    public static Markup ForPage(Scene scene, string id, string cssClass = "fig")
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg width=\"{N(scene.Width)}\" height=\"{N(scene.Height)}\" class=\"{cssClass}\" viewBox=\"0 0 {N(scene.Width)} {N(scene.Height)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{E(scene.Title)}</title><desc id=\"{id}-d\">{E(scene.Description)}</desc>");
        WriteMarks(svg, scene, page: true);
        return new Markup(svg.Append("</svg>").ToString());
    }

    /// <summary>A small drawing that only repeats the numbers beside it, hidden from screen readers.</summary>
    public static Markup Decoration(Scene scene, string cssClass)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"{cssClass}\" viewBox=\"0 0 {N(scene.Width)} {N(scene.Height)}\" aria-hidden=\"true\">");
        WriteMarks(svg, scene, page: true);
        return new Markup(svg.Append("</svg>").ToString());
    }

    /// <summary>A file of its own: light colours, white ground, fonts as text.</summary>
    public static string ForFile(Scene scene)
    {
        var svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(scene.Width)}\" height=\"{N(scene.Height)}\" viewBox=\"0 0 {N(scene.Width)} {N(scene.Height)}\" role=\"img\" font-family=\"DejaVu Sans, Arial, Helvetica, sans-serif\"><title>{E(scene.Title)}</title><desc>{E(scene.Description)}</desc><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        WriteMarks(svg, scene, page: false);
        return svg.Append("</svg>\n").ToString();
    }

    private static void WriteMarks(StringBuilder svg, Scene scene, bool page)
    {
        foreach (Mark mark in scene.Marks)
        {
            string tail = page ? Data(mark) : string.Empty;
            switch (mark)
            {
                case LineMark line:
                    svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(line.X1)}\" y1=\"{N(line.Y1)}\" x2=\"{N(line.X2)}\" y2=\"{N(line.Y2)}\"{Paint(Tone.None, line.Stroke, page, mark)}{Stroke(line.Width, line.Dashed)}{tail}/>");
                    break;
                case RectMark rect:
                    svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(rect.X)}\" y=\"{N(rect.Y)}\" width=\"{N(rect.Width)}\" height=\"{N(rect.Height)}\"{Paint(rect.Fill, Tone.None, page, mark)}{tail}/>");
                    break;
                case PathMark path:
                    svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{D(path.Points, path.Closed)}\"{Paint(path.Fill, path.Stroke, page, mark)}{(path.Stroke == Tone.None ? string.Empty : Stroke(path.Width, path.Dashed))}{(path.Opacity < 1 ? $" opacity=\"{N(path.Opacity)}\"" : string.Empty)}{tail}/>");
                    break;
                case PointMark point:
                    WritePoint(svg, point, page, tail);
                    break;
                case TextMark text:
                    string anchor = text.Anchor switch { TextAnchor.Middle => " text-anchor=\"middle\"", TextAnchor.End => " text-anchor=\"end\"", _ => string.Empty };
                    svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(text.X)}\" y=\"{N(text.Y)}\" font-size=\"{N(text.Size)}\"{anchor}{(text.Bold ? " font-weight=\"600\"" : string.Empty)} unicode-bidi=\"isolate\"{Paint(text.Tone, Tone.None, page, mark)}{tail}>{E(NameText.Visible(text.Text))}</text>");
                    break;
                case ImageMark image:
                    svg.Append(CultureInfo.InvariantCulture, $"<image x=\"{N(image.X)}\" y=\"{N(image.Y)}\" width=\"{N(image.Width)}\" height=\"{N(image.Height)}\" preserveAspectRatio=\"none\" image-rendering=\"pixelated\" href=\"data:image/png;base64,{Convert.ToBase64String(image.Png)}\"/>");
                    break;
            }
        }
    }

    private static void WritePoint(StringBuilder svg, PointMark point, bool page, string tail)
    {
        if (point.Shape is MarkerShape.Disc or MarkerShape.Ring)
        {
            bool ring = point.Shape == MarkerShape.Ring;
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(point.X)}\" cy=\"{N(point.Y)}\" r=\"{N(point.Radius)}\"{Paint(ring ? Tone.Background : point.Tone, ring ? point.Tone : Tone.None, page, point)}{(ring ? " stroke-width=\"1.6\"" : string.Empty)}{tail}/>");
        }
        else if (point.Shape == MarkerShape.Cross)
        {
            double r = point.Radius * 0.85;
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{N(point.X - r)} {N(point.Y - r)}L{N(point.X + r)} {N(point.Y + r)}M{N(point.X - r)} {N(point.Y + r)}L{N(point.X + r)} {N(point.Y - r)}\"{Paint(Tone.None, point.Tone, page, point)} stroke-width=\"1.8\"{tail}/>");
        }
        else
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{D(MarkerPath.Corners(point), closed: true)}\"{Paint(point.Tone, Tone.None, page, point)}{tail}/>");
        }
    }

    private static string Paint(Tone fill, Tone stroke, bool page, Mark mark)
    {
        if (!page)
        {
            return $" fill=\"{Palette.Light(fill)}\"" + (stroke == Tone.None ? string.Empty : $" stroke=\"{Palette.Light(stroke)}\"");
        }

        string classes = "f" + ((int)fill).ToString(CultureInfo.InvariantCulture) + (stroke == Tone.None ? string.Empty : " s" + ((int)stroke).ToString(CultureInfo.InvariantCulture)) + (mark.Owner is null ? string.Empty : " mk");
        return $" class=\"{classes}\"";
    }

    private static string Data(Mark mark) =>
        (mark.Owner is null ? string.Empty : $" data-m=\"{E(NameText.Short(mark.Owner))}\"") + (mark.Tip is null ? string.Empty : $" data-t=\"{E(NameText.Visible(mark.Tip))}\"");

    private static string Stroke(double width, bool dashed) => $" stroke-width=\"{N(width)}\"" + (dashed ? " stroke-dasharray=\"4 3\"" : string.Empty);

    private static string D(IReadOnlyList<(double X, double Y)> points, bool closed)
    {
        var d = new StringBuilder();
        for (int i = 0; i < points.Count; i++)
        {
            d.Append(i == 0 ? 'M' : 'L').Append(N(points[i].X)).Append(' ').Append(N(points[i].Y));
        }

        return closed ? d.Append('Z').ToString() : d.ToString();
    }

    private static string N(double value) => Math.Round(value, 1).ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : Math.Round(value, Math.Abs(value) < 1 ? 2 : 1).ToString("0.##", CultureInfo.InvariantCulture);

    private static string E(string text) => HtmlEncoding.Encode(text);
}
