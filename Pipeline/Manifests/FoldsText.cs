using System.Globalization;

namespace Concord.Pipeline.Manifests;

/// <summary>The text of a cross-validation: <c>kfold(k)</c>, <c>group-kfold(k)</c>, <c>shuffle-split(n, fraction)</c> or <c>given</c>.</summary>
/// <param name="Kind">kfold, group-kfold, shuffle-split or given.</param>
/// <param name="Count">The number of folds (2 or more) or of splits (1 or more); 0 for given.</param>
/// <param name="TrainingFraction">The share of stimuli that a shuffled split trains on, between 0 and 1; 0 for the others.</param>
public sealed record FoldsText(string Kind, int Count, double TrainingFraction)
{
    private const int LargestCount = 10_000;

    /// <summary>The one text for all ways of writing the same folds.</summary>
    public string Canonical => Kind switch
    {
        "given" => Kind,
        "shuffle-split" => string.Create(CultureInfo.InvariantCulture, $"shuffle-split({Count}, {TrainingFraction:R})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Kind}({Count})"),
    };

    /// <summary>The folds that a text names, or null where it names none.</summary>
    public static FoldsText? Parse(string text)
    {
        string trimmed = text.Trim();
        if (trimmed == "given")
        {
            return new FoldsText("given", 0, 0);
        }

        int bracket = trimmed.IndexOf('(', StringComparison.Ordinal);
        if (bracket < 0 || !trimmed.EndsWith(')'))
        {
            return null;
        }

        string kind = trimmed[..bracket];
        string[] arguments = trimmed[(bracket + 1)..^1].Split(',');
        if (!int.TryParse(arguments[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count > LargestCount)
        {
            return null;
        }

        return kind switch
        {
            "kfold" or "group-kfold" when arguments.Length == 1 && count >= 2 => new FoldsText(kind, count, 0),
            "shuffle-split" when arguments.Length == 2 && count >= 1
                && double.TryParse(arguments[1].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction)
                && fraction is > 0 and < 1 => new FoldsText(kind, count, fraction),
            _ => null,
        };
    }
}
