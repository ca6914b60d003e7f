using Concord.Alignment.Resampling;

namespace Concord.Alignment.Ceilings;

/// <summary>A way to express a score relative to its ceiling.</summary>
/// <remarks>
/// Signs survive: the squares of r are taken as sgn(r)·r². Nothing is clipped: a score above its ceiling is shown as such. A ceiling that is 0, negative or
/// undefined makes the result undefined, with the reason. All are rising in the score, so an interval's ends go through the same transform.
/// </remarks>
public sealed class Normalisation
{
    private readonly Func<double, double, double> transform;

    internal Normalisation(string id, string source, bool needsCeiling, Func<double, double, double> transform)
    {
        Id = id;
        Source = source;
        NeedsCeiling = needsCeiling;
        this.transform = transform;
    }

    /// <summary>The name in manifests and tables, which is the formula.</summary>
    public string Id { get; }

    /// <summary>Who uses it.</summary>
    public string Source { get; }

    /// <summary>Whether a ceiling enters.</summary>
    public bool NeedsCeiling { get; }

    /// <summary>The normalised score.</summary>
    /// <param name="score">r; NaN stays NaN.</param>
    /// <param name="ceiling">c, in the score's own scale.</param>
    public Scored Apply(double score, double ceiling)
    {
        if (double.IsNaN(score))
        {
            return Scored.Undefined("the score is undefined");
        }

        if (!NeedsCeiling)
        {
            return new Scored(score);
        }

        return ceiling > 0
            ? new Scored(transform(score, ceiling))
            : Scored.Undefined(double.IsNaN(ceiling) ? "the ceiling is undefined" : $"the ceiling {ceiling:0.####} is not above 0");
    }

    /// <summary>The normalised interval: both ends transformed with the same ceiling.</summary>
    /// <param name="interval">An interval of r.</param>
    /// <param name="ceiling">c.</param>
    public Interval Apply(Interval interval, double ceiling)
    {
        Scored lower = Apply(interval.Lower, ceiling);
        Scored upper = Apply(interval.Upper, ceiling);
        return interval with { Lower = lower.Value, Upper = upper.Value, Note = Notes.Join(interval.Note, lower.Note, upper.Note) };
    }
}
