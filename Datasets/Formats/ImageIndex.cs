namespace Concord.Datasets.Formats;

/// <summary>Which file is which stimulus: from a table, or from the paths themselves.</summary>
internal sealed class ImageIndex
{
    private static readonly string[] s_fileColumns = ["file_name", "filename", "file", "image_file_name", "image_file", "image_path", "stimulus_path", "path", "image", "stimulus"];
    private static readonly string[] s_idColumns = ["stimulus_id", "image_id", "id"];
    private static readonly string[] s_categoryColumns = ["category", "category_name", "class", "label", "object_name", "synset"];

    private ImageIndex(string[] files, string[] ids, string?[] categories, IReadOnlyDictionary<string, IReadOnlyList<string>> labels)
    {
        Files = files;
        Ids = ids;
        Categories = categories;
        Labels = labels;
    }

    /// <summary>Paths below the folder, in the order of the stimuli.</summary>
    public string[] Files { get; }

    /// <summary>An id for each.</summary>
    public string[] Ids { get; }

    /// <summary>A category for each, or null.</summary>
    public string?[] Categories { get; }

    /// <summary>The table's other columns, a value for each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Labels { get; }

    /// <summary>Without a table: in the order given.</summary>
    public static ImageIndex Of(string[] files) =>
        new(files, [.. files.Select(WithoutExtension)], [.. files.Select(FirstFolder)], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>By a table. Rows whose file is not there are left out, and are faults.</summary>
    /// <param name="options">Names the table and its columns.</param>
    /// <param name="files">The picture files that there are.</param>
    /// <param name="faults">Filled.</param>
    public static ImageIndex Read(ImageFolderOptions options, string[] files, FaultList faults)
    {
        CsvTable table = CsvFile.Read(options.Index!, Path.GetExtension(options.Index!).ToUpperInvariant() is ".TSV" or ".TAB" ? '\t' : ',');
        int fileColumn = Find(table, options.FileColumn, s_fileColumns)
            ?? throw new DatasetException($"{table.Path}:1", $"no column of file names among {string.Join(", ", table.Header)}", $"one of {string.Join(", ", s_fileColumns)}", "Rename the column, or name it in the options.");
        int? idColumn = Find(table, options.IdColumn, s_idColumns);
        int? categoryColumn = Find(table, options.CategoryColumn, s_categoryColumns);
        int[] rows = Match(table, fileColumn, files, options.AllowExtra, faults, out string[] paths);
        var labels = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (int column = 0; column < table.Header.Count; column++)
        {
            if (column != fileColumn && column != idColumn && column != categoryColumn)
            {
                int at = column;
                labels.Add(table.Header[column], [.. rows.Select(row => table.Fields(row)[at])]);
            }
        }

        string[] ids = [.. rows.Select((row, i) => idColumn is { } column ? table.Fields(row)[column] : WithoutExtension(paths[i]))];
        string?[] categories = [.. rows.Select((row, i) => categoryColumn is { } column ? Category(table.Fields(row)[column]) : FirstFolder(paths[i]))];
        return new ImageIndex(paths, ids, categories, labels);
    }

    private static int[] Match(CsvTable table, int column, string[] files, bool allowExtra, FaultList faults, out string[] paths)
    {
        var there = new HashSet<string>(files, StringComparer.Ordinal);
        var anyCase = new Lazy<ILookup<string, string>>(() => files.ToLookup(file => file, StringComparer.OrdinalIgnoreCase));
        var used = new Dictionary<string, int>(table.Rows.Count, StringComparer.Ordinal);
        for (int row = 0; row < table.Rows.Count; row++)
        {
            string written = table.Fields(row)[column];
            string where = $"{written} ({table.Where(row)})";
            if (Normal(written) is not { } path)
            {
                faults.Add("paths that leave the folder", where);
            }
            else if (!there.Contains(path))
            {
                string? other = anyCase.Value[path].FirstOrDefault();
                faults.Add("files that are missing", other is null ? where : $"{written} ({table.Where(row)}; there is {other})");
            }
            else if (!used.TryAdd(path, row))
            {
                faults.Add("files that stand in the table twice", where);
            }
        }

        if (!allowExtra)
        {
            foreach (string file in files.Where(file => !used.ContainsKey(file)))
            {
                faults.Add("files that the table does not name", file);
            }
        }

        paths = [.. used.Keys];
        return [.. used.Values];
    }

    // Null for a path that leads out of the folder.
    private static string? Normal(string path)
    {
        if (path.Length == 0 || path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'))
        {
            return null;
        }

        var parts = new List<string>();
        foreach (string part in path.Split('/', '\\'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static int? Find(CsvTable table, string? named, string[] usual)
    {
        if (named is not null)
        {
            return table.Column(named);
        }

        int at = Array.FindIndex(usual, name => table.Header.Contains(name, StringComparer.OrdinalIgnoreCase));
        return at < 0 ? null : table.Column(usual[at]);
    }

    private static string? Category(string text) => text.Length == 0 ? null : text;

    private static string WithoutExtension(string path) => path[..^Path.GetExtension(path).Length];

    private static string? FirstFolder(string path) => path.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? path[..slash] : null;
}
