namespace Concord.Alignment.Catalogue;

internal static class SoftLabelEntries
{
    private const string Source = "Peterson, Battleday, Griffiths & Russakovsky 2019, Human uncertainty makes classification more robust (CIFAR-10H)";

    public static MetricEntry MajorityConsistency { get; } = Make("majority-error-consistency", "Error consistency (kappa) of the model with the choice of most humans.", "κ of (argmax model = label) and (argmax human counts = label)", true, "−1 … 1", "expected agreement 1");

    public static MetricEntry EntropyCorrelation { get; } = Make("entropy-correlation", "Rank correlation of the model's uncertainty with the humans', image by image.", "spearman(H(softmax(z)), H(counts/Σ)), H = −Σ p ln p", true, "−1 … 1", "a constant entropy");

    public static MetricEntry CrossEntropy { get; } = Make("soft-cross-entropy", "Cross-entropy of the model's probabilities under the humans' label distribution.", "−Σ p_human ln p_model, mean over images, in nats", false, "0 … ∞ nats", "a model probability of exactly 0 where a human answered");

    private static MetricEntry Make(string id, string summary, string formula, bool higher, string range, string undefined) => new()
    {
        Id = id,
        Version = 1,
        Summary = summary,
        Formula = formula,
        HigherIsBetter = higher,
        Range = range,
        Undefined = undefined,
        Citation = Source,
        Need = MetricNeed.Labels,
        Options = [],
        Ceilings = ["none"],
        Normalizations = ["none"],
    };
}
