using Concord.Alignment.Ceilings;

namespace Concord.Alignment.Catalogue;

internal static class RegressionEntries
{
    /// <summary>The options of every regression.</summary>
    public static MetricOption[] Shared { get; } =
    [
        new("scaling", MetricOptionType.Choice, "centred", "Scaling of the model's units on the training fold.", ["centred", "global", "z-scored"])
        {
            Meanings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["centred"] = "each unit less its training mean",
                ["global"] = "centred, then all units divided by one number: the root of the mean training variance",
                ["z-scored"] = "centred, then each unit divided by its training standard deviation (over n); a unit constant in training is only centred",
            },
        },
        new("folds", MetricOptionType.Folds, "kfold(5)", "Cross-validation over stimuli; given folds or grouped folds where the dataset has them. kfold(k) takes contiguous parts in the order of the stimuli, the first n mod k of them one longer.", []),
        new("pooling", MetricOptionType.Choice, "pooled", "pooled: one r over the joined held-out predictions of all folds; per-fold: r in each fold, then the plain mean over folds for each neuroid, undefined if one is.", ["pooled", "per-fold"]),
        new("aggregate", MetricOptionType.Choice, "median", "Aggregate over the neuroids of all subjects together.", ["median", "mean"]),
    ];

    private static readonly MetricOption Precision = new("arithmetic", MetricOptionType.Choice, "float64", "Precision of large products; float32 predictions correlate with the float64 ones to 1e-4 or better.", ["float64", "float32"]);

    public static MetricEntry Ridge { get; } = Make(
        "ridge",
        "Correlation of held-out responses with a ridge regression from the model's units, one fixed penalty.",
        "Ŷ = b + XW with Σ_i ‖y_i − b − x_iW‖² + α‖W‖² least over the training stimuli, b not penalised; r(Ŷ_j, Y_j) over held-out stimuli per neuroid j",
        "Hoerl & Kennard 1970; scikit-learn Ridge",
        [new("alpha", MetricOptionType.Number, "1", "The penalty α.", [], Minimum: 0, InName: true), .. Shared]);

    public static MetricEntry RidgeCv { get; } = Make(
        "ridge-cv",
        "Ridge regression whose penalty is chosen by exact leave-one-out, in closed form, on the training fold only.",
        "α* = the first α with the least Σ_ij (y_ij − ŷ_(−i)j)² over the training stimuli i (and neuroids j, or for each j), ŷ_(−i) from ridge(α) with b and W fitted without stimulus i (scaling stays that of all training stimuli); then ridge(α*) on all training stimuli; r(Ŷ_j, Y_j) over held-out stimuli per neuroid j; ridge(α): Σ_i ‖y_i − b − x_iW‖² + α‖W‖² least, b not penalised",
        "Golub, Heath & Wahba 1979; scikit-learn RidgeCV",
        [
            new("alphas", MetricOptionType.NumberList, "logspace(-2, 6, 17)", "The penalties tried.", [], Minimum: 0, InName: true),
            new("per", MetricOptionType.Choice, "all", "One penalty for all neuroids, or one per neuroid.", ["all", "target"], InName: true),
            .. Shared,
        ]);

    public static MetricEntry RidgeKFold { get; } = Make(
        "ridge-kfold",
        "Ridge regression whose penalty is chosen by folds inside the training fold only.",
        "α* = argmax_α mean over inner folds of R² = 1 − Σ(y − ŷ)²/Σ(y − ȳ)² (r2), or argmin_α of the mean (y − ŷ)² (l2); then as ridge",
        "Dupré la Tour et al. 2022 (himalaya KernelRidgeCV), doi:10.1016/j.neuroimage.2022.119728; scikit-learn RidgeCV(cv=KFold(k), scoring='r2')",
        [
            new("alphas", MetricOptionType.NumberList, "logspace(-2, 6, 17)", "The penalties tried.", [], Minimum: 0, InName: true),
            new("inner-folds", MetricOptionType.Integer, "5", "Contiguous folds of the training stimuli.", [], Minimum: 2, Maximum: 1000, InName: true),
            new("per", MetricOptionType.Choice, "target", "One penalty for all neuroids, or one per neuroid.", ["all", "target"], InName: true),
            new("loss", MetricOptionType.Choice, "r2", "What inner folds are scored by: r2, as scikit-learn; l2, as himalaya by default.", ["r2", "l2"], InName: true),
            Precision,
            .. Shared,
        ]);

    public static MetricEntry Pls { get; } = Make(
        "pls",
        "Correlation of held-out responses with a partial least squares regression from the model's units.",
        "X scaled, Y less its training means; per component: w the first left singular vector of XᵀY, t = Xw, p = Xᵀt/tᵀt, q = Yᵀt/tᵀt, X ← X − tpᵀ, Y ← Y − tqᵀ; Ŷ = Ȳ + (X_test − X̄)·W(PᵀW)⁻¹Qᵀ with the w, p, q as columns; stops, with a note, when nothing is left to explain; r(Ŷ_j, Y_j) over held-out stimuli per neuroid j (PLS2, NIPALS run to convergence, scale = False)",
        "Wold 1975; scikit-learn PLSRegression; Schrimpf et al. 2018 (Brain-Score), doi:10.1101/407007",
        [
            new("components", MetricOptionType.Integer, "25", "Latent components.", [], Minimum: 1, Maximum: 1000, InName: true),
            Precision,
            .. Shared,
        ]);

    public static MetricEntry Linear { get; } = Make(
        "linear",
        "Correlation of held-out responses with ordinary least squares from the model's units, no penalty.",
        "Ŷ = X_test X⁺Y, X and Y centred on the training fold; of equal fits the one of least norm; singular values up to ε·max(n, p)·σ₁ count as none",
        "Penrose 1956, doi:10.1017/S0305004100030929; numpy.linalg.lstsq; Brain-Score linear_predictivity",
        Shared);

    public static MetricEntry OneToOne { get; } = Make(
        "one-to-one",
        "Correlation of held-out responses with the single unit that correlates best with the neuroid in training.",
        "u(j) = argmax_i r(x_i, y_j) on the training fold, the highest r and not |r|; ŷ_j = ȳ_j + (s_y/s_x)(x_u − x̄_u): the unit itself, on the neuroid's scale",
        "Arend et al. 2018, CBMM Memo 93; Brain-Score neuron_to_neuron",
        Shared);

    public static MetricEntry Knn { get; } = Make(
        "knn",
        "Correlation of held-out responses with the mean response to the nearest training stimuli: the lookup-table baseline.",
        "ŷ(s) = 1/k Σ y(t) over the k training stimuli with least ‖x_s − x_t‖ in scaled units; of equal distances the first",
        "Fix & Hodges 1951, doi:10.2307/1403797; scikit-learn KNeighborsRegressor",
        [new("neighbours", MetricOptionType.Integer, "5", "Training stimuli averaged, k.", [], Minimum: 1, Maximum: 100000, InName: true), .. Shared]);

    /// <summary>A regression's entry.</summary>
    public static MetricEntry Make(string id, string summary, string formula, string citation, IReadOnlyList<MetricOption> options) => new()
    {
        Id = id,
        Version = 1,
        Summary = summary,
        Formula = formula,
        HigherIsBetter = true,
        Range = "−1 … 1",
        Undefined = "a neuroid whose held-out responses or predictions are constant (left out of the aggregate and counted in the note)",
        Citation = citation,
        Need = MetricNeed.Neuroids,
        Options = options,
        Ceilings = ["given", .. SplitHalfSpec.Names, "none"],
        Normalizations = ["none", "r/c", "r2/c", "(r/c)^2", "r/sqrt(c)"],
    };
}
