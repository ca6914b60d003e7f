using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Tests.Catalogue;

/// <summary>What an entry says that it holds, before anything is read, is what is loaded.</summary>
public sealed class DatasetContentsTests
{
    // What was never fetched here is tested on made-up files of the same form.
    public static TheoryData<string> Ids() => [.. DatasetCatalogue.All.Where(entry => entry.CanLoad && entry.Info.Files.All(file => file.LocationVerified)).Select(entry => entry.Info.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Contents_are_those_of_the_loaded_dataset(string id)
    {
        DatasetEntry entry = DatasetCatalogue.Find(id);
        Dataset loaded = entry.Info.Files.Count == 0 ? entry.Load(new Dictionary<string, string>(StringComparer.Ordinal)) : SharedFiles.Load(id);
        DatasetContents contents = entry.Info.Contents;
        Assert.Equal(loaded.Stimuli is not null, contents.HasStimuli);
        Assert.Equal(loaded.Trials.Count > 0, contents.HasTrials);
        Assert.Equal(loaded.Labels is not null, contents.HasLabels);
        Assert.Equal(loaded.Assemblies.Count > 0, contents.HasNeuroids);
        Assert.Equal(loaded.Assemblies.SelectMany(assembly => assembly.Neuroids).Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal).Count(), contents.NeuroidSubjects);
        Assert.Equal(loaded.Assemblies.SelectMany(assembly => assembly.Neuroids).Any(neuroid => double.IsFinite(neuroid.Ceiling)), contents.HasNeuroidCeilings);
        Assert.Equal(loaded.GivenFolds is not null && loaded.Assemblies.Count > 0, contents.HasGivenFolds);
        Assert.Equal(loaded.ModelRdms?.Entries.Select(rdm => rdm.Name) ?? [], contents.ModelRdms);
        Assert.Equal(loaded.Features.Select(features => features.Name), contents.Features);
        Assert.Equal(
            loaded.Rdms.SelectMany(set => set.Regions).ToDictionary(region => region, region => loaded.RegionRdms(region).Entries.Count, StringComparer.Ordinal).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            contents.RdmRegions.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        if (loaded.Trials.Count > 0)
        {
            Assert.Equal(loaded.Trials.Select(table => table.Dataset).Order(StringComparer.Ordinal), contents.Sets.Order(StringComparer.Ordinal));
            Assert.Equal(loaded.Trials.SelectMany(table => table.ModelObservers).Append("humans").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), contents.Observers.Order(StringComparer.Ordinal));
        }

        if (contents.Conditions is { } conditions)
        {
            IEnumerable<int> rows = loaded.Assemblies.Select(assembly => assembly.StimulusIds.Count)
                .Concat(loaded.Rdms.Select(set => set.StimulusIds.Count))
                .Concat(loaded.Labels is { } labels ? [labels.StimulusIds.Count] : []);
            Assert.All(rows.DefaultIfEmpty(loaded.Stimuli?.Count ?? -1), count => Assert.Equal(conditions, count));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Regions_are_those_recorded(string id)
    {
        DatasetEntry entry = DatasetCatalogue.Find(id);
        Dataset loaded = entry.Info.Files.Count == 0 ? entry.Load(new Dictionary<string, string>(StringComparer.Ordinal)) : SharedFiles.Load(id);
        Assert.Equal(
            loaded.Assemblies.SelectMany(assembly => assembly.Regions).Concat(loaded.Rdms.SelectMany(set => set.Regions)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            entry.Info.Regions.Order(StringComparer.Ordinal));
    }
}
