namespace Concord.Alignment.Catalogue;

internal static class BehaviourEntries
{
    private const string Source = "Geirhos et al. 2021, Partial success in closing the gap between human and machine vision; model-vs-human";

    public static MetricEntry Accuracy { get; } = Make("accuracy", "Fraction of trials answered with the right category.", "mean over conditions of (correct trials / trials); no answer counts as wrong", true, "0 … 1", "a condition without trials", []);

    public static MetricEntry AccuracyDifference { get; } = Make("accuracy-difference", "Squared difference of accuracies between the model and each human.", "mean over conditions and humans of (p_model − p_human)²", false, "0 … 1", "a condition without trials", []);

    public static MetricEntry ObservedConsistency { get; } = Make("observed-consistency", "Fraction of stimuli on which model and human are both right or both wrong.", "mean over conditions and humans of o = P(both right or both wrong)", true, "0 … 1", "images that do not pair", [], ceiling: true);

    public static MetricEntry ErrorConsistency { get; } = Make(
        "error-consistency",
        "Agreement of errors beyond what the two accuracies explain (Cohen's kappa).",
        "κ = (o − e)/(1 − e), o the share of the condition's stimuli that both get right or both get wrong, p₁ and p₂ their accuracies, e = p₁p₂ + (1 − p₁)(1 − p₂); for each human and condition, then the plain mean over conditions and over humans, undefined cells left out and counted",
        true,
        "−1 … 1",
        "expected agreement e = 1 (convention model-vs-human: κ = 1 when o = 1)",
        [new("convention", MetricOptionType.Choice, "model-vs-human", "What κ is where e = 1, which is where both are always right or both always wrong: undefined (concord), or 1 as the source has it (model-vs-human). Elsewhere the two agree.", ["model-vs-human", "concord"], InName: true)],
        ceiling: true);

    public static MetricEntry ShapeBias { get; } = Make("shape-bias", "Share of shape among shape and texture decisions on cue-conflict images.", "shape/(shape + texture) over trials whose shape and texture differ", true, "0 … 1", "no shape and no texture decision", []);

    private static MetricEntry Make(string id, string summary, string formula, bool higher, string range, string undefined, IReadOnlyList<MetricOption> options, bool ceiling = false) => new()
    {
        Id = id,
        Version = 1,
        Summary = summary,
        Formula = formula,
        HigherIsBetter = higher,
        Range = range,
        Undefined = undefined,
        Citation = Source,
        Need = MetricNeed.Trials,
        Options = options,
        // People are no ceiling for being right, or for deciding by shape: a network may be better. How well people agree bounds how well anything can agree with them.
        Ceilings = ceiling ? ["between-humans", "none"] : ["none"],
        Normalizations = ["none"],
    };
}
