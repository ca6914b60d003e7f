using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>What all feature files share: how the ids are called, and what a layer must look like.</summary>
internal static class FeatureTable
{
    public static readonly string[] IdNames = ["stimulus_ids", "ids", "stimulus_id", "file_names", "filenames"];

    public static string ChooseIds(string path, IReadOnlyList<string> names)
    {
        string[] present = [.. IdNames.Where(names.Contains)];
        return present.Length switch
        {
            1 => present[0],
            0 => throw new DatasetException(path, $"no stimulus ids among {string.Join(", ", names)}", $"an array of texts called {string.Join(" or ", IdNames)}", "Save the ids with the activations: numpy.savez(path, stimulus_ids=ids, layer1=…)."),
            _ => throw new DatasetException(path, $"ids under {string.Join(" and ", present)}", "one list of ids", "Remove or rename all but one."),
        };
    }

    public static void CheckShape(string where, IReadOnlyList<int> shape, int idCount)
    {
        if (shape[0] != idCount)
        {
            throw new DatasetException(where, $"{shape[0]} rows (shape {string.Join('×', shape)})", $"{idCount}, one for each id", shape[^1] == idCount ? "The array looks transposed: rows are stimuli." : "Save ids and activations of the same stimuli.");
        }
    }

    public static FeatureSet Layer(string where, string name, IReadOnlyList<string> ids, IReadOnlyList<int> shape, float[] values)
    {
        int units = shape[0] == 0 ? 0 : values.Length / shape[0];
        return new FeatureSet(where, name, ids, units, values);
    }

    public static DatasetException NoLayer(string path) =>
        new(path, "no numeric array of two or more sizes", "at least one layer (stimuli × units)", "Save each layer as an array whose rows are stimuli.");
}
