using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Formats;

/// <summary>A folder of pictures as a stimulus set, with or without a table that orders and names them.</summary>
/// <remarks>No picture is decoded: files are listed, and their first bytes are looked at. All faults are reported at once.</remarks>
public static class ImageFolder
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">With pictures in it, or in folders below it.</param>
    /// <param name="options">Index, columns, links, decoding; null for the defaults.</param>
    /// <returns>The set; nothing of it is loaded yet.</returns>
    /// <exception cref="DatasetException">No such folder; or all that is wrong with it: empty files, files that are no pictures, links that leave it, names that differ in case alone, ids twice, rows without a file, files without a row.</exception>
    public static StimulusSet Read(string folder, ImageFolderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        options ??= new ImageFolderOptions();
        if (!Directory.Exists(folder))
        {
            throw new DatasetException(folder, "no such folder", "a folder with pictures", "Check the path.");
        }

        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        root = Directory.ResolveLinkTarget(root, returnFinalTarget: true) is { } target ? Path.TrimEndingDirectorySeparator(target.FullName) : root;
        string name = options.Id ?? Path.GetFileName(root);
        var faults = new FaultList();
        string[] files = FolderListing.Of(root, options.FollowLinks, faults);
        ImageIndex index = options.Index is null ? ImageIndex.Of(files) : ImageIndex.Read(options, files, faults);
        CheckIds(index, faults);
        if (index.Files.Length == 0)
        {
            faults.Add("pictures", "none at all");
        }

        faults.ThrowIfAny(options.Index is null ? folder : $"{folder} with {options.Index}", "pictures that can be read, one for each id, and nothing else", "Mend the files or the table; see ImageFolderOptions for what may be allowed.");
        return new StimulusSet(name, [.. index.Files.Select((file, i) => Stimulus.FromFile(index.Ids[i], Path.Combine(root, file), index.Categories[i], options.Decoding))], index.Labels);
    }

    private static void CheckIds(ImageIndex index, FaultList faults)
    {
        var seen = new Dictionary<string, int>(index.Ids.Length, StringComparer.Ordinal);
        for (int i = 0; i < index.Ids.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(index.Ids[i]))
            {
                faults.Add("files without an id", index.Files[i]);
            }
            else if (!seen.TryAdd(index.Ids[i], i))
            {
                faults.Add("ids that occur twice", $"'{index.Ids[i]}' ({index.Files[seen[index.Ids[i]]]} and {index.Files[i]})");
            }
        }
    }
}
