using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>The answer in words: at most three sentences, made from intervals and rank sets and never from point estimates alone.</summary>
public static class Answer
{
    private const int MostNamed = 4;

    /// <summary>The sentences; empty when no score was computed.</summary>
    public static IReadOnlyList<string> Sentences(ReportContext context)
    {
        List<ScoreGroup> scored = [.. context.Groups.Where(group => group.Entries.Any(entry => entry.Score is not null))];
        if (scored.Count == 0)
        {
            return [];
        }

        return [.. new[] { Effects(context), Best(scored), Power(scored) }.OfType<string>()];
    }

    /// <summary>Who is best on one group, in words.</summary>
    public static string BestOf(ScoreGroup group)
    {
        List<ScoreEntry> scored = [.. group.Entries.Where(entry => entry.Score is not null)];
        if (scored.Count == 0)
        {
            return "no score is defined";
        }

        if (scored.Count == 1)
        {
            return $"{NameText.Short(scored[0].Label)} alone has a score, {Value(group, scored[0])}";
        }

        if (group.Ranks is null)
        {
            return $"{scored.Count} models score {NumberText.Score(scored.Min(entry => entry.Score), group.IsBounded)} to {NumberText.Score(scored.Max(entry => entry.Score), group.IsBounded)}, and without paired resamples none can be called best";
        }

        IReadOnlyList<ScoreEntry> top = group.TopSet;
        return top.Count == 1
            ? $"{NameText.Short(top[0].Label)} is best, {Value(group, top[0])}"
            : top.Count == scored.Count
                ? $"none of the {scored.Count} models can be told from the best"
                : $"no single best: {NameText.List([.. top.Select(entry => entry.Label)])} cannot be told apart ({top.Count} of {scored.Count})";
    }

    private static string Value(ScoreGroup group, ScoreEntry entry)
    {
        string interval = NumberText.Interval(entry.Headline?.CiLow, entry.Headline?.CiHigh, group.IsBounded);
        return NumberText.Score(entry.Score, group.IsBounded) + (interval == NumberText.Missing ? string.Empty : $" ({interval})");
    }

    private static string Best(List<ScoreGroup> groups)
    {
        IEnumerable<string> parts = groups.Take(MostNamed).Select(group => $"{(group.IsSimulated ? "SIMULATED " : string.Empty)}{NameText.Short(group.Title)}: {BestOf(group)}");
        int clear = groups.Count(group => group.TopSet.Count == 1);
        return groups.Count <= MostNamed
            ? string.Join("; ", parts) + "."
            : $"Of {groups.Count} benchmarks and metrics {clear} {(clear == 1 ? "has" : "have")} a single best model; {string.Join("; ", parts)}; the others are in the table below.";
    }

    private static string? Effects(ReportContext context)
    {
        List<string> parts = [];
        foreach ((string factor, IReadOnlyList<Contrast> contrasts) in context.Contrasts)
        {
            List<Contrast> real = [.. contrasts.Where(contrast => !contrast.Group.IsSimulated)];
            var pairs = (real.Count > 0 ? real : [.. contrasts]).GroupBy(contrast => contrast.Label).Take(2);
            parts.AddRange(pairs.Select(pair => $"{factor}{(real.Count == 0 ? ", on the SIMULATED recording" : string.Empty)}: {Pair([.. pair])}"));
        }

        return parts.Count == 0 ? null : Capital(string.Join("; ", parts)) + ".";
    }

    private static string Pair(List<Contrast> contrasts)
    {
        Contrast first = contrasts[0];
        (string a, string b) = (NameText.Short(first.First), NameText.Short(first.Second));
        int ahead = contrasts.Count(contrast => contrast.IsClear && contrast.Difference > 0 == contrast.Group.HigherIsBetter);
        int behind = contrasts.Count(contrast => contrast.IsClear && contrast.Difference > 0 != contrast.Group.HigherIsBetter);
        if (contrasts.Count == 1)
        {
            string numbers = $"{NumberText.Difference(first.Difference, first.Group.IsBounded)} ({NumberText.DifferenceInterval(first.Low, first.High, first.Group.IsBounded)})";
            return ahead == 1 ? $"{a} agrees better than {b}, {numbers}" : behind == 1 ? $"{a} agrees worse than {b}, {numbers}" : $"between {a} and {b} no lead is clear, {numbers}";
        }

        return ahead + behind == 0
            ? $"between {a} and {b} no lead is clear on any of {contrasts.Count} measures"
            : $"{a} agrees better than {b} on {ahead}, worse on {behind} of {contrasts.Count} measures, and on {contrasts.Count - ahead - behind} no lead is clear";
    }

    private static string? Power(List<ScoreGroup> groups)
    {
        List<ScoreGroup> ranked = [.. groups.Where(group => group.Ranks is not null)];
        if (ranked.Count == 0)
        {
            return null;
        }

        int pairs = ranked.Sum(group => group.Ranks!.PairCount), separated = ranked.Sum(group => group.Ranks!.SeparatedPairs);
        return $"How sure: of {NumberText.Count(pairs)} pairs of models, {NumberText.Count(separated)} can be told apart at 95 % confidence, all pairs of a table together.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
