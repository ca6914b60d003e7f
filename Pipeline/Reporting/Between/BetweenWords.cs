using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>What changed between runs, in words.</summary>
internal static class BetweenWords
{
    /// <summary>What stands for a change that nothing recorded explains.</summary>
    public const string Unexplained = "changed without a recorded cause";

    /// <summary>same, changed, same-numbers, only-before or only-after.</summary>
    public static string Status(RowChange change) =>
        change.Before is null ? "only-after" : change.After is null ? "only-before" : change.IsChanged ? "changed" : change.IsSameFromOtherInputs ? "same-numbers" : "same";

    /// <summary>The causes, with commas.</summary>
    public static string Causes(RowChange change) => string.Join(", ", change.Reasons.Select(reason => reason.Cause == ChangeCause.Unrecorded && !change.IsChanged ? "no cause recorded" : Word(reason.Cause)));

    /// <summary>The recorded parts that show the causes.</summary>
    public static string Details(RowChange change) => string.Join("; ", change.Reasons.Select(reason => reason.Text));

    /// <summary>A step in sentences: what holds of all rows first, then causes, then rows of one run only; the alarm before all.</summary>
    public static IReadOnlyList<string> Of(RunChanges step)
    {
        string names = $"{NameText.Short(step.Before)} → {NameText.Short(step.After)}";
        if (step.IsNothing)
        {
            return [$"{names}: nothing changed. {Rows(step.Rows.Count)} are the same to the last bit, from the same inputs."];
        }

        List<string> sentences = [];
        RowChange[] unexplained = [.. step.Rows.Where(row => row.IsUnexplained)];
        if (unexplained.Length > 0)
        {
            sentences.Add($"{names}: ALARM: {Rows(unexplained.Length)} {Unexplained} ({unexplained[0].Reasons[0].Part}).");
        }

        int same = step.Rows.Count(row => Status(row) == "same");
        RowChange[] changed = [.. step.Changed];
        sentences.Add($"{names}: {Rows(changed.Length)} changed, {changed.Count(row => row.IsHeadline)} of them scores that tables show; {same} are the same.");
        sentences.AddRange(changed.Where(row => !row.IsUnexplained).GroupBy(Causes, StringComparer.Ordinal).OrderByDescending(cause => cause.Count()).Select(cause => $"{Upper(cause.Key)}: {Rows(cause.Count())}{Sizes([.. cause])}, such as {cause.First().Reasons[0].Text}."));
        Add(sentences, step, "same-numbers", "have the same numbers from other inputs");
        Add(sentences, step, "only-before", $"are in {NameText.Short(step.Before)} only");
        Add(sentences, step, "only-after", $"are in {NameText.Short(step.After)} only");
        return sentences;
    }

    private static void Add(List<string> sentences, RunChanges step, string status, string words)
    {
        RowChange[] rows = [.. step.Rows.Where(row => Status(row) == status)];
        if (rows.Length > 0)
        {
            string[] causes = [.. rows.Select(Causes).Where(cause => cause.Length > 0).Distinct(StringComparer.Ordinal)];
            sentences.Add($"{Rows(rows.Length)} {words}{(causes.Length == 0 ? string.Empty : $" ({NameText.List(causes)})")}: {NameText.List([.. rows.Select(row => $"{row.Row.Model} on {row.Row.Benchmark}").Distinct(StringComparer.Ordinal)])}.");
        }
    }

    private static string Sizes(RowChange[] rows)
    {
        double[] sizes = [.. rows.Select(row => row.Difference).OfType<double>().Where(size => size != 0)];
        return sizes.Length == 0 ? ", no score among them" : $", scores from {NumberText.Difference(sizes.Min())} to {NumberText.Difference(sizes.Max())}";
    }

    private static string Rows(int count) => count == 1 ? "1 row" : $"{NumberText.Count(count)} rows";

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Word(ChangeCause cause) => cause == ChangeCause.Unrecorded ? Unexplained : cause.ToString().ToLowerInvariant();
}
