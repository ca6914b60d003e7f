namespace Concord.Alignment.Predictivity;

/// <summary>Ridge regression from several spaces at once (layers, models), one penalty a space, and what each space has in the prediction.</summary>
/// <remarks>
/// Ŷ = Σ_s X_s W_s, argmin ‖Y − Σ_s X_s W_s‖² + Σ_s (α/γ_s)‖W_s‖²; γ ≥ 0 from a list drawn from Dirichlet distributions, α from a list, both for each neuroid by inner
/// cross-validation on the training stimuli (<see cref="BandedSearch"/>), then refitted on all of them. In kernels: K = Σ γ_s X_s X_s', dual weights (K + αI)⁻¹Y, part of
/// space s γ_s X_s,test X_s' (K + αI)⁻¹Y. Everything centred on the training rows, so that the intercept is free.
/// Shares by the product measure (<see cref="SplitShares"/>) sum to the whole; they may be negative, and depend on the company: a space that says what another says
/// shares with it. A space with larger units has a larger kernel; with scaling global only its number of units is left of that.
/// Departures from himalaya: the first of equal errors (there the larger penalty), and undefined instead of 0 for constant responses.
/// Cost a fold: candidates × inner folds × n³ (eigendecompositions) + spaces × n² × units + chosen candidates × n³. Memory: spaces × stimuli² + the predictions.
/// Source: Nunez-Elizalde, Huth &amp; Gallant 2019, doi:10.1016/j.neuroimage.2019.04.012; Dupré la Tour et al. 2022, doi:10.1016/j.neuroimage.2022.119728;
/// himalaya <c>MultipleKernelRidgeCV</c> (random search, per-target).
/// </remarks>
public static class BandedRidge
{
    /// <summary>Fits and scores all folds.</summary>
    /// <param name="spaces">(spaces) of (stimuli × units), finite; row i is the same stimulus in each.</param>
    /// <param name="y">(stimuli × neuroids); a neuroid with a response that is not finite takes no part.</param>
    /// <param name="folds">Over the same stimuli.</param>
    /// <param name="options">What is searched; null for the defaults.</param>
    /// <exception cref="AlignmentException">An activation is not finite, or there are too few stimuli or groups for the inner folds.</exception>
    public static BandedRidgeResult Compute(IReadOnlyList<Matrix> spaces, Matrix y, Folds folds, BandedRidgeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(spaces);
        ArgumentOutOfRangeException.ThrowIfZero(spaces.Count, nameof(spaces));
        ArgumentNullException.ThrowIfNull(folds);
        options ??= new BandedRidgeOptions();
        foreach (Matrix space in spaces)
        {
            Require.SameRows(space, y);
            Require.FiniteActivations(space);
        }

        Require.SameLength(y.Rows, folds.StimulusCount);
        foreach (double alpha in options.Alphas)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha, nameof(options));
        }

        return new BandedFit(spaces, y, folds, options).Run();
    }
}
