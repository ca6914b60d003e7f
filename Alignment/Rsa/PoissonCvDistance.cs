namespace Concord.Alignment.Rsa;

/// <summary>The cross-validated Poisson distance: rates outside a fold times log rates within it, mean over folds.</summary>
/// <remarks>
/// d(i, j) = mean over folds f of Σ_k (x_ik^¬f − x_jk^¬f)(log x_ik^f − log x_jk^f) / units, rates with a prior; may be negative. Folds and missing conditions as
/// in <see cref="CrossnobisDistance"/>, undefined rates as in <see cref="PoissonDistance"/>.
/// Source: rsatoolbox <c>calc_rdm(method='poisson_cv')</c>, which returns the last fold alone (0.3.2): the mean over folds, as its own text says, is meant and is taken here.
/// </remarks>
public sealed class PoissonCvDistance : IMeasurementDistance
{
    private readonly PoissonPrior prior;

    /// <summary>Chooses the prior.</summary>
    /// <param name="prior">Null for rate 1 and weight 0.1, rsatoolbox's own.</param>
    public PoissonCvDistance(PoissonPrior? prior = null) => this.prior = prior ?? new PoissonPrior();

    /// <inheritdoc/>
    public string Id => "poisson-cv";

    /// <inheritdoc/>
    public string Summary => "difference of rates in the other folds times difference of log rates in one fold, divided by the number of units, mean over folds; may be negative";

    /// <inheritdoc/>
    public Rdm Compute(Measurements measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        return LeaveOneFoldOut.Compute(measurements, prior.Apply, rates => prior.Apply(rates).log());
    }
}
