namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>One side of a contour on its way down the lines of samples: at each, the first sample to its right.</summary>
/// <remarks>Column = ⌈(x − 8)/16⌉ with x = x₀ + (y − y₀)·dx/dy, as a quotient over 16·dy with remainder.</remarks>
internal struct Edge
{
    private readonly int _columnStep;
    private readonly long _restStep;
    private readonly long _whole;
    private long _rest;

    private Edge(int first, int last, bool down, (long Numerator, long Across, long Height) line)
    {
        First = first;
        Last = last;
        Down = down ? 1 : 0;
        _whole = Fill.Unit * line.Height;
        Column = (int)CeilingDivide(line.Numerator, _whole);
        _rest = (Column * _whole) - line.Numerator;
        long across = Fill.Unit * line.Across;
        _columnStep = (int)CeilingDivide(across, _whole);
        _restStep = (_columnStep * _whole) - across;
    }

    /// <summary>The first line of samples that it crosses.</summary>
    public int First { get; }

    /// <summary>The first that it does not cross any more.</summary>
    public int Last { get; }

    /// <summary>1 where the contour runs down here, 0 where it runs up.</summary>
    public int Down { get; }

    /// <summary>The first sample to the right, on the present line.</summary>
    public int Column { get; private set; }

    /// <summary>The edge between two corners; null where it crosses no line of samples of the picture.</summary>
    public static Edge? Between(int x0, int y0, int x1, int y1, int rows)
    {
        bool down = y0 < y1;
        if (!down)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
        }

        // Lines of samples are at 16·row + 8; an edge owns those from its upper end, included, to its lower, excluded.
        int first = Math.Max(0, (y0 + 7) >> 4);
        int last = Math.Min(rows, (y1 + 7) >> 4);
        long height = y1 - y0;
        return first < last ? new Edge(first, last, down, (((x0 - 8) * height) + (((Fill.Unit * first) + 8 - y0) * (long)(x1 - x0)), x1 - x0, height)) : null;
    }

    /// <summary>On to the next line of samples.</summary>
    public void Step()
    {
        Column += _columnStep;
        _rest += _restStep;
        if (_rest >= _whole)
        {
            _rest -= _whole;
            Column--;
        }
    }

    private static long CeilingDivide(long a, long b) => (a / b) + (a % b > 0 ? 1 : 0);
}
