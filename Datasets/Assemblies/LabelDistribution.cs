namespace Concord.Datasets.Assemblies;

/// <summary>How often people chose each category for each stimulus.</summary>
public sealed class LabelDistribution
{
    private readonly Lazy<string> _hash;

    /// <summary>Checks ids, lengths, labels and that every stimulus was judged.</summary>
    /// <param name="stimulusIds">One id a row; unique.</param>
    /// <param name="categories">One a column; unique.</param>
    /// <param name="counts">(stimuli × categories) row-major, finite, not negative; each row's sum above zero.</param>
    /// <param name="trueLabels">(stimuli) index of the right category.</param>
    /// <exception cref="DatasetException">A check fails.</exception>
    public LabelDistribution(IReadOnlyList<string> stimulusIds, IReadOnlyList<string> categories, double[] counts, int[] trueLabels)
    {
        ArgumentNullException.ThrowIfNull(stimulusIds);
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(trueLabels);
        const string Where = "label distribution";
        Require.UniqueIds(Where, stimulusIds);
        Require.UniqueIds(Where, categories, "category");
        Require.Length(Where, "the counts", counts.Length, (long)stimulusIds.Count * categories.Count, $"{stimulusIds.Count} stimuli × {categories.Count} categories");
        Require.Length(Where, "the true labels", trueLabels.Length, stimulusIds.Count, "one a stimulus");
        Require.Finite(Where, "the counts", counts);
        for (int row = 0; row < stimulusIds.Count; row++)
        {
            CheckRow(stimulusIds[row], counts.AsSpan(row * categories.Count, categories.Count), trueLabels[row]);
        }

        StimulusIds = [.. stimulusIds];
        Categories = [.. categories];
        Counts = counts;
        TrueLabels = trueLabels;
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>(stimuli) ids in row order.</summary>
    public IReadOnlyList<string> StimulusIds { get; }

    /// <summary>(categories) names in column order.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>(stimuli × categories) row-major. Not to be written to.</summary>
    public double[] Counts { get; }

    /// <summary>(stimuli) index of the right category. Not to be written to.</summary>
    public int[] TrueLabels { get; }

    /// <summary>SHA-256 (hex) over ids, categories, counts and labels.</summary>
    public string Hash => _hash.Value;

    private static void CheckRow(string id, ReadOnlySpan<double> row, int label)
    {
        double sum = 0;
        foreach (double count in row)
        {
            if (count < 0)
            {
                throw new DatasetException($"label distribution, '{id}'", $"a count of {count}", "counts of zero or more", "Check that the array holds counts.");
            }

            sum += count;
        }

        if (sum <= 0)
        {
            throw new DatasetException($"label distribution, '{id}'", "no judgement", "at least one in each row", "Leave the stimulus out.");
        }

        if (label < 0 || label >= row.Length)
        {
            throw new DatasetException($"label distribution, '{id}'", $"true label {label}", $"0…{row.Length - 1}", "Check the labels' coding.");
        }
    }

    private string ComputeHash()
    {
        using var hash = new CanonicalHash();
        return hash.Add(StimulusIds).Add(Categories).Add(Counts.AsSpan()).Add(TrueLabels.AsSpan()).Hex();
    }
}
