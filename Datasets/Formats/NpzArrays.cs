using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Responses in a NumPy archive: one array of two sizes or more, and one-dimensional arrays that label its axes.</summary>
/// <remarks>
/// An array called AXIS.COLUMN labels that axis (as <see cref="ArrayWriter"/> writes); another one-dimensional array labels the axis to which its name belongs
/// (stimulus_id, repetition, session: presentations; neuroid_id, region, subject, ceiling: neuroids; time_bin_start, time_bin_end: time), else the only axis of its length, else none.
/// The array `axes`, if there, names the axes.
/// </remarks>
internal sealed class NpzArrays : IArrayFormat
{
    internal const string AxesName = "axes";

    public string Id => "npz";

    public IReadOnlyList<string> Extensions { get; } = [".npz"];

    public LabelledArray Read(string path, ArrayRequest request)
    {
        using NpzFile file = NpzFile.Open(path);
        Dictionary<string, int[]> shapes = file.Names.ToDictionary(name => name, name => file.HeaderOf(name).Shape, StringComparer.Ordinal);
        string chosen = request.Choose(path, [.. shapes.Where(pair => pair.Value.Length >= 2).Select(pair => pair.Key)]);
        NpyArray array = file.Read(chosen);
        ArrayRequest named = request.Axes.Count == 0 && shapes.TryGetValue(AxesName, out int[]? axes) && axes.Length == 1
            ? request with { Axes = file.Read(AxesName).ToStrings() }
            : request;
        LabelledAxis[] bare = named.Name(array.Where, array.Shape);
        var labels = bare.Select(_ => new Dictionary<string, LabelColumn>(StringComparer.Ordinal)).ToArray();
        foreach ((string name, int[] shape) in shapes.Where(pair => pair.Value.Length == 1 && pair.Key != AxesName))
        {
            if (AxisOf(name, shape[0], bare) is { } axis)
            {
                labels[axis][name.StartsWith(bare[axis].Name + ".", StringComparison.Ordinal) ? name[(bare[axis].Name.Length + 1)..] : name] = Column(file.Read(name));
            }
        }

        return new LabelledArray(array.Where, chosen, [.. bare.Select((axis, i) => new LabelledAxis(axis.Name, axis.Length, labels[i]))], array.ToDoubles());
    }

    private static int? AxisOf(string name, int length, LabelledAxis[] axes)
    {
        int[] fitting = [.. Enumerable.Range(0, axes.Length).Where(axis => axes[axis].Length == length)];
        int[] byPrefix = [.. fitting.Where(axis => name.StartsWith(axes[axis].Name + ".", StringComparison.Ordinal))];
        int[] byRole = [.. fitting.Where(axis => IsOf(name, axes[axis].Name))];
        return byPrefix.Length == 1 ? byPrefix[0] : byRole.Length == 1 ? byRole[0] : fitting.Length == 1 ? fitting[0] : null;
    }

    private static bool IsOf(string column, string axis) =>
        (LabelNames.Among([axis], LabelNames.PresentationAxes) is not null && LabelNames.Among([column], LabelNames.OfPresentation) is not null)
        || (LabelNames.Among([axis], LabelNames.NeuroidAxes) is not null && LabelNames.Among([column], LabelNames.OfNeuroid) is not null)
        || (LabelNames.Among([axis], LabelNames.TimeAxes) is not null && LabelNames.Among([column], LabelNames.OfTime) is not null);

    private static LabelColumn Column(NpyArray array) => array.Kind switch
    {
        NpyKind.Unicode or NpyKind.Bytes => LabelColumn.Of(array.ToStrings()),
        NpyKind.Bool => LabelColumn.Of([.. array.ToInt64s().Select(value => value != 0)]),
        NpyKind.Float => LabelColumn.Of(array.ToDoubles()),
        _ => LabelColumn.Of(array.ToInt64s()),
    };
}
