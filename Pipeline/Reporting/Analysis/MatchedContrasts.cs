using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Compares levels among pairs of models that are alike in accuracy, parameters, compute or another number, by <see cref="NearestPairs"/>.</summary>
/// <remarks>With resamples the interval is over stimuli, models held fixed; without them over pairs of models, by Student's t.</remarks>
public static class MatchedContrasts
{
    /// <summary>The matched contrasts of a factor on one group, for the pairs of levels that its plain contrasts compare.</summary>
    /// <param name="group">Where.</param>
    /// <param name="contrasts">The plain contrasts of the group.</param>
    /// <param name="rule">What to match on.</param>
    public static IEnumerable<MatchedContrast> Of(ScoreGroup group, IEnumerable<Contrast> contrasts, MatchRule rule)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(contrasts);
        ArgumentNullException.ThrowIfNull(rule);
        foreach (Contrast contrast in contrasts.Where(contrast => contrast.Group == group))
        {
            if (Among(Contrasts.Population(group, contrast.Factor).Entries, contrast, rule) is { } matched)
            {
                yield return matched;
            }
        }
    }

    /// <summary>The matched contrast for a plain one, among given models; null where a level has none with the property.</summary>
    internal static MatchedContrast? Among(List<ScoreEntry> population, Contrast contrast, MatchRule rule)
    {
        (ScoreEntry Entry, double At)[] first = Members(population, contrast.Factor, contrast.First, rule);
        (ScoreEntry Entry, double At)[] second = Members(population, contrast.Factor, contrast.Second, rule);
        if (first.Length == 0 || second.Length == 0)
        {
            return null;
        }

        int Models(string level) => population.Count(entry => Factor.LevelOf(entry.Identity, contrast.Factor) == level);

        // Matching looks among all models of a level, the plain contrast may have looked among fewer.
        MatchedContrast matched = Match(contrast, first, second, rule);
        return matched with { FirstLeftOut = Models(contrast.First) - matched.Pairs.Count, SecondLeftOut = Models(contrast.Second) - matched.Pairs.Count };
    }

    private static (ScoreEntry Entry, double At)[] Members(List<ScoreEntry> population, string factor, string level, MatchRule rule) =>
        [.. population
            .Where(entry => Factor.LevelOf(entry.Identity, factor) == level)
            .Select(entry => (entry, At: Factor.NumberOf(entry.Identity, rule.Tag)))
            .Where(member => member.At is not null && (!rule.IsRatio || member.At > 0))
            .Select(member => (member.entry, rule.IsRatio ? Math.Log(member.At!.Value) : member.At!.Value))];

    private static MatchedContrast Match(Contrast contrast, (ScoreEntry Entry, double At)[] first, (ScoreEntry Entry, double At)[] second, MatchRule rule)
    {
        double[] all = [.. first.Concat(second).Select(member => member.At)];
        double mean = all.Average();
        double spread = all.Length < 2 ? 0 : Math.Sqrt(all.Sum(at => Math.Pow(at - mean, 2)) / (all.Length - 1));
        double calliper = rule.Calliper is { } given ? rule.IsRatio ? Math.Log(1 + given) : given : MatchRule.DefaultCalliper * spread;
        (ScoreEntry First, ScoreEntry Second, double Gap)[] pairs = [.. NearestPairs.Match([.. first.Select(member => member.At)], [.. second.Select(member => member.At)], calliper)
            .Select(pair => (first[pair.First].Entry, second[pair.Second].Entry, first[pair.First].At - second[pair.Second].At))];
        bool isPaired = pairs.Length > 0 && pairs.All(pair => pair.First.Draws is not null && pair.Second.Draws is not null);
        (double low, double high, double p) = pairs.Length == 0 ? (double.NaN, double.NaN, double.NaN) : isPaired ? OverStimuli(pairs) : OverPairs(pairs);
        double before = first.Average(member => member.At) - second.Average(member => member.At);
        double after = pairs.Length == 0 ? double.NaN : pairs.Average(pair => pair.Gap);
        return new MatchedContrast
        {
            Group = contrast.Group,
            Factor = contrast.Factor,
            First = contrast.First,
            Second = contrast.Second,
            Rule = rule,
            Calliper = rule.IsRatio ? Math.Exp(calliper) - 1 : calliper,
            Pairs = [.. pairs.Select(pair => (pair.First.Label, pair.Second.Label))],
            GapBefore = rule.IsRatio ? Math.Exp(before) - 1 : before,
            GapAfter = rule.IsRatio ? Math.Exp(after) - 1 : after,
            Difference = pairs.Length == 0 ? double.NaN : pairs.Average(Difference),
            Low = low,
            High = high,
            PValue = p,
            IsPaired = isPaired,
        };
    }

    private static double Difference((ScoreEntry First, ScoreEntry Second, double Gap) pair) => pair.First.Score!.Value - pair.Second.Score!.Value;

    private static (double Low, double High, double PValue) OverStimuli((ScoreEntry First, ScoreEntry Second, double Gap)[] pairs)
    {
        int draws = pairs.Min(pair => Math.Min(pair.First.Draws!.Length, pair.Second.Draws!.Length));
        double[] first = [.. Enumerable.Range(0, draws).Select(draw => pairs.Average(pair => pair.First.Draws![draw]))];
        double[] second = [.. Enumerable.Range(0, draws).Select(draw => pairs.Average(pair => pair.Second.Draws![draw]))];
        PairedDifference difference = PairedDifference.Compute(first.Average(), second.Average(), first, second);
        return (difference.Interval.Lower, difference.Interval.Upper, difference.PValue);
    }

    private static (double Low, double High, double PValue) OverPairs((ScoreEntry First, ScoreEntry Second, double Gap)[] pairs)
    {
        double[] differences = Array.ConvertAll(pairs, Difference);
        if (differences.Length < UnpairedContrasts.Fewest)
        {
            return (double.NaN, double.NaN, double.NaN);
        }

        StudentTest over = StudentTest.OfMean(differences);
        return (over.Interval.Lower, over.Interval.Upper, over.PValue);
    }
}
