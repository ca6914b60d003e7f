namespace Concord.Alignment.Catalogue;

internal static class BandedRidgeEntry
{
    public static MetricEntry Entry { get; } = RegressionEntries.Make(
        "banded-ridge",
        "Correlation of held-out responses with a ridge regression from all layers together, each layer with a penalty of its own; and each layer's part of it.",
        "argmin_W ‖Y − Σ_s X_s W_s‖² + Σ_s (α/γ_s)‖W_s‖²; α and γ per neuroid by inner 5-fold cross-validation (γ from Dirichlet draws); part of layer s: cov(y, ŷ_s)/(s_y·s_ŷ)",
        "Nunez-Elizalde, Huth & Gallant 2019, doi:10.1016/j.neuroimage.2019.04.012; Dupré la Tour et al. 2022, doi:10.1016/j.neuroimage.2022.119728; himalaya MultipleKernelRidgeCV",
        [
            new("alphas", MetricOptionType.NumberList, "logspace(-2, 8, 21)", "The penalties tried, each above 0.", [], Minimum: 1e-300, InName: true),
            new("candidates", MetricOptionType.Integer, "100", "Weights of the layers tried: equal ones first, the others drawn.", [], Minimum: 1, Maximum: 100_000, InName: true),
            .. RegressionEntries.Shared,
        ]) with
    { IsJoint = true };
}
