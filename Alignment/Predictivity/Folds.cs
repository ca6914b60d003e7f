using Concord.Alignment.Resampling;

namespace Concord.Alignment.Predictivity;

/// <summary>Cross-validation folds: for each, the held-out rows; all other rows train.</summary>
/// <remarks>A class without value equality. Rows are stimuli.</remarks>
public sealed class Folds
{
    private Folds(string id, int stimulusCount, IReadOnlyList<int[]> heldOut)
    {
        Id = id;
        StimulusCount = stimulusCount;
        HeldOut = heldOut;
        AreDisjoint = heldOut.Sum(rows => rows.Length) == stimulusCount && heldOut.SelectMany(rows => rows).Distinct().Count() == stimulusCount;
        foreach (int[] rows in heldOut)
        {
            if (rows.Length == 0 || stimulusCount - rows.Length < 2)
            {
                throw new AlignmentException($"folds {id}", $"a fold holds out {rows.Length} of {stimulusCount} stimuli", "one held out and two to train on at least", "Use fewer folds or more stimuli.");
            }
        }
    }

    /// <summary>The canonical text, as <see cref="FoldSpec.Text"/>.</summary>
    public string Id { get; }

    /// <summary>Number of stimuli.</summary>
    public int StimulusCount { get; }

    /// <summary>(folds) of held-out rows in rising order.</summary>
    public IReadOnlyList<int[]> HeldOut { get; }

    /// <summary>Whether every stimulus is held out exactly once: a partition.</summary>
    public bool AreDisjoint { get; }

    /// <summary>The training rows of a fold, in rising order.</summary>
    public int[] Training(int fold)
    {
        HashSet<int> heldOut = [.. HeldOut[fold]];
        return Enumerable.Range(0, StimulusCount).Where(row => !heldOut.Contains(row)).ToArray();
    }

    /// <summary>Makes the folds that a manifest asks for.</summary>
    /// <param name="spec">The manifest's text, read.</param>
    /// <param name="stimuli">Number of stimuli.</param>
    /// <param name="groupOf">(stimuli) group numbers; needed by group-kfold.</param>
    /// <param name="foldOf">(stimuli) fold numbers; needed by given.</param>
    /// <param name="seed">Used by shuffle-split only.</param>
    /// <exception cref="AlignmentException">Groups or given folds are missing, or there are too few stimuli.</exception>
    public static Folds Make(FoldSpec spec, int stimuli, int[]? groupOf = null, int[]? foldOf = null, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.Kind switch
        {
            FoldKind.KFold => KFold(stimuli, spec.Count),
            FoldKind.GroupKFold => GroupKFold(groupOf ?? throw Missing(spec, "groups"), spec.Count),
            FoldKind.ShuffleSplit => ShuffleSplit(stimuli, spec.Count, spec.TrainFraction, seed),
            _ => Given(foldOf ?? throw Missing(spec, "folds")),
        };
    }

    /// <summary>Contiguous parts; the first (stimuli mod k) have one more.</summary>
    /// <param name="stimuli">Number of stimuli.</param>
    /// <param name="k">Folds, 2 or more.</param>
    public static Folds KFold(int stimuli, int k)
    {
        if (k < 2 || k > stimuli)
        {
            throw new AlignmentException($"folds kfold({k})", $"{stimuli} stimuli", $"2 … {stimuli} folds", "Change the number of folds.");
        }

        var heldOut = new List<int[]>();
        int start = 0;
        for (int fold = 0; fold < k; fold++)
        {
            int size = (stimuli / k) + (fold < stimuli % k ? 1 : 0);
            heldOut.Add(Enumerable.Range(start, size).ToArray());
            start += size;
        }

        return new Folds($"kfold({k})", stimuli, heldOut);
    }

    /// <summary>Whole groups, the largest first, each into the fold that is lightest so far (ties: later group numbers first, lower folds first).</summary>
    /// <param name="groupOf">(stimuli) group numbers.</param>
    /// <param name="k">Folds, 2 … number of groups.</param>
    public static Folds GroupKFold(int[] groupOf, int k)
    {
        ArgumentNullException.ThrowIfNull(groupOf);
        var groups = groupOf.Select((group, row) => (group, row)).GroupBy(pair => pair.group, pair => pair.row).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).ToList();
        if (k < 2 || k > groups.Count)
        {
            throw new AlignmentException($"folds group-kfold({k})", $"{groups.Count} groups", $"2 … {groups.Count} folds", "Change the number of folds.");
        }

        List<int>[] folds = Enumerable.Range(0, k).Select(_ => new List<int>()).ToArray();
        foreach (IGrouping<int, int> group in groups)
        {
            folds.MinBy(fold => fold.Count)!.AddRange(group);
        }

        return new Folds($"group-kfold({k})", groupOf.Length, folds.Select(fold => fold.Order().ToArray()).ToArray());
    }

    /// <summary>Random splits, each with the first ⌊fraction·stimuli⌋ of a random order for training.</summary>
    /// <param name="stimuli">Number of stimuli.</param>
    /// <param name="splits">Number of splits, 1 or more.</param>
    /// <param name="trainFraction">Between 0 and 1.</param>
    /// <param name="seed">Written with the score.</param>
    public static Folds ShuffleSplit(int stimuli, int splits, double trainFraction, long seed)
    {
        int training = (int)Math.Floor((trainFraction * stimuli) + 1e-9);
        int[][] heldOut = Enumerable.Range(0, splits).Select(split => new StableRandom(seed, split).Permutation(stimuli)[training..].Order().ToArray()).ToArray();
        return new Folds(new FoldSpec(FoldKind.ShuffleSplit, splits, trainFraction).Text, stimuli, heldOut);
    }

    /// <summary>Folds by number, in rising order of the numbers.</summary>
    /// <param name="foldOf">(stimuli) fold numbers.</param>
    public static Folds Given(int[] foldOf)
    {
        ArgumentNullException.ThrowIfNull(foldOf);
        int[][] heldOut = foldOf.Select((fold, row) => (fold, row)).GroupBy(pair => pair.fold, pair => pair.row).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        return new Folds("given", foldOf.Length, heldOut);
    }

    private static AlignmentException Missing(FoldSpec spec, string what) =>
        new($"folds '{spec.Text}'", $"a dataset without {what}", $"{what} that come with the dataset", "Use kfold(5), or add them to the dataset.");
}
