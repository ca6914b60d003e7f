namespace Concord.Datasets.Assemblies;

/// <summary>One axis of a labelled array: a name, a length, and any number of labels for each place.</summary>
public sealed class LabelledAxis
{
    /// <summary>Checks that every column is as long as the axis.</summary>
    /// <param name="name">presentation, neuroid, time_bin, or as the file has it.</param>
    /// <param name="length">Places along the axis.</param>
    /// <param name="labels">Columns by name; each (length).</param>
    /// <param name="file">The file that it was read from, for messages; null for none.</param>
    /// <exception cref="DatasetException">A column of another length.</exception>
    public LabelledAxis(string name, int length, IReadOnlyDictionary<string, LabelColumn>? labels = null, string? file = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Length = length;
        Labels = labels ?? new Dictionary<string, LabelColumn>(StringComparer.Ordinal);
        foreach ((string column, LabelColumn values) in Labels)
        {
            Require.Length(file is null ? $"axis '{name}'" : $"{file}, axis '{name}'", $"column '{column}'", values.Count, length, "one label for each place along the axis");
        }
    }

    /// <summary>The axis's name.</summary>
    public string Name { get; }

    /// <summary>Places along it.</summary>
    public int Length { get; }

    /// <summary>Columns by name, in the order of the file; each (Length).</summary>
    public IReadOnlyDictionary<string, LabelColumn> Labels { get; }
}
