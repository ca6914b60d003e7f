namespace Concord.Datasets.Assemblies;

/// <summary>The columns of one axis, sought by the names that the field uses or by the one that a dataset file gives.</summary>
internal sealed class AxisLabels(string file, LabelledAxis axis)
{
    public string Where => $"{file}, axis '{axis.Name}'";

    public int Length => axis.Length;

    /// <summary>The column; null where none was named and none has an accepted name.</summary>
    /// <param name="named">As the dataset file says; must be there.</param>
    /// <param name="accepted">Sought where nothing was named.</param>
    public LabelColumn? Find(string? named, IReadOnlyList<string> accepted)
    {
        string? found = LabelNames.Among(axis.Labels.Keys, named is null ? accepted : [named]);
        return found is not null ? axis.Labels[found]
            : named is null ? null
            : throw new DatasetException(Where, $"no column '{named}'", $"it among {Listed}", "Check the spelling in the dataset file.");
    }

    /// <summary>One value for every place; null where there is none.</summary>
    public string[]? Every(string? value)
    {
        if (value is null)
        {
            return null;
        }

        string[] all = new string[axis.Length];
        Array.Fill(all, value);
        return all;
    }

    public DatasetException Missing(string what, string column, string key) =>
        new(Where, $"no {what} (columns: {Listed})", $"a column '{column}'", $"Add it to the file or to the table beside it, or say it in the dataset file: {key}.");

    private string Listed => axis.Labels.Count == 0 ? "none" : string.Join(", ", axis.Labels.Keys);
}
