using Concord.Alignment.Rsa;

namespace Concord.Alignment.Catalogue;

internal static class SimilarityEntries
{
    private const string Huh = "Huh, Cheung, Wang & Isola 2024, arXiv:2405.07987; platonic-rep";
    private const string Kornblith = "Kornblith et al. 2019, arXiv:1905.00414";
    private const string Alike = "all stimuli alike on one side";

    private static readonly MetricOption Rows = new("rows", MetricOptionType.Choice, "unit", "unit: patterns divided by their length (cosine); raw: as they are.", ["unit", "raw"]);

    // What they share; each entry below says the rest.
    private static readonly MetricEntry Shared = new()
    {
        Id = string.Empty,
        Version = 1,
        Summary = string.Empty,
        Formula = string.Empty,
        HigherIsBetter = true,
        Range = "0 … 1",
        Undefined = Alike,
        Citation = string.Empty,
        Need = MetricNeed.Neuroids,
        Options = [],
        Ceilings = ["none"],
        Normalizations = ["none"],
    };

    public static MetricEntry CkaUnbiased { get; } = Shared with
    {
        Id = "cka-unbiased",
        Summary = "Linear centred kernel alignment with the unbiased estimator of HSIC: about 0 for independent spaces of any width.",
        Formula = "HSIC₁(K, L)/√(HSIC₁(K, K)·HSIC₁(L, L)), K = XXᵀ; HSIC₁ = [tr(K̃L̃) + 1ᵀK̃1·1ᵀL̃1/((n−1)(n−2)) − 2·1ᵀK̃L̃1/(n−2)]/(n(n−3)), diagonals 0",
        Range = "−1 … 1",
        Undefined = $"fewer than four stimuli; {Alike}",
        Citation = "Song et al. 2012, JMLR 13, eq. 5; Nguyen, Raghu & Kornblith 2021, arXiv:2010.15327",
    };

    public static MetricEntry Cka { get; } = Shared with
    {
        Id = "cka",
        Summary = "Linear centred kernel alignment, biased: near 1 for any two spaces with many more units than stimuli.",
        Formula = "‖XᵀY‖²/(‖XᵀX‖·‖YᵀY‖), columns centred",
        Citation = Kornblith,
    };

    public static MetricEntry CkaRbf { get; } = Shared with
    {
        Id = "cka-rbf",
        Summary = "Centred kernel alignment with a Gaussian kernel.",
        Formula = "K_ij = exp(−‖x_i − x_j‖²/(2σ²·M)), M = median of ‖x_i − x_j‖² over i < j (bandwidth median) or 1 (absolute); then as cka or cka-unbiased",
        Range = "0 … 1 (unbiased −1 … 1)",
        Undefined = $"{Alike}; a median distance of 0; fewer than four stimuli (unbiased)",
        Citation = $"{Kornblith}; Brain-Score kernel_CKA (median); thingsvision, platonic-rep (absolute, σ = 1)",
        Options =
        [
            new("sigma", MetricOptionType.Number, "1", "The width σ.", [], Minimum: 1e-6, InName: true),
            new("bandwidth", MetricOptionType.Choice, "median", "What σ is measured in: the root of the median squared distance, or the activations' own units.", ["median", "absolute"]),
            Estimator("biased"),
        ],
    };

    public static MetricEntry Procrustes { get; } = Shared with
    {
        Id = "procrustes",
        Summary = "Angle between the spaces after the best rotation of one onto the other: a distance, lower is better.",
        Formula = "arccos(‖X_φᵀY_φ‖_*/(‖X_φ‖·‖Y_φ‖)), columns centred, X_φ = U(αS + (1 − α)I) with X = USVᵀ",
        HigherIsBetter = false,
        Range = "0 … π/2 radians",
        Citation = "Williams, Kunz, Kornblith & Linderman 2021, arXiv:2110.14739; netrep LinearMetric",
        Options = [new("alpha", MetricOptionType.Number, "1", "1: rotations only; 0: both spaces whitened, the angle of the mean canonical correlation.", [], Minimum: 0, Maximum: 1, InName: true)],
    };

    public static MetricEntry CcaMean { get; } = Shared with
    {
        Id = "cca-mean",
        Summary = "Mean canonical correlation.",
        Formula = "mean of ρ_i (squares: ρ_i²) over min(rank X, rank Y); ρ = singular values of U_XᵀU_Y; directions below max(n, p)·2.2e-16 of the largest left out",
        Undefined = $"{Alike}; a note where rank X + rank Y > n − 1, which makes correlations 1 whatever the data",
        Citation = $"Hotelling 1936, doi:10.1093/biomet/28.3-4.321; Raghu et al. 2017, arXiv:1706.05806; {Kornblith}",
        Options = [new("of", MetricOptionType.Choice, "correlations", "Mean of the correlations, or of their squares.", ["correlations", "squares"])],
    };

    public static MetricEntry LinearR2 { get; } = Shared with
    {
        Id = "linear-r2",
        Summary = "Share of the recorded variance that least squares explains from the model's units on the same stimuli; not symmetric.",
        Formula = "‖U_XᵀY‖²/‖Y‖², columns centred, U_X an orthonormal basis of X",
        Undefined = $"{Alike}; a note where X has as many directions as stimuli less one, which makes it 1 whatever the data",
        Citation = Kornblith,
    };

    public static MetricEntry MutualKnn { get; } = Shared with
    {
        Id = "mutual-knn",
        Summary = "Share of each stimulus's k nearest neighbours that both spaces have in common; chance is k/(n − 1).",
        Formula = "(1/n)·Σ_i |N_X(i) ∩ N_Y(i)|/k, N by inner product, the stimulus itself left out",
        Undefined = "k ≥ n; a pattern of zeros",
        Citation = Huh,
        Options = [Neighbours(1), Rows],
    };

    public static MetricEntry CycleKnn { get; } = Shared with
    {
        Id = "cycle-knn",
        Summary = "Share of stimuli that are among the model neighbours of one of their recorded neighbours; not symmetric.",
        Formula = "(1/n)·Σ_i [i ∈ N_X(j) for some j ∈ N_Y(i)]",
        Undefined = "k ≥ n; a pattern of zeros",
        Citation = Huh,
        Options = [Neighbours(1), Rows],
    };

    public static MetricEntry LcsKnn { get; } = Shared with
    {
        Id = "lcs-knn",
        Summary = "Mean length of the longest common subsequence of the two lists of k nearest neighbours.",
        Formula = "(1/n)·Σ_i LCS(N_X(i), N_Y(i)), the nearest first",
        Range = "0 … k",
        Undefined = "k ≥ n; a pattern of zeros",
        Citation = Huh,
        Options = [Neighbours(1), Rows],
    };

    public static MetricEntry Cknna { get; } = Shared with
    {
        Id = "cknna",
        Summary = "Kernel alignment over pairs that are k nearest neighbours in both spaces.",
        Formula = "HSIC(α∘K, α∘L)/√(HSIC(K_k, K_k)·HSIC(L_k, L_k)), α_ij = [j ∈ N_X(i) ∩ N_Y(i)]; nothing is added to the denominator",
        Range = "up to about 1",
        Undefined = "k ≥ n; fewer than four stimuli; a pattern of zeros; self-terms that are not positive",
        Citation = Huh,
        Options = [Neighbours(2), Estimator("unbiased"), Rows],
    };

    public static MetricEntry RdmCorrelation { get; } = Shared with
    {
        Id = "rdm-correlation",
        Summary = "Correlation of the two spaces' dissimilarity matrices: RSA between spaces.",
        Formula = "compare(RDM(X), RDM(Y)) over pairs i < j",
        Range = "−1 … 1",
        Undefined = "fewer than three stimuli; dissimilarities without variance",
        Citation = "Kriegeskorte, Mur & Bandettini 2008, doi:10.3389/neuro.06.004.2008; Brain-Score rdm",
        Options =
        [
            new("distance", MetricOptionType.Choice, "correlation", "Dissimilarity of two stimuli.", [.. RdmDistances.All.Select(distance => distance.Id)], InName: true),
            new("compare", MetricOptionType.Choice, "spearman", "Comparator of two RDMs.", [.. RdmComparators.All.Select(comparator => comparator.Id)], InName: true),
        ],
    };

    private static MetricOption Neighbours(int least) => new("k", MetricOptionType.Integer, "10", "Nearest neighbours.", [], Minimum: least, InName: true);

    private static MetricOption Estimator(string usual) => new("estimator", MetricOptionType.Choice, usual, "Estimator of HSIC.", ["biased", "unbiased"]);
}
