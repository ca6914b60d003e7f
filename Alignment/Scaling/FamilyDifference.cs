using Concord.Alignment.Resampling;

namespace Concord.Alignment.Scaling;

/// <summary>How far one family's law lies above another's at one scale.</summary>
/// <param name="Value">First less second.</param>
/// <param name="Interval">Over resamples of the models.</param>
public sealed record FamilyDifference(double Value, Interval Interval)
{
    /// <summary>1 or −1 where the interval leaves 0 out, 0 where it does not.</summary>
    public int Sign => Interval.Lower > 0 ? 1 : Interval.Upper < 0 ? -1 : 0;
}
