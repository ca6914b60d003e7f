namespace Concord.Datasets.Assemblies;

/// <summary>Measured responses, stimuli × neuroids, with labels on both sides.</summary>
public sealed class NeuroidAssembly
{
    private readonly Lazy<string> _hash;

    /// <summary>Checks ids, lengths and that no value is missing.</summary>
    /// <param name="id">The name of the assembly.</param>
    /// <param name="stimulusIds">One id a row; unique.</param>
    /// <param name="neuroids">One a column; ids unique.</param>
    /// <param name="values">(stimuli × neuroids) row-major, finite, in the unit that the dataset's description states.</param>
    /// <exception cref="DatasetException">An id twice, another length, or a value that is not finite.</exception>
    public NeuroidAssembly(string id, IReadOnlyList<string> stimulusIds, IReadOnlyList<Neuroid> neuroids, double[] values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(stimulusIds);
        ArgumentNullException.ThrowIfNull(neuroids);
        ArgumentNullException.ThrowIfNull(values);
        string where = $"assembly '{id}'";
        Require.UniqueIds(where, stimulusIds);
        Require.UniqueIds(where, [.. neuroids.Select(neuroid => neuroid.Id)], "neuroid id");
        Require.Length(where, "the response array", values.Length, (long)stimulusIds.Count * neuroids.Count, $"{stimulusIds.Count} stimuli × {neuroids.Count} neuroids");
        Require.Finite(where, "the response array", values);
        Id = id;
        StimulusIds = [.. stimulusIds];
        Neuroids = [.. neuroids];
        Values = values;
        Regions = [.. neuroids.Select(neuroid => neuroid.Region).Distinct(StringComparer.Ordinal)];
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>The name of the assembly.</summary>
    public string Id { get; }

    /// <summary>(stimuli) ids in row order.</summary>
    public IReadOnlyList<string> StimulusIds { get; }

    /// <summary>(neuroids) labels in column order.</summary>
    public IReadOnlyList<Neuroid> Neuroids { get; }

    /// <summary>(stimuli × neuroids) row-major. Not to be written to.</summary>
    public double[] Values { get; }

    /// <summary>The regions in the order of their first neuroid.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>SHA-256 (hex) over ids, labels and values.</summary>
    public string Hash => _hash.Value;

    /// <summary>The neuroids of one region, as an assembly of its own; rows unchanged.</summary>
    /// <exception cref="DatasetException">No neuroid has that region.</exception>
    public NeuroidAssembly Region(string region) => Select(
        $"{Id}.{region}",
        neuroid => string.Equals(neuroid.Region, region, StringComparison.Ordinal),
        $"no region '{region}'",
        $"one of {string.Join(", ", Regions)}");

    /// <summary>The neuroids of one subject, as an assembly of its own; rows unchanged.</summary>
    /// <exception cref="DatasetException">No neuroid has that subject.</exception>
    public NeuroidAssembly Subject(string subject) => Select(
        $"{Id}.{subject}",
        neuroid => string.Equals(neuroid.Subject, subject, StringComparison.Ordinal),
        $"no subject '{subject}'",
        $"one of {string.Join(", ", Neuroids.Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal))}");

    private NeuroidAssembly Select(string id, Func<Neuroid, bool> wanted, string found, string expected)
    {
        int[] columns = [.. Enumerable.Range(0, Neuroids.Count).Where(column => wanted(Neuroids[column]))];
        if (columns.Length == 0)
        {
            throw new DatasetException($"assembly '{Id}'", found, expected, "Check the spelling in the manifest.");
        }

        double[] values = new double[StimulusIds.Count * columns.Length];
        for (int row = 0; row < StimulusIds.Count; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                values[(row * columns.Length) + column] = Values[(row * Neuroids.Count) + columns[column]];
            }
        }

        return new NeuroidAssembly(id, StimulusIds, [.. columns.Select(column => Neuroids[column])], values);
    }

    private string ComputeHash()
    {
        using var hash = new CanonicalHash();
        hash.Add(StimulusIds).Add(Neuroids.Count);
        foreach (Neuroid neuroid in Neuroids)
        {
            hash.Add(neuroid.Id).Add(neuroid.Region).Add(neuroid.Subject).Add(neuroid.Ceiling);
        }

        return hash.Add(Values.AsSpan()).Hex();
    }
}
