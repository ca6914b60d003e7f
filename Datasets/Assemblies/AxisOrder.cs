namespace Concord.Datasets.Assemblies;

/// <summary>Which axis of an array is which.</summary>
internal sealed record AxisOrder(int Presentation, int Neuroid, int? Time)
{
    public static AxisOrder Find(LabelledArray array, AssemblyLayout layout)
    {
        string[] names = [.. array.Axes.Select(axis => axis.Name)];
        int presentation = Of(array, names, layout.PresentationAxis, LabelNames.PresentationAxes) ?? throw Missing(array, "presentations", "presentation");
        int neuroid = Of(array, names, layout.NeuroidAxis, LabelNames.NeuroidAxes) ?? throw Missing(array, "neuroids", "neuroid");
        int? time = Of(array, names, layout.TimeAxis, LabelNames.TimeAxes);
        int spare = Array.FindIndex(names, name => Array.IndexOf(names, name) is var i && i != presentation && i != neuroid && i != time && array.Axes[i].Length != 1);
        return spare < 0
            ? new AxisOrder(presentation, neuroid, time)
            : throw new DatasetException(array.Where, $"an axis '{names[spare]}' of {array.Axes[spare].Length} beside presentations, neuroids and time", "two or three axes", "Average or select along it first, or name the axes in the dataset file: axes: [presentation, neuroid, time].");
    }

    /// <summary>(presentations × neuroids × time bins) row-major; the array's own where it is so already.</summary>
    public double[] Values(LabelledArray array)
    {
        int[] wanted = Time is { } time ? [Presentation, Neuroid, time] : [Presentation, Neuroid];
        int[] unequal = [.. wanted.Where(axis => array.Axes[axis].Length != 1)];
        if (unequal.SequenceEqual(unequal.Order()))
        {
            return array.Values;
        }

        int[] strides = Strides(array);
        int rows = array.Axes[Presentation].Length;
        int columns = array.Axes[Neuroid].Length;
        int layers = Time is { } bins ? array.Axes[bins].Length : 1;
        int step = Time is { } of ? strides[of] : 0;
        double[] values = new double[array.Values.Length];
        int to = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int from = (row * strides[Presentation]) + (column * strides[Neuroid]);
                for (int layer = 0; layer < layers; layer++)
                {
                    values[to++] = array.Values[from + (layer * step)];
                }
            }
        }

        return values;
    }

    private static int[] Strides(LabelledArray array)
    {
        int[] strides = new int[array.Axes.Count];
        int stride = 1;
        for (int axis = strides.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= array.Axes[axis].Length;
        }

        return strides;
    }

    private static int? Of(LabelledArray array, string[] names, string? named, IReadOnlyList<string> accepted) =>
        LabelNames.Among(names, named is null ? accepted : [named]) is { } name ? Array.IndexOf(names, name)
        : named is null ? null
        : throw new DatasetException(array.Where, $"no axis '{named}'", $"it among {string.Join(", ", names)}", "Check the spelling in the dataset file.");

    private static DatasetException Missing(LabelledArray array, string what, string name) =>
        new(array.Where, $"no axis of {what} ({array.ShapeText})", $"an axis called '{name}'", "Name the axes in the order in which they are stored: axes: [presentation, neuroid, time].");
}
