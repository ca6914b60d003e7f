namespace Concord.Datasets.Formats;

/// <summary>How a folder of pictures becomes a stimulus set.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>The set's name.</summary>
    /// <value>Default: the folder's.</value>
    public string? Id { get; init; }

    /// <summary>A CSV, or a TSV by its name, with a row a stimulus: it gives order, ids, categories and labels.</summary>
    /// <value>Default null: no table; ids are the paths below the folder without extension, in ordinal order, and the first folder is the category.</value>
    public string? Index { get; init; }

    /// <summary>The index' column of paths below the folder.</summary>
    /// <value>Default: the first there of <c>file_name, filename, file, image_file_name, image_file, image_path, stimulus_path, path, image, stimulus</c>.</value>
    public string? FileColumn { get; init; }

    /// <summary>The index' column of ids.</summary>
    /// <value>Default: the first there of <c>stimulus_id, image_id, id</c>; without one, the path without extension.</value>
    public string? IdColumn { get; init; }

    /// <summary>The index' column of categories.</summary>
    /// <value>Default: the first there of <c>category, category_name, class, label, object_name, synset</c>; without one, the first folder.</value>
    public string? CategoryColumn { get; init; }

    /// <summary>Whether pictures may lie in the folder that the index does not name.</summary>
    /// <value>Default false: they are a fault.</value>
    public bool AllowExtra { get; init; }

    /// <summary>Whether files may be links that lead out of the folder, as git-annex and DataLad make them.</summary>
    /// <value>Default false: they are a fault. Linked folders always are.</value>
    public bool FollowLinks { get; init; }

    /// <summary>How the files become pixels.</summary>
    /// <value>Default: <see cref="ImageDecoding.Default"/>.</value>
    public ImageDecoding Decoding { get; init; } = ImageDecoding.Default;
}
