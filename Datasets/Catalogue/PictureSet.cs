using Concord.Datasets.Assemblies;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>The pictures of one set of trials. Recorded trials are read without them: they are needed only where a network is shown the set.</summary>
/// <remarks>Stimuli are named as <see cref="StimulusId"/> says, so that decisions pair with people's.</remarks>
public sealed class PictureSet
{
    private readonly Dictionary<string, string> _categories;

    /// <summary>Checks that every image is there once.</summary>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="set">The set's name, as its <see cref="TrialTable"/> has it.</param>
    /// <param name="files">The files with their categories, in order; a file's role is its stimulus id.</param>
    /// <exception cref="DatasetException">An image twice.</exception>
    public PictureSet(string dataset, string set, IReadOnlyList<(DatasetFile File, string Category)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        Require.UniqueIds($"pictures '{dataset}/{set}'", [.. files.Select(item => item.File.Role)], "image");
        Id = $"{dataset}/{set}";
        Set = set;
        Files = [.. files.Select(item => item.File)];
        _categories = files.ToDictionary(item => item.File.Role, item => item.Category, StringComparer.Ordinal);
    }

    /// <summary>The stimulus set's id, <c>dataset/set</c>.</summary>
    public string Id { get; }

    /// <summary>The set's name.</summary>
    public string Set { get; }

    /// <summary>The files, in order; a file's role is its stimulus id.</summary>
    public IReadOnlyList<DatasetFile> Files { get; }

    /// <summary>The stimulus that was shown in a trial: its image, with the condition before it in sets of several conditions, which distort one image in several ways.</summary>
    /// <param name="trial">A trial of the table.</param>
    /// <param name="table">The set.</param>
    public static string StimulusId(Trial trial, TrialTable table)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(table);
        return table.Conditions.Count + table.ExcludedConditions.Count == 1 ? trial.ImageId : $"{trial.Condition}/{trial.ImageId}";
    }

    /// <summary>The pictures as stimuli, in the order of the files.</summary>
    /// <param name="pathByRole">A path for each file; the bytes are taken to be verified already.</param>
    public StimulusSet Load(IReadOnlyDictionary<string, string> pathByRole)
    {
        ArgumentNullException.ThrowIfNull(pathByRole);
        return new StimulusSet(Id, [.. Files.Select(file => Stimulus.FromFile(file.Role, pathByRole[file.Role], _categories[file.Role]))]);
    }
}
