namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Fills outlines into coverage, line by line, in whole numbers.</summary>
/// <remarks>
/// Each pixel is 8 × 8 sample points; a point belongs to the outline when the contours wind around it (not zero times). Corners are rounded to 1/128 pixel first, after which everything is exact:
/// where an edge crosses a line of samples is stepped with quotient and remainder. Contours may leave the picture.
/// </remarks>
internal static class Fill
{
    /// <summary>Sample points a side of a pixel.</summary>
    public const int Samples = 8;

    /// <summary>Coverage of a pixel that is all inside.</summary>
    public const int Full = Samples * Samples;

    /// <summary>Units of rounded corners between two samples.</summary>
    public const int Unit = 16;

    /// <summary>Coverage 0…<see cref="Full"/> of each pixel.</summary>
    /// <param name="outline">The contours.</param>
    /// <param name="pose">From the outline's coordinates to fractions of the side.</param>
    /// <param name="side">Pixels a side.</param>
    public static byte[] Cover(Outline outline, Pose pose, int side) => Cover(Round(outline, pose, side), outline.Ends, side);

    /// <summary>The corners in units of 1/128 pixel.</summary>
    public static int[] Round(Outline outline, Pose pose, int side)
    {
        int[] corners = new int[outline.Points.Count];
        for (int i = 0; i < corners.Length; i += 2)
        {
            (double x, double y) = pose.Of(outline.Points[i], outline.Points[i + 1]);
            corners[i] = (int)Math.Floor((x * side * (Samples * Unit)) + 0.5);
            corners[i + 1] = (int)Math.Floor((y * side * (Samples * Unit)) + 0.5);
        }

        return corners;
    }

    private static byte[] Cover(int[] corners, IReadOnlyList<int> ends, int side)
    {
        byte[] cover = new byte[side * side];
        Edge[] edges = Edges(corners, ends, side * Samples);
        Array.Sort(edges, (a, b) => a.First.CompareTo(b.First));
        int[] active = new int[edges.Length];
        int[] crossings = new int[edges.Length];
        int next = 0;
        int count = 0;
        int last = edges.Length == 0 ? 0 : edges.Max(edge => edge.Last);
        for (int row = edges.Length == 0 ? 0 : edges[0].First; row < last; row++)
        {
            while (next < edges.Length && edges[next].First == row)
            {
                active[count++] = next++;
            }

            int kept = 0;
            int found = 0;
            for (int i = 0; i < count; i++)
            {
                ref Edge edge = ref edges[active[i]];
                if (edge.Last > row)
                {
                    Insert(crossings, found++, (edge.Column << 1) | edge.Down);
                    edge.Step();
                    active[kept++] = active[i];
                }
            }

            count = kept;
            Spans(crossings.AsSpan(0, found), cover.AsSpan(row / Samples * side, side));
        }

        return cover;
    }

    private static void Insert(int[] sorted, int count, int value)
    {
        int at = count;
        for (; at > 0 && sorted[at - 1] > value; at--)
        {
            sorted[at] = sorted[at - 1];
        }

        sorted[at] = value;
    }

    private static void Spans(ReadOnlySpan<int> crossings, Span<byte> row)
    {
        int winding = 0;
        int from = 0;
        foreach (int crossing in crossings)
        {
            int column = Math.Clamp(crossing >> 1, 0, row.Length * Samples);
            if (winding != 0)
            {
                AddSpan(row, from, column);
            }

            from = column;
            winding += (crossing & 1) == 1 ? 1 : -1;
        }
    }

    private static void AddSpan(Span<byte> row, int from, int to)
    {
        for (int pixel = from / Samples; from < to; pixel++)
        {
            int end = Math.Min(to, (pixel + 1) * Samples);
            row[pixel] += (byte)(end - from);
            from = end;
        }
    }

    private static Edge[] Edges(int[] corners, IReadOnlyList<int> ends, int rows)
    {
        var edges = new List<Edge>(corners.Length / 2);
        int start = 0;
        foreach (int end in ends)
        {
            for (int i = start, j = end - 2; i < end; j = i, i += 2)
            {
                if (Edge.Between(corners[j], corners[j + 1], corners[i], corners[i + 1], rows) is { } edge)
                {
                    edges.Add(edge);
                }
            }

            start = end;
        }

        return [.. edges];
    }
}
