using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;

namespace Concord.Datasets.Catalogue;

/// <summary>The 17 out-of-distribution data sets of Geirhos et al. 2021: trials of people and of three published models.</summary>
internal static class Geirhos2021
{
    private const string Sources = "Concord.Datasets.Catalogue.geirhos2021.sources.csv";
    private const string HumanImageMark = "n0";

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "geirhos2021",
            "Model-vs-human: 17 out-of-distribution data sets of trials",
            "Trials of 90 observer-sets of people and of ResNet-50, SimCLR (ResNet-50 ×1) and BagNet-33: which of 16 categories was seen in a distorted picture. Response times in seconds (people only). "
            + "Twelve data sets vary a distortion, five show sketches, styles, edges, silhouettes and cue conflicts. Conditions without distortion, and those on which people fall below .2, are left out of the aggregate as published. "
            + "The pictures themselves are not part of the entry. Visual degrees: not checked against a source.",
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
        Load);

    internal static IEnumerable<DatasetFile> ReadSources()
    {
        using Stream stream = typeof(Geirhos2021).Assembly.GetManifestResourceStream(Sources)
            ?? throw new InvalidOperationException($"resource {Sources} is not embedded");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        CsvTable table = CsvFile.Read(bytes.ToArray(), Sources);
        return [.. table.Rows.Select(row => new DatasetFile(row[0], row[1], row[2], long.Parse(row[3], CultureInfo.InvariantCulture), row[4], null))];
    }

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
            ReadTrials(CsvFile.Read(paths[role]), condition, trials);
        }

        return new TrialTable(
            condition.Dataset,
            trials,
            [.. condition.Labels.Where(label => !condition.Excluded.Contains(label))],
            condition.Excluded);
    }

    private static void ReadTrials(CsvTable table, Geirhos2021Condition condition, List<Trial> trials)
    {
        int subject = table.Column("subj");
        int session = table.Column("session");
        int number = table.Column("trial");
        int time = table.Column("rt");
        int response = table.Column("object_response");
        int category = table.Column("category");
        int label = table.Column("condition");
        int image = table.Column("imagename");
        for (int i = 0; i < table.Rows.Count; i++)
        {
            IReadOnlyList<string> row = table.Rows[i];
            trials.Add(new Trial(
                row[subject],
                Whole(row[session], table, i),
                Whole(row[number], table, i),
                double.TryParse(row[time], NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : double.NaN,
                row[response],
                row[category],
                condition.LabelOf(row[label], table.Where(i)),
                row[image],
                ImageIdOf(row[image])));
        }
    }

    private static int Whole(string text, CsvTable table, int row) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new DatasetException(table.Where(row), $"'{text}'", "a whole number for session and trial", "Check the table.");
}
