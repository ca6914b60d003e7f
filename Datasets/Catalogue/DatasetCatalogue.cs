namespace Concord.Datasets.Catalogue;

/// <summary>The datasets that a manifest can name.</summary>
public static class DatasetCatalogue
{
    /// <summary>Every entry; one line each.</summary>
    public static IReadOnlyList<DatasetEntry> All { get; } =
    [
        DrawnObjects.Entry,
        .. RenderedShapes.All,
        Kriegeskorte92.Entry,
        Geirhos2021.Entry,
        Object2Vec.Entry,
        Cifar10H.Entry,
        Cifar10HChoices.Entry,
        Cifar10.Entry,
        ImageNetValidation.Entry,
        MajajHong2015.Entry,
        FreemanZiemba2013.Entry,
        Cichy2019.Entry,
        NaturalScenes.Shared,
        NaturalScenes.Algonauts2023,
        Things.Fmri,
        Things.Eeg,
        Things.OddOneOut,
        Pereira2018.Sentences384,
        Pereira2018.Sentences243,
    ];

    /// <summary>The entry of that id.</summary>
    /// <exception cref="DatasetException">No such id; the message lists the known ones and the nearest.</exception>
    public static DatasetEntry Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        DatasetEntry? entry = All.FirstOrDefault(candidate => string.Equals(candidate.Info.Id, id, StringComparison.Ordinal));
        if (entry is not null)
        {
            return entry;
        }

        string[] known = [.. All.Select(candidate => candidate.Info.Id)];
        string nearest = known.MinBy(candidate => EditDistance(candidate, id.ToLowerInvariant()))!;
        throw new DatasetException("dataset", $"no dataset '{id}'", $"one of {string.Join(", ", known)}", $"Did you mean '{nearest}'?");
    }

    private static int EditDistance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
