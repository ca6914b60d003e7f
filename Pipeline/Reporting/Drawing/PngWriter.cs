using SkiaSharp;

namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>Writes a <see cref="Scene"/> as PNG at twice its size, in the light colours, with the embedded font.</summary>
public static class PngWriter
{
    /// <summary>Pixels per scene unit.</summary>
    public const int Zoom = 2;

    /// <summary>The PNG file's bytes.</summary>
    public static byte[] Write(Scene scene)
    {
        using var bitmap = new SKBitmap((int)Math.Ceiling(scene.Width * Zoom), (int)Math.Ceiling(scene.Height * Zoom), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(Zoom);
        foreach (Mark mark in scene.Marks)
        {
            Draw(canvas, mark);
        }

        canvas.Flush();
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Draw(SKCanvas canvas, Mark mark)
    {
        switch (mark)
        {
            case LineMark line:
                using (SKPaint paint = Stroke(line.Stroke, line.Width, line.Dashed, 1))
                {
                    canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, paint);
                }

                break;
            case RectMark rect:
                using (SKPaint paint = Fill(rect.Fill, 1))
                {
                    canvas.DrawRect((float)rect.X, (float)rect.Y, (float)rect.Width, (float)rect.Height, paint);
                }

                break;
            case PathMark path:
                DrawPath(canvas, path.Points, path.Closed, path.Fill, path.Stroke, path.Width, path.Dashed, path.Opacity);
                break;
            case PointMark point:
                DrawPoint(canvas, point);
                break;
            case TextMark text:
                DrawText(canvas, text);
                break;
            case ImageMark image:
                using (SKImage picture = SKImage.FromEncodedData(image.Png))
                {
                    canvas.DrawImage(picture, SKRect.Create((float)image.X, (float)image.Y, (float)image.Width, (float)image.Height), new SKSamplingOptions(SKFilterMode.Nearest));
                }

                break;
        }
    }

    private static void DrawText(SKCanvas canvas, TextMark text)
    {
        using SKPaint paint = Fill(text.Tone, 1);
        using SKFont font = EmbeddedFont.Create(text.Size, text.Bold);
        SKTextAlign align = text.Anchor switch { TextAnchor.Middle => SKTextAlign.Center, TextAnchor.End => SKTextAlign.Right, _ => SKTextAlign.Left };
        canvas.DrawText(Wording.NameText.Visible(text.Text), (float)text.X, (float)text.Y, align, font, paint);
    }

    private static void DrawPoint(SKCanvas canvas, PointMark point)
    {
        (float x, float y, float r) = ((float)point.X, (float)point.Y, (float)point.Radius);
        switch (point.Shape)
        {
            case MarkerShape.Disc or MarkerShape.Ring:
                using (SKPaint fill = Fill(point.Shape == MarkerShape.Ring ? Tone.Background : point.Tone, 1))
                {
                    canvas.DrawCircle(x, y, r, fill);
                }

                if (point.Shape == MarkerShape.Ring)
                {
                    using SKPaint ring = Stroke(point.Tone, 1.6, dashed: false, 1);
                    canvas.DrawCircle(x, y, r, ring);
                }

                break;
            case MarkerShape.Cross:
                using (SKPaint line = Stroke(point.Tone, 1.8, dashed: false, 1))
                {
                    canvas.DrawLine(x - (0.85f * r), y - (0.85f * r), x + (0.85f * r), y + (0.85f * r), line);
                    canvas.DrawLine(x - (0.85f * r), y + (0.85f * r), x + (0.85f * r), y - (0.85f * r), line);
                }

                break;
            default:
                DrawPath(canvas, MarkerPath.Corners(point), closed: true, point.Tone, Tone.None, 1, dashed: false, 1);
                break;
        }
    }

    private static void DrawPath(SKCanvas canvas, IReadOnlyList<(double X, double Y)> points, bool closed, Tone fill, Tone stroke, double width, bool dashed, double opacity)
    {
        using var path = new SKPath();
        path.MoveTo((float)points[0].X, (float)points[0].Y);
        foreach ((double x, double y) in points.Skip(1))
        {
            path.LineTo((float)x, (float)y);
        }

        if (closed)
        {
            path.Close();
        }

        if (fill != Tone.None)
        {
            using SKPaint paint = Fill(fill, opacity);
            canvas.DrawPath(path, paint);
        }

        if (stroke != Tone.None)
        {
            using SKPaint paint = Stroke(stroke, width, dashed, opacity);
            canvas.DrawPath(path, paint);
        }
    }

    private static SKPaint Fill(Tone tone, double opacity) => new() { Color = Colour(tone, opacity), IsAntialias = true, Style = SKPaintStyle.Fill };

    private static SKPaint Stroke(Tone tone, double width, bool dashed, double opacity) => new()
    {
        Color = Colour(tone, opacity),
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = (float)width,
        StrokeJoin = SKStrokeJoin.Round,
        PathEffect = dashed ? SKPathEffect.CreateDash([4, 3], 0) : null,
    };

    private static SKColor Colour(Tone tone, double opacity) => tone == Tone.None ? SKColors.Transparent : SKColor.Parse(Palette.Light(tone)).WithAlpha((byte)Math.Round(255 * opacity));
}
