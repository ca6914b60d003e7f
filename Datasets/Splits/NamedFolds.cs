namespace Concord.Datasets.Splits;

/// <summary>A fixed partition that comes with a dataset.</summary>
/// <remarks>Holds an array: the generated equality compares it by reference.</remarks>
public sealed record NamedFolds
{
    /// <summary>Checks that folds are numbered 0…k−1 and none is empty.</summary>
    /// <param name="id">The name by which a manifest asks for it, "given" for the dataset's own.</param>
    /// <param name="foldOfStimulus">One fold number for each row of the dataset's first assembly (or RDM set, or stimulus set where there is neither).</param>
    /// <exception cref="DatasetException">Fewer than two folds, a negative number, or a gap.</exception>
    public NamedFolds(string id, int[] foldOfStimulus)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(foldOfStimulus);
        int count = foldOfStimulus.Length == 0 ? 0 : foldOfStimulus.Max() + 1;
        int distinct = foldOfStimulus.Where(fold => fold >= 0).Distinct().Count();
        if (count < 2 || distinct != count || foldOfStimulus.Min() < 0)
        {
            throw new DatasetException($"folds '{id}'", $"{distinct} different fold numbers up to {count - 1}", "at least two folds, numbered from 0 without a gap", "Renumber the folds.");
        }

        Id = id;
        FoldOfStimulus = foldOfStimulus;
        Count = count;
    }

    /// <summary>The name by which a manifest asks for it.</summary>
    public string Id { get; }

    /// <summary>(stimuli) fold numbers 0…Count−1.</summary>
    public int[] FoldOfStimulus { get; }

    /// <summary>How many folds.</summary>
    public int Count { get; }
}
