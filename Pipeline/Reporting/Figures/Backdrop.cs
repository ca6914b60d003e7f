using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>What stands behind data: ceilings, grids.</summary>
internal static class Backdrop
{
    /// <summary>The ceiling on a horizontal value axis: a band lower–upper, or a 2 px line where there is one value.</summary>
    public static void Ceiling(Scene scene, double? lower, double? upper, LinearAxis axis, double top, double bottom)
    {
        if (lower is null)
        {
            return;
        }

        if (upper is null || upper == lower)
        {
            scene.Add(new RectMark(axis.At(lower) - 1, top, 2, bottom - top, Tone.Grey));
            return;
        }

        double from = Math.Min(axis.At(lower), axis.At(upper));
        scene.Add(new RectMark(from, top, Math.Abs(axis.At(upper) - axis.At(lower)), bottom - top, Tone.Ceiling));
    }

    /// <summary>The ceiling on a vertical value axis.</summary>
    public static void VerticalCeiling(Scene scene, double? lower, double? upper, LinearAxis axis, double left, double right)
    {
        if (lower is null)
        {
            return;
        }

        if (upper is null || upper == lower)
        {
            scene.Add(new RectMark(left, axis.At(lower) - 1, right - left, 2, Tone.Grey));
            return;
        }

        double from = Math.Min(axis.At(lower), axis.At(upper));
        scene.Add(new RectMark(left, from, right - left, Math.Abs(axis.At(upper) - axis.At(lower)), Tone.Ceiling));
    }

    /// <summary>Horizontal grid lines with labels for a y axis.</summary>
    public static void Rows(Scene scene, LinearAxis axis, double left, double right)
    {
        foreach (double tick in axis.Ticks)
        {
            scene.Add(new LineMark(left, axis.At(tick), right, axis.At(tick), tick == 0 ? Tone.Muted : Tone.Grid));
            scene.Add(new TextMark(left - 5, axis.At(tick) + 4, axis.Label(tick), TextAnchor.End));
        }
    }

    /// <summary>Vertical grid lines with labels under an x axis.</summary>
    public static void Columns(Scene scene, LinearAxis axis, double top, double bottom)
    {
        foreach (double tick in axis.Ticks)
        {
            scene.Add(new LineMark(axis.At(tick), top, axis.At(tick), bottom, tick == 0 ? Tone.Muted : Tone.Grid));
            scene.Add(new TextMark(axis.At(tick), bottom + 15, axis.Label(tick), TextAnchor.Middle));
        }
    }
}
