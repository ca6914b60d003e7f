using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;

namespace Concord.Datasets.Declared;

/// <summary>Reads declared responses with the tables beside them.</summary>
internal static class ResponsesReader
{
    public static LabelledArray Read(DeclaredResponses declared)
    {
        AssemblyLayout layout = declared.Layout;
        var request = new ArrayRequest { Variable = declared.Array, Axes = declared.Axes, Mask = declared.Mask?.Verified(), PresentationLabels = Named(layout.StimulusColumn, layout.RepetitionColumn, layout.SessionColumn), NeuroidLabels = Named(layout.NeuroidColumn, layout.RegionColumn, layout.SubjectColumn, layout.CeilingColumn) };
        LabelledArray array = ArraysInARow.Join([.. declared.Files.Select(file => ArrayFile.Read(file.Verified(), request, declared.Format))]);
        if (declared.Scale != 1)
        {
            for (int i = 0; i < array.Values.Length; i++)
            {
                array.Values[i] *= declared.Scale;
            }
        }

        LabelledAxis[] axes = [.. array.Axes];
        Label(axes, declared.Presentations, array, declared.Layout.PresentationAxis, LabelNames.PresentationAxes, "presentations");
        Label(axes, declared.Neuroids, array, declared.Layout.NeuroidAxis, LabelNames.NeuroidAxes, "neuroids");
        return new LabelledArray(array.Where, array.Name, axes, array.Values, array.Attributes);
    }

    private static string[] Named(params string?[] columns) => [.. columns.OfType<string>()];

    private static void Label(LabelledAxis[] axes, DeclaredFile? table, LabelledArray array, string? named, string[] accepted, string key)
    {
        if (table is null)
        {
            return;
        }

        string name = LabelNames.Among(axes.Select(axis => axis.Name), named is null ? accepted : [named])
            ?? throw new DatasetException(array.Where, $"axes {array.ShapeText}", $"one of {key}, which the table {table.Path} labels", "Name the axes in the order in which they are stored: axes: [presentation, neuroid, time].");
        int at = Array.FindIndex(axes, axis => axis.Name == name);
        LabelledAxis labels = TableFile.Read(table.Verified()).AsAxis(name, axes[at].Length);
        // The table beside the file wins: it is what the dataset's author wrote last.
        Dictionary<string, LabelColumn> all = new(labels.Labels, StringComparer.Ordinal);
        foreach ((string column, LabelColumn values) in axes[at].Labels)
        {
            all.TryAdd(column, values);
        }

        axes[at] = new LabelledAxis(name, axes[at].Length, all);
    }
}
