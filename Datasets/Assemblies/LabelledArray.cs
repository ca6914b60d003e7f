namespace Concord.Datasets.Assemblies;

/// <summary>Numbers with named axes and labels along each: what every reader of recordings gives, before anything is said about what the labels mean.</summary>
/// <remarks>The form is xarray's DataArray (Hoyer and Hamman 2017, doi:10.5334/jors.148), in which Brain-Score keeps assemblies.</remarks>
public sealed class LabelledArray
{
    /// <summary>Checks the count.</summary>
    /// <param name="where">File, and the variable in it; for messages.</param>
    /// <param name="name">The array's own name; may be empty.</param>
    /// <param name="axes">At least one, names different.</param>
    /// <param name="values">(axes[0] × axes[1] × …) row-major; NaN where a value is missing.</param>
    /// <param name="attributes">What else the file says of the array.</param>
    /// <exception cref="DatasetException">No axis, a name twice, or another count.</exception>
    public LabelledArray(string where, string name, IReadOnlyList<LabelledAxis> axes, double[] values, IReadOnlyDictionary<string, string>? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(values);
        if (axes.Count == 0)
        {
            throw new DatasetException(where, "a single number", "an array with axes", "Name another variable of the file.");
        }

        Require.UniqueIds(where, [.. axes.Select(axis => axis.Name)], "axis");
        long count = axes.Aggregate(1L, (product, axis) => product * axis.Length);
        Require.Length(where, "the array", values.Length, count, string.Join(" × ", axes.Select(axis => $"{axis.Length} {axis.Name}")));
        Where = where;
        Name = name;
        Axes = [.. axes];
        Values = values;
        Attributes = attributes ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>File and variable.</summary>
    public string Where { get; }

    /// <summary>The array's own name.</summary>
    public string Name { get; }

    /// <summary>The axes, slowest first.</summary>
    public IReadOnlyList<LabelledAxis> Axes { get; }

    /// <summary>Row-major over <see cref="Axes"/>; NaN where a value is missing. Not to be written to.</summary>
    public double[] Values { get; }

    /// <summary>What else the file says of the array.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>Sizes with names, "240 presentation × 168 neuroid".</summary>
    public string ShapeText => string.Join(" × ", Axes.Select(axis => $"{axis.Length} {axis.Name}"));
}
