using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>Looks at a claim under every combination of choices for which there are scores.</summary>
/// <remarks>
/// Each analysis is a contrast of two levels as the comparison of factors makes it: paired by resamples of stimuli where the scores have them, over models where not, over pairs of matched models
/// where matching is chosen. What it says is decided by its own 95 % interval. Nothing is computed but contrasts: all scores are those that the run has.
/// </remarks>
internal sealed class MultiverseAnalysis
{
    /// <summary>Networks below which a standard deviation is no unit.</summary>
    public const int FewestForSpread = 8;

    private readonly MultiverseSpec spec;
    private readonly ReportInput input;
    private readonly IReadOnlyList<ScoreRow> rows;
    private readonly Dictionary<string, double[]> draws;

    private MultiverseAnalysis(MultiverseSpec spec, ReportInput input, IReadOnlyList<ScoreRow> rows)
    {
        (this.spec, this.input, this.rows) = (spec, input, rows);
        this.draws = ScoreGroups.DrawsByFingerprint(input.Resamples);
        if (spec.Vary.Any(choice => choice.Id == "ceiling"))
        {
            this.Normalise();
        }
    }

    /// <summary>The claim under all its analyses; without any where no two levels have scores on the same measure.</summary>
    /// <param name="spec">What is asked.</param>
    /// <param name="input">The scores.</param>
    public static MultiverseResult Compute(MultiverseSpec spec, ReportInput input)
    {
        IReadOnlyList<ScoreRow> counted = Rows(input);
        var analysis = new MultiverseAnalysis(spec, input, counted);
        bool variesModels = spec.Vary.Any(choice => choice.Id == "models");
        bool trainedAlone = spec.Claim.Factor != "regime" && analysis.HasBoth(counted.Where(row => !ScoreGroups.IsUntrained(row.Regime)));
        MultiverseResult result = analysis.Over(trainedAlone ? ModelsChoice.Trained : ModelsChoice.All);
        bool addsUntrained = trainedAlone && !variesModels && counted.Any(row => ScoreGroups.IsUntrained(row.Regime) && Factor.LevelOf(row, spec.Claim.Factor) is { } level && (level == spec.Claim.First || level == spec.Claim.Second));
        return result with
        {
            Population = variesModels ? "as each analysis says, trained networks alone where its condition does not speak of the regime" : result.Population,
            WithUntrained = addsUntrained ? analysis.Over(ModelsChoice.All) : null,
        };
    }

    /// <summary>The rows that analyses are made from: networks' own scores, the last weights of a series, no parts and no single conditions.</summary>
    public static IReadOnlyList<ScoreRow> Rows(ReportInput input) =>
        [.. ScoreGroups.WithoutParts(TrainingSteps.Last(input.Scores.Count > 0 ? input.Scores : input.TableRows)).Where(row => row.Condition is null && !ScoreGroups.IsHuman(row.Family) && !ScoreGroups.IsBaseline(row.Family))];

    private bool HasBoth(IEnumerable<ScoreRow> among)
    {
        HashSet<string?> levels = [.. among.Select(row => Factor.LevelOf(row, this.spec.Claim.Factor))];
        return levels.Contains(this.spec.Claim.First) && levels.Contains(this.spec.Claim.Second);
    }

    private MultiverseResult Over(string population)
    {
        var grid = new MultiverseGrid(this.spec, this.rows, population);
        List<Specification> found = [.. grid.Walk().Select(one => this.Analyse(grid, one.Levels, one.All, one.Counted)).OfType<Specification>()];
        bool several = found.Select(analysis => (analysis.Group.Benchmark, analysis.Group.Metric, analysis.Group.Region, analysis.Group.Definition, analysis.Group.Stimuli, Ceiling: grid.Varied.Zip(analysis.Levels).FirstOrDefault(pair => pair.First.Choice is CeilingChoice).Second)).Distinct().Count() > 1;
        bool standardised = several && found.TrueForAll(analysis => analysis.SpreadCount >= FewestForSpread && analysis.Spread > 0);
        Specification[] sorted = [.. found.Select(analysis => standardised ? analysis.InSpreads() : analysis).OrderByDescending(analysis => analysis.Effect)];
        (AnalysisChoice Choice, IReadOnlyList<string> Levels)[] choices = [.. grid.Varied.Select((varied, at) => (varied.Choice, (IReadOnlyList<string>)[.. varied.Levels.Append(AnalysisChoice.Idle).Distinct().Where(level => sorted.Any(analysis => analysis.Levels[at] == level))]))];
        int[][] levels = [.. choices.Select((choice, at) => sorted.Select(analysis => choice.Levels.ToList().IndexOf(analysis.Levels[at])).ToArray())];
        return new MultiverseResult
        {
            Claim = this.spec.Claim,
            Choices = choices,
            Analyses = sorted,
            Held = [.. grid.Held],
            Population = population == ModelsChoice.Trained ? "trained networks" : "all networks",
            IsStandardised = standardised,
            Shares = levels.Length > ChoiceShares.MostChoices ? new ChoiceShares([.. levels.Select(_ => double.NaN)], double.NaN) : ChoiceShares.Compute([.. sorted.Select(analysis => analysis.Effect)], levels),
            IsCut = grid.IsCut,
        };
    }

    private Specification? Analyse(MultiverseGrid grid, string[] levels, IReadOnlyList<ScoreRow> all, IReadOnlyList<ScoreRow> counted)
    {
        ContrastClaim claim = this.spec.Claim;
        ScoreGroup? group = this.GroupOf(counted);
        List<ScoreEntry> entries = group is null ? [] : Scored(group);
        List<ScoreEntry> first = entries.FindAll(entry => Factor.LevelOf(entry.Identity, claim.Factor) == claim.First);
        List<ScoreEntry> second = entries.FindAll(entry => Factor.LevelOf(entry.Identity, claim.Factor) == claim.Second);
        if (group is null || first.Count == 0 || second.Count == 0 || Contrasts.Between((group, claim.Factor, string.Empty), (claim.First, first), (claim.Second, second), null) is not { } contrast)
        {
            return null;
        }

        MatchRule? rule = levels.Select((level, at) => grid.Varied[at].Choice.Matching(level)).FirstOrDefault(one => one is not null);
        double[] spread = [.. (this.GroupOf(all) is { } whole ? Scored(whole) : entries).Where(entry => claim.Factor == "regime" || !entry.IsUntrained).Select(entry => entry.Score!.Value)];
        Specification plain = new()
        {
            Levels = levels,
            Group = group,
            Effect = contrast.Difference,
            Low = contrast.Low,
            High = contrast.High,
            PValue = contrast.PValue,
            Verdict = Judge(contrast.IsClear, contrast.Low, group.HigherIsBetter),
            FirstCount = contrast.FirstCount,
            SecondCount = contrast.SecondCount,
            Method = ContrastWords(contrast),
            IsPaired = contrast.Method == ContrastMethod.Resamples,
            Spread = spread.Length < 2 ? double.NaN : Math.Sqrt(Spread.Variance(spread)),
            SpreadCount = spread.Length,
        };
        Specification? matched = rule is null ? plain : Match(plain, MatchedContrasts.Among(entries, contrast, rule));
        return matched is null || !double.IsFinite(matched.Effect) ? null : group.HigherIsBetter ? matched : matched with { Effect = -matched.Effect, Low = -matched.High, High = -matched.Low };
    }

    private static Specification? Match(Specification plain, MatchedContrast? matched) => matched is null ? null : plain with
    {
        Effect = matched.Difference,
        Low = matched.Low,
        High = matched.High,
        PValue = matched.PValue,
        Verdict = Judge(matched.IsClear, matched.Low, plain.Group.HigherIsBetter),
        FirstCount = matched.Pairs.Count,
        SecondCount = matched.Pairs.Count,
        Method = matched.IsPaired ? "matched pairs, resamples of stimuli" : "matched pairs, Student's t",
        IsPaired = matched.IsPaired,
    };

    private static Verdict Judge(bool isClear, double low, bool higherIsBetter) => !isClear ? Verdict.Undecided : low > 0 == higherIsBetter ? Verdict.Holds : Verdict.Reversed;

    private static string ContrastWords(Contrast contrast) => contrast.Method switch
    {
        _ when double.IsNaN(contrast.Low) => "no interval: fewer than three models of a level",
        ContrastMethod.Resamples => "resamples of stimuli",
        ContrastMethod.Within or ContrastMethod.WithinCells => "differences within architectures, Student's t",
        _ => "over models: Welch, and Mann–Whitney",
    };

    // One measure is left when every choice is made; where more are, the first one is meant.
    private ScoreGroup? GroupOf(IReadOnlyList<ScoreRow> left)
    {
        ScoreGroup? group = left.Count == 0 ? null : ScoreGroups.From(left, this.input.BenchmarkNotes, this.draws, isRanked: false)[0];
        return group is not null && this.input.Comparison.AveragesSeeds ? SeedAverages.Of(group, [this.spec.Claim.Factor]) : group;
    }

    private static List<ScoreEntry> Scored(ScoreGroup group)
    {
        bool drawn = group.Entries.Any(entry => entry.Draws is not null);
        return [.. group.Entries.Where(entry => entry.Score is not null && (entry.Draws is not null || !drawn))];
    }

    // Draws go through the same division as the scores; the ceiling is held fixed, as in the interval of a normalised score.
    private void Normalise()
    {
        foreach (ScoreRow row in this.rows.Where(row => row.Normalized is not null && row.Ceiling is not null).DistinctBy(row => row.Fingerprint))
        {
            if (this.draws.TryGetValue(row.Fingerprint, out double[]? raw) && Normalisations.All.FirstOrDefault(one => one.Id == row.Normalization) is { } normalisation)
            {
                this.draws[row.Fingerprint + CeilingChoice.Mark] = [.. raw.Select(value => normalisation.Apply(value, row.Ceiling!.Value).Value)];
            }
        }
    }
}
