namespace Concord.Datasets.Assemblies;

/// <summary>A model brought as activations or features: stimuli × units, one layer.</summary>
public sealed class FeatureSet
{
    private readonly Lazy<string> _hash;

    /// <summary>Checks ids, lengths and that every value is finite.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="stimulusIds">One id a row; unique.</param>
    /// <param name="unitCount">Columns, at least 1.</param>
    /// <param name="values">(stimuli × units) row-major, finite.</param>
    /// <exception cref="DatasetException">No unit, an id twice, another length, or a value that is not finite.</exception>
    public FeatureSet(string name, IReadOnlyList<string> stimulusIds, int unitCount, float[] values)
        : this($"features '{name}'", name, stimulusIds, unitCount, values)
    {
    }

    internal FeatureSet(string where, string name, IReadOnlyList<string> stimulusIds, int unitCount, float[] values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(stimulusIds);
        ArgumentNullException.ThrowIfNull(values);
        if (unitCount < 1 || stimulusIds.Count < 1)
        {
            throw new DatasetException(where, $"{stimulusIds.Count} stimuli × {unitCount} units", "at least one of each", "Check the array's shape: rows are stimuli.");
        }

        Require.UniqueIds(where, stimulusIds);
        Require.Length(where, "the array", values.Length, (long)stimulusIds.Count * unitCount, $"{stimulusIds.Count} stimuli × {unitCount} units");
        Require.Finite(where, "the array", values, unitCount, stimulusIds);
        Name = name;
        StimulusIds = [.. stimulusIds];
        UnitCount = unitCount;
        Values = values;
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>The layer's name.</summary>
    public string Name { get; }

    /// <summary>(stimuli) ids in row order.</summary>
    public IReadOnlyList<string> StimulusIds { get; }

    /// <summary>Columns.</summary>
    public int UnitCount { get; }

    /// <summary>(stimuli × units) row-major. Not to be written to.</summary>
    public float[] Values { get; }

    /// <summary>SHA-256 (hex) over name, ids and values.</summary>
    public string Hash => _hash.Value;

    private string ComputeHash()
    {
        using var hash = new CanonicalHash();
        return hash.Add(Name).Add(StimulusIds).Add(UnitCount).Add(Values.AsSpan()).Hex();
    }
}
