using System.Globalization;

namespace Concord.Datasets.Catalogue;

/// <summary>The conditions of one data set of Geirhos et al. 2021, in published order, and those that its aggregate leaves out.</summary>
/// <remarks>
/// Files write one condition in several ways ("0.00", "0.0", "0"; "true", "True"). Labels are compared by value, so that a distortion-free condition cannot stay in by its spelling: with "0.0" kept, the human error consistency falls from .4312 to .4268.
/// Source: model-vs-human, plotting (no distortion, or mean human accuracy below .2, is left out).
/// </remarks>
internal sealed record Geirhos2021Condition(string Dataset, string Title, IReadOnlyList<string> Labels, IReadOnlyList<string> Excluded)
{
    /// <summary>The label of data sets that have one condition only.</summary>
    public const string Single = "0";

    public static IReadOnlyList<Geirhos2021Condition> All { get; } =
    [
        new("colour", "colour against grey-scale", ["cr", "bw"], ["cr"]),
        new("contrast", "contrast in per cent", ["c100", "c50", "c30", "c15", "c10", "c05", "c03", "c01"], ["c100", "c03", "c01"]),
        new("high-pass", "high-pass filter, standard deviation in pixels", ["inf", "3.0", "1.5", "1.0", "0.7", "0.55", "0.45", "0.4"], ["inf", "0.55", "0.45", "0.4"]),
        new("low-pass", "low-pass filter, standard deviation in pixels", ["0", "1", "3", "5", "7", "10", "15", "40"], ["0", "15", "40"]),
        new("phase-scrambling", "phase noise in degrees", ["0", "30", "60", "90", "120", "150", "180"], ["0", "150", "180"]),
        new("power-equalisation", "original against equalised power spectrum", ["0", "pow"], ["0"]),
        new("false-colour", "true against opponent colours", ["True", "False"], ["True"]),
        new("rotation", "rotation in degrees", ["0", "90", "180", "270"], ["0"]),
        new("eidolonI", "eidolon, coherence 1.0, by reach", Eidolon("10"), ["1-10-10", "64-10-10", "128-10-10"]),
        new("eidolonII", "eidolon, coherence 0.3, by reach", Eidolon("3"), ["1-3-10", "32-3-10", "64-3-10", "128-3-10"]),
        new("eidolonIII", "eidolon, coherence 0.0, by reach", Eidolon("0"), ["1-0-10", "16-0-10", "32-0-10", "64-0-10", "128-0-10"]),
        new("uniform-noise", "additive uniform noise, half width", ["0.0", "0.03", "0.05", "0.1", "0.2", "0.35", "0.6", "0.9"], ["0.0", "0.6", "0.9"]),
        new("sketch", "sketches", [Single], []),
        new("stylized", "texture replaced by style transfer", [Single], []),
        new("edge", "edges", [Single], []),
        new("silhouette", "silhouettes", [Single], []),
        new("cue-conflict", "shape of one category, texture of another", [Single], []),
    ];

    /// <summary>The published label that a file's text stands for.</summary>
    /// <exception cref="DatasetException">None has that value.</exception>
    public string LabelOf(string text, string where)
    {
        if (Labels.Count == 1)
        {
            // One condition: human files write 0, model files NaN.
            return Labels[0];
        }

        foreach (string label in Labels)
        {
            if (IsSame(label, text))
            {
                return label;
            }
        }

        throw new DatasetException(where, $"condition '{text}'", $"one of {string.Join(", ", Labels)}", "Check that the file belongs to this data set.");
    }

    private static bool IsSame(string label, string text)
    {
        if (string.Equals(label, text, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double a)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double b)
            && a.Equals(b);
    }

    private static string[] Eidolon(string coherence) => [.. Enumerable.Range(0, 8).Select(power => $"{1 << power}-{coherence}-10")];
}
