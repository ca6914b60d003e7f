namespace Concord.Alignment.Ceilings;

/// <summary>Every normalisation that a manifest can name: one line each.</summary>
public static class Normalisations
{
    /// <summary>All normalisations.</summary>
    public static IReadOnlyList<Normalisation> All { get; } =
    [
        new("none", "the raw score", needsCeiling: false, (r, _) => r),
        new("r/c", "RSA and behaviour", needsCeiling: true, (r, c) => r / c),
        new("r2/c", "Brain-Score vision since January 2026 (commit e376e306)", needsCeiling: true, (r, c) => Math.Sign(r) * r * r / c),
        new("(r/c)^2", "Brain-Score vision before January 2026", needsCeiling: true, (r, c) => Math.Sign(r) * (r / c) * (r / c)),
        new("r/sqrt(c)", "Brain-Score i2n; attenuation by an unreliable side", needsCeiling: true, (r, c) => r / Math.Sqrt(c)),
    ];

    /// <summary>The normalisation of that id.</summary>
    /// <exception cref="AlignmentException">No such normalisation; the message lists them.</exception>
    public static Normalisation Find(string id) =>
        All.FirstOrDefault(normalisation => normalisation.Id == id)
        ?? throw new AlignmentException("normalisation", $"'{id}'", string.Join(", ", All.Select(normalisation => normalisation.Id)), "Name one of these.");
}
