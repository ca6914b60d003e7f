namespace Concord.Alignment.Behaviour;

/// <summary>Agreement of errors beyond what the two accuracies explain: Cohen's kappa; higher is better.</summary>
/// <remarks>
/// κ = (o − e)/(1 − e), e = p₁p₂ + (1 − p₁)(1 − p₂); at most 1, and below 0 for agreement under chance: no absolute value is taken.
/// Where e = 1 (then o = 1 too) see <see cref="KappaConvention"/>; everywhere else the conventions are equal.
/// Computed from whole counts: 1 − e = (c₁ w₂ + w₁ c₂)/n² is exactly 0 when it should be. Source: Cohen 1960, doi:10.1177/001316446002000104;
/// Geirhos, Meding &amp; Wichmann 2020, doi:10.48550/arXiv.2006.16736.
/// </remarks>
public sealed class ErrorConsistency : IPairMetric
{
    private readonly KappaConvention convention;

    /// <summary>Chooses the convention.</summary>
    /// <param name="convention">What κ is where e = 1.</param>
    public ErrorConsistency(KappaConvention convention) => this.convention = convention;

    /// <inheritdoc/>
    public string Id => convention is KappaConvention.Concord ? "error-consistency(concord)" : "error-consistency(model-vs-human)";

    /// <inheritdoc/>
    public Scored Compute(PairCounts counts)
    {
        double firstWrong = counts.Images - counts.FirstCorrect;
        double secondWrong = counts.Images - counts.SecondCorrect;
        double unexpected = (counts.FirstCorrect * secondWrong) + (firstWrong * counts.SecondCorrect); // (1 − e)·n²
        if (unexpected == 0)
        {
            return convention is KappaConvention.ModelVsHuman && counts.Agreeing == counts.Images
                ? new Scored(1)
                : Scored.Undefined("expected agreement is 1: both observers are always right or always wrong");
        }

        return new Scored(1 - (counts.Images * (counts.Images - counts.Agreeing) / unexpected));
    }
}
