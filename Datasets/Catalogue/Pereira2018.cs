using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>Pereira et al. 2018: fMRI of people reading sentences, as Brain-Score language packaged it; each of the two experiments a dataset of its own, from one file.</summary>
/// <remarks>
/// Location: load_from_s3 of brainscore_language/utils/s3.py; counts from test.py and labels from data_packaging.py beside the registration (brain-score/language, the same commit).
/// As Brain-Score's benchmark does (benchmarks/pereira2018/benchmark.py), voxels of people who did not take part are left out, and the sentences of a story belong together in folds. It shows a network the sentences of a passage before; here each sentence is shown alone.
/// </remarks>
internal static class Pereira2018
{
    private const string Commit = "0e0bb4a2d8df5d3c30fe26ec4528f27a188e1cdc";
    private const string File = "language";

    private static readonly BrainScoreStorage s_storage = new("brainscore-storage/brainscore-language", $"brain-score/language@{Commit}: brainscore_language/data/pereira2018/__init__.py", BrainScoreStorage.NoLicence);

    /// <summary>Experiment 2 of the paper.</summary>
    public static DatasetEntry Sentences384 { get; } = Of("384sentences", 384, 96);

    /// <summary>Experiment 3 of the paper.</summary>
    public static DatasetEntry Sentences243 { get; } = Of("243sentences", 243, 72);

    // The packaging names the passages (n96, n72) and not the stories, which are fewer: the number of groups is an upper bound.
    private static DatasetEntry Of(string experiment, int sentences, int passages) => new(
        new DatasetInfo(
            string.Create(CultureInfo.InvariantCulture, $"pereira2018-{sentences}"),
            string.Create(CultureInfo.InvariantCulture, $"Pereira2018: language network, {sentences} sentences"),
            string.Create(CultureInfo.InvariantCulture, $"fMRI of people reading {sentences} sentences of {passages} short passages: voxels of the language network of those of ten people who took part in this experiment (of 13,553 in all). ")
            + "Sentences of one story belong into one fold. Stimulus ids are those of the file (384sentences.0 …). In which unit the responses are, the source that was checked does not say.",
            """
            @article{pereira2018toward, title={Toward a universal decoder of linguistic meaning from brain activation}, author={Pereira, Francisco and Lou, Bin and Pritchett, Brianna and Ritter, Samuel and Gershman, Samuel J and Kanwisher, Nancy and Botvinick, Matthew and Fedorenko, Evelina}, journal={Nature communications}, volume={9}, number={1}, pages={1--13}, year={2018}, publisher={Nature Publishing Group}}
            """,
            BrainScoreStorage.NoLicence,
            null,
            "1",
            [s_storage.Assembly(File, "Pereira2018.language", "f8434b4022f5b2c862f0ff2854d5b3f5f2a7fb96")],
            ["language"])
        {
            Contents = new DatasetContents { Conditions = sentences, HasStimuli = true, HasTexts = true, HasNeuroids = true, NeuroidSubjects = 2, Groups = passages },
        },
        (info, paths) => Load(info, experiment, NetCdfAssembly.Read(paths[File])));

    private static Dataset Load(DatasetInfo info, string experiment, LabelledArray array)
    {
        PresentationAssembly all = AssemblyBuilder.Build(array, new AssemblyLayout { RegionColumn = "atlas", StimulusColumn = "stimulus_id" }, info.Id);
        LabelledAxis presentations = array.Axes.Single(axis => axis.Name == "presentation");
        string[] experiments = Texts(array, presentations, "experiment");
        string[] sentences = Texts(array, presentations, "stimulus");
        string[] stories = Texts(array, presentations, "story");
        int[] rows = [.. Enumerable.Range(0, experiments.Length).Where(row => experiments[row] == experiment)];
        if (rows.Length == 0)
        {
            throw new DatasetException(array.Where, $"no presentation of experiment '{experiment}' among {string.Join(", ", experiments.Distinct(StringComparer.Ordinal))}", "its sentences", "Fetch the file again.");
        }

        int columns = all.Neuroids.Count;
        int[] measured = [.. Enumerable.Range(0, columns).Where(column => Array.TrueForAll(rows, row => !double.IsNaN(all.Values[(row * columns) + column])))];
        if (measured.Length == 0)
        {
            throw new DatasetException(array.Where, $"no voxel with values for all sentences of '{experiment}'", "those of the people who took part", "Fetch the file again.");
        }

        string[] ids = [.. rows.Select(row => all.Presentations[row].StimulusId)];
        return new Dataset(info)
        {
            Stimuli = new StimulusSet(info.Id, [.. rows.Select((row, i) => Stimulus.FromText(ids[i], sentences[row], stories[row]))]),
            FoldGroups = rows.Select((row, i) => (Id: ids[i], Story: stories[row])).ToDictionary(pair => pair.Id, pair => pair.Story, StringComparer.Ordinal),
            Assemblies = [new NeuroidAssembly(info.Id, ids, [.. measured.Select(column => all.Neuroids[column])], [.. rows.SelectMany(row => measured.Select(column => all.Values[(row * columns) + column]))])],
        };
    }

    private static string[] Texts(LabelledArray array, LabelledAxis axis, string column) => axis.Labels.TryGetValue(column, out LabelColumn? labels)
        ? labels.ToTexts()
        : throw new DatasetException(array.Where, $"no label '{column}' on the presentations ({string.Join(", ", axis.Labels.Keys)})", "the labels of Brain-Score's packaging", "Fetch the file again.");
}
