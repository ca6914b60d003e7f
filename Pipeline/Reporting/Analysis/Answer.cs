using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>The answer in words: at most three sentences, made from intervals and rank sets and never from point estimates alone.</summary>
public static class Answer
{
    private const int MostNamed = 4;

    private const int MostTrends = 3;

    private const int MostSentences = 3;

    /// <summary>The sentences; empty when no score was computed.</summary>
    public static IReadOnlyList<string> Sentences(ReportContext context)
    {
        List<ScoreGroup> scored = [.. context.Whole.Where(group => group.Entries.Any(entry => entry.Score is not null))];
        if (scored.Count == 0)
        {
            return [.. Trained(context.Input.Trainings), .. context.Multiverses.Select(claim => claim.Sentences[0]), .. context.Trends.Take(MostTrends).Select(trend => $"{NameText.Short(trend.Spec.Id)}: {trend.Headline}")];
        }

        bool ranked = scored.Exists(group => group.Ranks is not null);
        string?[] found = [.. context.Multiverses.Select(claim => claim.Sentences[0]), IsFactorial(context) ? Shares(context) : Effects(context), ranked || scored.TrueForAll(group => group.Entries.Count(entry => entry.Score is not null) < 2) ? Capital(Best(scored)) : "No model is called best: there are no paired resamples.", Power(scored) ?? Shares(context)];
        return [.. found.OfType<string>().Take(MostSentences)];
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
            return $"{scored.Count} models have scores, and without paired resamples none can be called best";
        }

        IReadOnlyList<ScoreEntry> top = group.TopSet;
        return top.Count == 1
            ? $"{NameText.Short(top[0].Label)} is best, {Value(group, top[0])}"
            : top.Count == scored.Count
                ? $"none of the {scored.Count} models can be told from the best"
                : $"no single best: {NameText.List([.. top.Select(entry => entry.Label)])} cannot be told apart ({top.Count} of {scored.Count})";
    }

    // Of networks that were trained and not scored: how well they learnt, with chance.
    private static IEnumerable<string> Trained(IReadOnlyList<TrainingRow> rows)
    {
        TrainingRow[] last = [.. rows.Where(row => row is { Measure: "accuracy", Set: "test", Value: not null }).GroupBy(row => (row.Fingerprint, row.Model)).Select(network => network.MaxBy(row => row.Step)!).OrderBy(row => row.Value)];
        if (last.Length > 0)
        {
            yield return $"{last.Length} networks were trained: accuracy on new pictures like those of training from {NumberText.Score(last[0].Value)} ({NameText.Short(last[0].Model)}) to {NumberText.Score(last[^1].Value)} ({NameText.Short(last[^1].Model)}); guessing gives {NumberText.Score(last[0].Chance)}.";
        }
    }

    private static string Value(ScoreGroup group, ScoreEntry entry)
    {
        string interval = NumberText.Interval(entry.Headline?.CiLow, entry.Headline?.CiHigh, group.IsBounded);
        return NumberText.Score(entry.Score, group.IsBounded) + (interval == NumberText.Missing ? string.Empty : $" ({interval})");
    }

    private static string Best(List<ScoreGroup> groups)
    {
        if (groups.Count <= MostNamed)
        {
            return string.Join("; ", groups.Select(group => $"{Place(group)}, {BestOf(group)}")) + ".";
        }

        List<ScoreGroup> real = [.. groups.Where(group => !group.IsSimulated)];
        bool onlySimulated = real.Count == 0;
        real = onlySimulated ? groups : real;
        List<ScoreGroup> clear = [.. real.Where(group => group.TopSet.Count == 1)];
        string named = clear.Count == 0 ? string.Empty : ": " + string.Join("; ", clear.Take(MostNamed).Select(group => $"{Place(group)}, {NameText.Short(group.TopSet[0].Label)}")) + (clear.Count > MostNamed ? $"; and {clear.Count - MostNamed} more" : string.Empty);
        return $"Of {real.Count} measures{(onlySimulated ? " (all SIMULATED)" : real.Count < groups.Count ? " (not counting SIMULATED recordings)" : string.Empty)}, {(clear.Count == 0 ? "none has" : clear.Count == 1 ? "1 has" : $"{clear.Count} have")} a single best model{named}; the table below names them all.";
    }

    private static string Place(ScoreGroup group) => $"{(group.IsSimulated ? "on the SIMULATED recording " : "on ")}{NameText.Short(group.Title)}";

    private static string? Effects(ReportContext context)
    {
        List<string> parts = [];
        foreach ((string factor, IReadOnlyList<Contrast> contrasts) in context.Contrasts)
        {
            List<Contrast> told = [.. contrasts.Where(contrast => double.IsFinite(contrast.Low))];
            List<Contrast> real = told.FindAll(contrast => !contrast.Group.IsSimulated);
            List<Contrast> shown = real.Count > 0 ? real : told;
            var pairs = shown.GroupBy(contrast => contrast.Label).ToList();
            string where = real.Count == 0 ? ", on the SIMULATED recording" : string.Empty;
            parts.AddRange(pairs.Count > MostNamed - 1 && shown.TrueForAll(contrast => !contrast.IsClear)
                ? [$"{factor}{where}: no lead is clear, neither between {NameText.Short(shown[0].First)} and {NameText.Short(shown[0].Second)} nor in {pairs.Count - 1} further pairs of levels"]
                : pairs.Take(2).Select(pair => $"{factor}{where}: {Pair([.. pair])}"));
        }

        bool overModels = context.Contrasts.SelectMany(pair => pair.Contrasts).Any(contrast => contrast.Method != ContrastMethod.Resamples);
        return parts.Count == 0 ? null : Capital(string.Join("; ", parts)) + (overModels ? $" (intervals over models; {(context.Input.Comparison.IsForeign ? ComparisonText.Foreign : ComparisonText.Unpaired)})." : ".");
    }

    // Of factors with several levels the differences of two are no answer: what each factor takes is, with its interval.
    private static bool IsFactorial(ReportContext context) => context.Crossed.Any(crossed => crossed is { IsCrossed: true, HasDraws: true } && Math.Max(crossed.FirstLevels.Count, crossed.SecondLevels.Count) > 2);

    // Over models alone, shares describe the table and no more; they never stand first.
    private static string? Shares(ReportContext context)
    {
        List<CrossedFactors> crossed = [.. context.Crossed.Where(one => one.IsCrossed).GroupBy(one => one.Group.Title).Select(group => group.Last())];
        if (crossed.Count == 0)
        {
            return null;
        }

        string Range(Func<CrossedFactors, double> share) => crossed.Min(share) is var least && crossed.Max(share) is var most && crossed.Count > 1 ? $"{ComparisonText.Share(least)} to {ComparisonText.Share(most)}" : ComparisonText.Share(crossed.Max(share));
        return $"Among these {crossed.Max(one => one.Entries.Count)} models ({crossed[0].Population}), {NameText.Short(crossed[0].Second)} takes {Range(one => one.Result.SecondSum.Share.Value.Value)} of the spread of scores, {NameText.Short(crossed[0].First)} {Range(one => one.Result.FirstSum.Share.Value.Value)}, their interaction {Range(one => one.Result.InteractionSum.Share.Value.Value)}, differences within cells (seeds) {Range(one => one.Result.ResidualSum.Share.Value.Value)}{(crossed.Count > 1 ? $" over {crossed.Count} measures" : string.Empty)}{More(crossed)}.";
    }

    // On how many measures one factor takes more than the other, and their intervals do not touch.
    private static string More(List<CrossedFactors> crossed)
    {
        int second = crossed.Count(one => one.HasDraws && one.Result.SecondSum.Share.Interval.Lower > one.Result.FirstSum.Share.Interval.Upper);
        int first = crossed.Count(one => one.HasDraws && one.Result.FirstSum.Share.Interval.Lower > one.Result.SecondSum.Share.Interval.Upper);
        string[] names = [NameText.Short(crossed[0].Second), NameText.Short(crossed[0].First)];
        return !crossed.Exists(one => one.HasDraws) ? string.Empty
            : crossed.Count == 1 ? second + first == 0 ? "; the intervals of the two overlap" : $"; {names[second == 1 ? 0 : 1]} takes more, and the intervals of the two do not touch"
            : $"; {names[0]} takes more on {second}, {names[1]} on {first}, and on {crossed.Count - first - second} their intervals overlap";
    }

    private static string Pair(List<Contrast> contrasts)
    {
        Contrast first = contrasts[0];
        (string a, string b) = (NameText.Short(first.First), NameText.Short(first.Second));
        int ahead = contrasts.Count(contrast => contrast.IsClear && contrast.Difference > 0 == contrast.Group.HigherIsBetter);
        int behind = contrasts.Count(contrast => contrast.IsClear && contrast.Difference > 0 != contrast.Group.HigherIsBetter);
        if (contrasts.Count == 1)
        {
            string numbers = $"{NumberText.Difference(first.Difference, first.Group.IsBounded)} ({NumberText.DifferenceInterval(first.Low, first.High, first.Group.IsBounded)}{(first is { IsClear: true, AdjustedPValue: >= 0.05 } ? "; not after Holm's adjustment" : string.Empty)})";
            return ahead == 1 ? $"{a} agrees better than {b}, {numbers}" : behind == 1 ? $"{a} agrees worse than {b}, {numbers}" : $"between {a} and {b} no lead is clear, {numbers}";
        }

        int open = contrasts.Count - ahead - behind;
        int held = contrasts.Count(contrast => contrast is { IsClear: true } and not { AdjustedPValue: >= 0.05 });
        string adjusted = held == ahead + behind ? string.Empty : held == 0 ? " (none after Holm's adjustment)" : $" ({held} after Holm's adjustment)";
        string rest = adjusted + (open == 0 ? string.Empty : $", and on {open} no lead is clear");
        return (ahead, behind) switch
        {
            (0, 0) => $"between {a} and {b} no lead is clear on any of {contrasts.Count} measures",
            (_, 0) => $"{a} agrees better than {b} on {ahead} of {contrasts.Count} measures{rest}",
            (0, _) => $"{a} agrees worse than {b} on {behind} of {contrasts.Count} measures{rest}",
            _ => $"{a} agrees better than {b} on {ahead} and worse on {behind} of {contrasts.Count} measures{rest}",
        };
    }

    private static string? Power(List<ScoreGroup> groups)
    {
        List<ScoreGroup> ranked = [.. groups.Where(group => group.Ranks is not null)];
        bool onlySimulated = ranked.TrueForAll(group => group.IsSimulated);
        ranked.RemoveAll(group => group.IsSimulated && !onlySimulated);
        if (ranked.Count == 0)
        {
            return null;
        }

        int pairs = ranked.Sum(group => group.Ranks!.PairCount), separated = ranked.Sum(group => group.Ranks!.SeparatedPairs);
        return $"How sure: of {NumberText.Count(pairs)} pairs of models, {NumberText.Count(separated)} can be told apart at 95 % confidence, all pairs of a table together.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
