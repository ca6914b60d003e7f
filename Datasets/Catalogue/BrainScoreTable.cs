using Concord.Datasets.Formats;

namespace Concord.Datasets.Catalogue;

/// <summary>A stimulus set as Brain-Score stores it: a table with a row a stimulus, and a folder with the unpacked pictures that its column <c>filename</c> names.</summary>
/// <remarks>Form: StimulusSetLoader in brainscore_core/supported_data_standards/brainio/stimuli.py (brain-score/core); older tables say <c>image_id</c> for <c>stimulus_id</c>.</remarks>
internal sealed class BrainScoreTable(CsvTable table, string folder)
{
    private readonly int _file = table.Column("filename");

    /// <summary>The table.</summary>
    public CsvTable Table => table;

    /// <summary>The column of stimulus ids.</summary>
    public int IdColumn => table.Header.Contains("stimulus_id", StringComparer.OrdinalIgnoreCase) ? table.Column("stimulus_id") : table.Column("image_id");

    /// <summary>The picture of a row.</summary>
    /// <exception cref="DatasetException">It is not in the folder.</exception>
    public string PathOf(int row)
    {
        string name = table.Fields(row)[_file];
        bool inside = name.Length > 0 && !Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..");
        string path = inside ? Path.Combine(folder, name) : string.Empty;
        return inside && File.Exists(path)
            ? path
            : throw new DatasetException(table.Where(row), $"picture '{name}', which is not in the archive", "one of its files", "Fetch table and archive again.");
    }
}
