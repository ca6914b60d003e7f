using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>A multiverse in sentences.</summary>
internal static class MultiverseWords
{
    /// <summary>The claim as people read it.</summary>
    public static string Claim(ContrastClaim claim) => $"{NameText.Short(claim.First)} agrees better than {NameText.Short(claim.Second)} ({NameText.Short(claim.Factor)})";

    /// <summary>In how many analyses it holds; the sentence for the answer.</summary>
    public static string Headline(MultiverseResult result)
    {
        if (result.Analyses.Count == 0)
        {
            return $"The claim that {Claim(result.Claim)} could not be looked at: no measure has scores of both among the models that are counted.";
        }

        string judged = $"its own 95 % interval{(result.Analyses.Any(analysis => analysis.IsContested) ? " and, over models, the rank-sum test" : string.Empty)}";
        return result.Analyses.Count == 1
            ? $"The claim that {Claim(result.Claim)} {Said(result.Analyses[0].Verdict)} in the one analysis that was run."
            : $"{Capital(Claim(result.Claim))} {Counts(result)}; each is judged by {judged}.";
    }

    /// <summary>What is to be known beside the headline.</summary>
    public static IReadOnlyList<string> Sentences(MultiverseResult result)
    {
        if (result.Analyses.Count < 2)
        {
            return [Headline(result)];
        }

        int same = result.Analyses.Count - result.Analyses.Select(analysis => (analysis.Group.Title, analysis.Effect, analysis.Low, analysis.High)).Distinct().Count();
        int contested = result.Analyses.Count(analysis => analysis.IsContested);
        int without = result.Analyses.Count(analysis => !analysis.HasInterval);
        string?[] sentences =
        [
            Headline(result),
            $"The {NumberText.Count(result.Analyses.Count)} analyses share models and data and are not independent: their shares are no probability that the claim is true, and where nothing differs some 5 in 100 would still be clear by chance, often together.",
            Decides(result),
            result.WithUntrained is { Analyses.Count: > 0 } all ? $"These are {result.Population} alone; with untrained networks counted too, {NameText.Short(all.Claim.First)} agrees better {Counts(all)}." : null,
            result.IsComplete ? null : $"Not every combination of choices exists{(result.IsCut ? $", and the grid was cut at {NumberText.Count(MultiverseGrid.MostAnalyses)}" : string.Empty)} (a region belongs to its dataset; some have no scores of both levels, or no matched pair): choices then overlap, and what they explain together is divided between them.",
            contested == 0 ? null : $"In {NumberText.Count(contested)} of the undecided the interval of the means excludes zero, and the rank-sum test does not agree: a few models far from the others move the mean.",
            same == 0 ? null : $"{NumberText.Count(same)} repeat the numbers of another: their choices leave the same models.",
            without == 0 ? null : $"{NumberText.Count(without)} analyses have no interval (fewer than three models or pairs) and count as undecided.",
            result.Held.Count == 0 ? null : $"Not varied, though scores differ in it: {string.Join("; ", result.Held.Select(held => NameText.Short(held, 120)))}.",
        ];
        return [.. sentences.OfType<string>()];
    }

    /// <summary>Shares of the choices, the largest first.</summary>
    public static string? Decides(MultiverseResult result)
    {
        if (double.IsNaN(result.Shares.Rest))
        {
            return "All analyses have the same effect: no choice decides anything.";
        }

        (string Title, double Share)[] shares = [.. result.Choices.Zip(result.Shares.Shares, (choice, share) => (choice.Choice.Title, share)).OrderByDescending(pair => pair.share)];
        string told = string.Join(", ", shares.Select(pair => $"{pair.Title} {ComparisonText.Share(pair.Share)}"));
        return $"Of the spread of effects between the analyses, main effects take: {told}; the rest, choices acting together, {ComparisonText.Share(result.Shares.Rest)}.";
    }

    /// <summary>What intervals and effects are.</summary>
    public static string Intervals(MultiverseResult result)
    {
        string unit = result.IsStandardised ? "standard deviations of the scores of the networks of each measure, the deviation taken as known" : "the score's own unit" + (result.Analyses.Select(analysis => analysis.Group.Metric).Distinct().Count() > 1 || result.Choices.Any(choice => choice.Choice is CeilingChoice && choice.Levels.Count > 1) ? ", which differs between metrics, or between raw and normalised scores: sizes and shares of the spread compare unlike things" : string.Empty);
        string over = result.IsPaired ? "over stimuli, paired by resample, models held fixed"
            : result.Analyses.Any(analysis => analysis.IsPaired) ? "over stimuli where there are resamples, over models elsewhere (see the table)"
            : $"over models ({ComparisonText.Unpaired}); without matching also the rank-sum test must agree";
        return $"Effects in {unit}. 95 % intervals {over}.";
    }

    private static string Counts(MultiverseResult result)
    {
        (string holds, string reversed, string undecided) = (NumberText.Count(result.Count(Verdict.Holds)), NumberText.Count(result.Count(Verdict.Reversed)), NumberText.Count(result.Count(Verdict.Undecided)));
        return $"in {holds} of {NumberText.Count(result.Analyses.Count)} analyses and worse in {reversed}, and {undecided} cannot tell";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Said(Verdict verdict) => verdict switch { Verdict.Holds => "holds", Verdict.Reversed => "is reversed", _ => "is undecided" };

    /// <summary>A verdict in a table.</summary>
    public static string Of(Verdict verdict) => verdict switch { Verdict.Holds => "holds", Verdict.Reversed => "reversed", _ => "undecided" };
}
