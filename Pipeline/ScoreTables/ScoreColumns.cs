namespace Concord.Pipeline.ScoreTables;

/// <summary>The columns of the contract that a map may fill.</summary>
internal static class ScoreColumns
{
    /// <summary>Texts.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        ["model", "architecture", "family", "regime", "benchmark", "dataset", "stimuli", "region", "subject", "condition", "metric", "definition", "layer", "selection", "readout", "cv", "normalization", "note"];

    /// <summary>Numbers.</summary>
    public static IReadOnlyList<string> Numbers { get; } = ["score", "ceiling", "ceiling_upper", "normalized", "ci_low", "ci_high", "depth"];

    /// <summary>Whole numbers.</summary>
    public static IReadOnlyList<string> Integers { get; } = ["seed", "checkpoint_step", "layer_index", "n_stimuli", "n_neuroids", "n_subjects"];

    /// <summary>The column of our own tables that holds all tags as JSON; a map names tags one by one.</summary>
    public const string Tags = "tags";

    /// <summary>All that a map may fill.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Texts, .. Numbers, .. Integers];
}
