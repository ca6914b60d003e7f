using Concord.Datasets.Assemblies;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>The pictures of one set of trials. Recorded trials are read without them: they are needed only where a network is shown the set.</summary>
/// <remarks>Stimuli are named as <see cref="StimulusId"/> says, so that decisions pair with people's.</remarks>
public sealed class PictureSet
{
    private readonly Func<IReadOnlyDictionary<string, string>, StimulusSet> _load;

    /// <summary>A set of which every picture is a file of its own. Checks that every image is there once.</summary>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="set">The set's name, as its <see cref="TrialTable"/> has it.</param>
    /// <param name="files">The files with their categories, in order; a file's role is its stimulus id.</param>
    /// <exception cref="DatasetException">An image twice.</exception>
    public PictureSet(string dataset, string set, IReadOnlyList<(DatasetFile File, string Category)> files)
        : this(dataset, set, [.. files.Select(item => item.File)], paths => [.. files.Select(item => Stimulus.FromFile(item.File.Role, paths[item.File.Role], item.Category))])
    {
    }

    /// <summary>A set whose pictures are in an archive, or are named by a table.</summary>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="set">The set's name, as its <see cref="TrialTable"/> has it.</param>
    /// <param name="files">What is fetched.</param>
    /// <param name="load">Gives the stimuli from a path for each file's role.</param>
    /// <exception cref="DatasetException">A role twice.</exception>
    public PictureSet(string dataset, string set, IReadOnlyList<DatasetFile> files, Func<IReadOnlyDictionary<string, string>, IReadOnlyList<Stimulus>> load)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(load);
        Id = IdOf(dataset, set);
        Require.UniqueIds($"pictures '{Id}'", [.. files.Select(file => file.Role)], "image");
        Set = set;
        Files = [.. files];
        _load = paths => new StimulusSet(Id, load(paths));
    }

    /// <summary>A set that the project makes itself, of no file.</summary>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="set">The set's name, as its <see cref="TrialTable"/> has it.</param>
    /// <param name="make">Gives the stimuli, of a set with the id that it is given.</param>
    public PictureSet(string dataset, string set, Func<string, StimulusSet> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        Id = IdOf(dataset, set);
        Set = set;
        Files = [];
        _load = _ => make(Id);
    }

    /// <summary>The stimulus set's id, <c>dataset/set</c>.</summary>
    public string Id { get; }

    /// <summary>The set's name.</summary>
    public string Set { get; }

    /// <summary>The files, in order.</summary>
    public IReadOnlyList<DatasetFile> Files { get; }

    /// <summary>The stimulus that was shown in a trial: its image, with the condition before it in sets of several conditions, which distort one image in several ways.</summary>
    /// <param name="trial">A trial of the table.</param>
    /// <param name="table">The set.</param>
    public static string StimulusId(Trial trial, TrialTable table)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(table);
        return NameOf(trial.Condition, trial.ImageId, table.Conditions.Count + table.ExcludedConditions.Count);
    }

    /// <summary>The same from its parts.</summary>
    internal static string NameOf(string condition, string imageId, int conditions) => conditions == 1 ? imageId : $"{condition}/{imageId}";

    /// <summary>The pictures as stimuli, in the order of the files.</summary>
    /// <param name="pathByRole">A path for each file; the bytes are taken to be verified already.</param>
    public StimulusSet Load(IReadOnlyDictionary<string, string> pathByRole)
    {
        ArgumentNullException.ThrowIfNull(pathByRole);
        return _load(pathByRole);
    }

    private static string IdOf(string dataset, string set) => $"{dataset}/{set}";
}
