using System.Globalization;

namespace Concord.Alignment.Predictivity;

/// <summary>Cross-validation as written in a manifest.</summary>
/// <param name="Kind">How stimuli are divided.</param>
/// <param name="Count">Folds or splits, 2 or more (1 for a shuffle split); 0 when given.</param>
/// <param name="TrainFraction">Training part of a shuffle split, between 0 and 1; 0 otherwise.</param>
public sealed record FoldSpec(FoldKind Kind, int Count = 0, double TrainFraction = 0)
{
    private const string Forms = "kfold(k), group-kfold(k), shuffle-split(n, fraction) or given";

    /// <summary>The canonical text, such as <c>shuffle-split(10, 0.9)</c>.</summary>
    public string Text => Kind switch
    {
        FoldKind.KFold => $"kfold({Count})",
        FoldKind.GroupKFold => $"group-kfold({Count})",
        FoldKind.ShuffleSplit => $"shuffle-split({Count}, {TrainFraction})",
        _ => "given",
    };

    /// <summary>Reads the text of a manifest.</summary>
    /// <param name="text">One of the four forms; spaces do not matter.</param>
    /// <exception cref="AlignmentException">Another text, or a number out of range.</exception>
    public static FoldSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string compact = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (compact == "given")
        {
            return new FoldSpec(FoldKind.Given);
        }

        int open = compact.IndexOf('(', StringComparison.Ordinal);
        string[] arguments = open > 0 && compact.EndsWith(')') ? compact[(open + 1)..^1].Split(',') : [];
        string name = open > 0 ? compact[..open] : compact;
        return (name, arguments.Length) switch
        {
            ("kfold", 1) => new FoldSpec(FoldKind.KFold, Whole(text, arguments[0], 2)),
            ("group-kfold", 1) => new FoldSpec(FoldKind.GroupKFold, Whole(text, arguments[0], 2)),
            ("shuffle-split", 2) => new FoldSpec(FoldKind.ShuffleSplit, Whole(text, arguments[0], 1), Fraction(text, arguments[1])),
            _ => throw Malformed(text, Forms),
        };
    }

    private static int Whole(string text, string argument, int least) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least
            ? value
            : throw Malformed(text, $"a whole number of {least} or more");

    private static double Fraction(string text, string argument) =>
        double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 1
            ? value
            : throw Malformed(text, "a training fraction between 0 and 1");

    private static AlignmentException Malformed(string text, string expected) => new("folds", $"'{text}'", expected, "See metrics show ridge.");
}
