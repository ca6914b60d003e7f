using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;

namespace Concord.Datasets.Catalogue;

/// <summary>The 17 out-of-distribution data sets of Geirhos et al. 2021: trials of people and of three published models.</summary>
internal static class Geirhos2021
{
    private const string Sources = "Concord.Datasets.Catalogue.geirhos2021.sources.csv";
    private const string PictureSources = "Concord.Datasets.Catalogue.geirhos2021-pictures.sources.csv";
    private const string HumanImageMark = "n0";

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "geirhos2021",
            "Model-vs-human: 17 out-of-distribution data sets of trials",
            "Trials of 90 observer-sets of people and of ResNet-50, SimCLR (ResNet-50 ×1) and BagNet-33: which of 16 categories was seen in a distorted picture. Response times in seconds (people only). "
            + "Twelve data sets vary a distortion, five show sketches, styles, edges, silhouettes and cue conflicts. Conditions without distortion, and those on which people fall below .2, are left out of the aggregate as published. "
            + "The pictures come with it, so that networks can be shown them: those of edge and silhouette from rgeirhos/texture-vs-shape (160 PNG of 224×224 pixels each), those of the other sets from Brain-Score's storage, a place that was not tried here. Visual degrees: not checked against a source.",
            "@inproceedings{geirhos2021partial, title={Partial success in closing the gap between human and machine vision}, author={Geirhos, Robert and Narayanappa, Kantharaju and Mitzkus, Benjamin and Thieringer, Tizian and Bethge, Matthias and Wichmann, Felix A and Brendel, Wieland}, booktitle={Advances in Neural Information Processing Systems}, volume={34}, year={2021}}",
            "model-vs-human LICENSES_OVERVIEW: CC-BY-4.0 (cue-conflict, edge, silhouette), MIT (sketch), ImageNet terms (others)",
            null,
            "1",
            [.. ReadSources()],
            [])
        {
            Contents = new DatasetContents
            {
                HasTrials = true,
                Observers = ["humans", "resnet50", "simclr_resnet50x1", "bagnet33"],
                Sets = ["colour", "contrast", "high-pass", "low-pass", "phase-scrambling", "power-equalisation", "false-colour", "rotation", "eidolonI", "eidolonII", "eidolonIII", "uniform-noise", "sketch", "stylized", "edge", "silhouette", "cue-conflict"],
            },
        },
        Load)
    {
        Pictures = [.. ReadPictures(), .. Geirhos2021Archives.All],
    };

    internal static IEnumerable<DatasetFile> ReadSources() =>
        ReadResource(Sources).Rows.Select(row => FileOf(row[0], row[1], row[2], row[3], row[4]));

    /// <summary>What pairs the same picture across observers: the name's last part, or its last two where those begin with an ImageNet synset.</summary>
    internal static string ImageIdOf(string imageName)
    {
        int last = imageName.LastIndexOf('_');
        if (last < 0)
        {
            return imageName;
        }

        int before = imageName.LastIndexOf('_', Math.Max(0, last - 1), last);
        return imageName.AsSpan(before + 1).StartsWith(HumanImageMark, StringComparison.Ordinal) ? imageName[(before + 1)..] : imageName[(last + 1)..];
    }

    private static IEnumerable<PictureSet> ReadPictures() =>
        ReadResource(PictureSources).Rows.GroupBy(row => row[0], StringComparer.Ordinal)
            .Select(set => new PictureSet("geirhos2021", set.Key, [.. set.Select(row => (FileOf(row[2], row[3], row[4], row[5], row[6]), row[1]))]));

    private static DatasetFile FileOf(string role, string url, string sha256, string bytes, string licence) =>
        new(role, url, sha256, long.Parse(bytes, CultureInfo.InvariantCulture), licence, null);

    private static CsvTable ReadResource(string resource)
    {
        using Stream stream = typeof(Geirhos2021).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"resource {resource} is not embedded");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return CsvFile.Read(bytes.ToArray(), resource);
    }

    private static Dataset Load(DatasetInfo info, IReadOnlyDictionary<string, string> paths)
    {
        Dictionary<string, string[]> roles = info.Files.Select(file => file.Role)
            .GroupBy(role => role[..role.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var tables = new TrialTable[Geirhos2021Condition.All.Count];
        InParallel.For(tables.Length, i => tables[i] = ReadTable(Geirhos2021Condition.All[i], roles, paths));
        return new Dataset(info) { Trials = tables };
    }

    private static TrialTable ReadTable(Geirhos2021Condition condition, Dictionary<string, string[]> roles, IReadOnlyDictionary<string, string> paths)
    {
        var trials = new List<Trial>();
        foreach (string role in roles[condition.Dataset])
        {
            TrialFile.Read(CsvFile.Read(paths[role]), condition.LabelOf, ImageIdOf, trials);
        }

        return new TrialTable(
            condition.Dataset,
            trials,
            [.. condition.Labels.Where(label => !condition.Excluded.Contains(label))],
            condition.Excluded);
    }
}
