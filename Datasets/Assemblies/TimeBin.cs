using System.Globalization;

namespace Concord.Datasets.Assemblies;

/// <summary>A stretch of time over which a response was measured, from the stimulus' onset.</summary>
/// <param name="Start">Milliseconds; belongs to the bin.</param>
/// <param name="End">Milliseconds; does not.</param>
public sealed record TimeBin(double Start, double End)
{
    /// <summary>Whether the whole of another bin lies within.</summary>
    public bool Holds(TimeBin other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Start >= Start && other.End <= End;
    }

    /// <summary>"70–170 ms".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}–{End} ms");
}
