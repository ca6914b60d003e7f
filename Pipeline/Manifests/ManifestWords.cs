using Concord.Models.Training;
using Concord.Pipeline.Decisions;

namespace Concord.Pipeline.Manifests;

/// <summary>The fixed words of the grammar.</summary>
internal static class ManifestWords
{
    public static IReadOnlyList<string> Tokens { get; } = ["all", "cls", "mean", "cls+mean", "last"];

    public static IReadOnlyList<string> Projections { get; } = ["none", "sparse-random", "pca"];

    public static IReadOnlyList<string> Interpolations { get; } = ["nearest", "bilinear", "bicubic"];

    public static IReadOnlyList<string> Positions { get; } = ["zero", "shuffle", "mean"];

    /// <summary>Number formats, the default first.</summary>
    public static IReadOnlyList<string> Precisions { get; } = ["float32", "bfloat16", "float16"];

    /// <summary>The reliability that the data have.</summary>
    public const string Measured = "measured";

    /// <summary>What a simulated neuroid responds to, the default first.</summary>
    public static IReadOnlyList<string> Signals { get; } = [ManifestDefaults.Signal, "units"];

    public static IReadOnlyList<string> LayerWords { get; } = ["all", "blocks"];

    /// <summary>Which weights of a training the run directory gets, the default first.</summary>
    public static IReadOnlyList<string> Checkpoints { get; } = ["last", "all"];

    /// <summary>How an adversary's perturbations are measured.</summary>
    public static IReadOnlyList<string> Norms { get; } = ["linf", "l2"];

    public static IReadOnlyList<string> TrainingRegimes { get; } = [.. TrainingDefaults.Regimes];

    public static IReadOnlyList<string> Prompts { get; } = [.. PromptSet.All.Select(set => set.Id)];

    /// <summary>Words that mean something else where an id can stand.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["all", "none", "default", "given", "sweep", "nested", "ceiling"];

    public static IReadOnlyList<string> Factors { get; } = ["architecture", "family", "regime"];
}
