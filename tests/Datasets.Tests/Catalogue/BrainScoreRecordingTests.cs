using System.Text.Json;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Tests;

namespace Concord.Datasets.Tests.Catalogue;

/// <summary>Recordings in the form of Brain-Score's storage, on made-up files that xarray wrote and averaged (tests/reference/brain-score).</summary>
public sealed class BrainScoreRecordingTests
{
    private static readonly Dictionary<string, double[][]> s_expected = JsonSerializer.Deserialize<Dictionary<string, double[][]>>(File.ReadAllText(At("expected.json")))!;

    [Theory]
    [InlineData("majajhong2015-public", "majaj", 3)]
    [InlineData("freemanziemba2013-public", "freeman", 2)]
    [InlineData("nsd-shared515", "nsd", 3)]
    [InlineData("things-fmri", "nsd", 3)]
    public void A_recording_is_averaged_as_xarray_averages_it_and_its_presentations_are_kept(string id, string files, int repetitions)
    {
        Dataset dataset = DatasetCatalogue.Find(id).Load(Paths(id, files));
        NeuroidAssembly assembly = Assert.Single(dataset.Assemblies);
        double[][] expected = s_expected[files];
        Assert.Equal(expected.Length, assembly.StimulusIds.Count);
        for (int stimulus = 0; stimulus < expected.Length; stimulus++)
        {
            for (int neuroid = 0; neuroid < expected[stimulus].Length; neuroid++)
            {
                Assert.Equal(expected[stimulus][neuroid], assembly.Values[(stimulus * expected[stimulus].Length) + neuroid], 1e-14);
            }
        }

        Assert.Equal(repetitions, Assert.Single(dataset.Recordings).Presentations.GroupBy(presentation => presentation.StimulusId).Max(group => group.Count()));
        Assert.Equal(assembly.Neuroids.Count, assembly.Neuroids.Select(neuroid => neuroid.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("majajhong2015-public", "majaj")]
    [InlineData("freemanziemba2013-public", "freeman")]
    [InlineData("nsd-shared515", "nsd")]
    [InlineData("things-fmri", "nsd")]
    public void What_an_entry_says_that_it_holds_is_what_is_loaded(string id, string files)
    {
        DatasetEntry entry = DatasetCatalogue.Find(id);
        DatasetContents loaded = DatasetContents.Of(entry.Load(Paths(id, files)));
        DatasetContents said = entry.Info.Contents;
        Assert.Equal((loaded.HasStimuli, loaded.HasNeuroids, loaded.HasRepetitions, loaded.NeuroidSubjects > 1), (said.HasStimuli, said.HasNeuroids, said.HasRepetitions, said.NeuroidSubjects > 1));
        Assert.Equal((loaded.HasNeuroidCeilings, loaded.HasTrials, loaded.HasLabels), (said.HasNeuroidCeilings, said.HasTrials, said.HasLabels));
    }

    [Theory]
    [InlineData("pereira2018-384", "384sentences", "018 199", "a b c")]
    [InlineData("pereira2018-243", "243sentences", "199 215", "d e")]
    public void Of_Pereiras_two_experiments_each_has_its_sentences_and_the_voxels_of_those_who_took_part(string id, string experiment, string subjects, string stories)
    {
        Dataset dataset = DatasetCatalogue.Find(id).Load(Paths(id, "pereira"));
        NeuroidAssembly assembly = Assert.Single(dataset.Assemblies);
        Assert.Equal(s_expected[experiment].SelectMany(row => row), assembly.Values.ToArray());
        Assert.Equal(subjects.Split(' '), assembly.Neuroids.Select(neuroid => neuroid.Subject).Distinct());
        Assert.Equal(["language"], assembly.Regions);
        Assert.Equal(assembly.StimulusIds, dataset.Stimuli!.Ids);
        Assert.All(dataset.Stimuli.Ids, stimulus => Assert.StartsWith(experiment, stimulus, StringComparison.Ordinal));
        Assert.Matches("^Sentence [0-9], one of ten.$", dataset.Stimuli.Stimuli[0].Text);
        Assert.Equal(stories.Split(' '), dataset.FoldGroups!.Values.Distinct());
    }

    [Fact]
    public void Stimuli_have_their_pictures_and_categories()
    {
        Dataset dataset = DatasetCatalogue.Find("majajhong2015-public").Load(Paths("majajhong2015-public", "majaj"));
        Assert.Equal(dataset.Assemblies[0].StimulusIds, dataset.Stimuli!.Ids);
        Assert.Equal(("o3", 4), (dataset.Stimuli["im3"].Category, dataset.Stimuli["im3"].Load().Width));
        Assert.Equal(["Chabo", "Tito"], dataset.Assemblies[0].Neuroids.Select(neuroid => neuroid.Subject).Distinct());
        Assert.Equal(["IT", "V4"], dataset.Assemblies[0].Regions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_presentation_of_what_is_not_among_the_stimuli_is_refused_and_so_are_parts_of_other_neuroids()
    {
        Dictionary<string, string> mixed = Paths("majajhong2015-public", "majaj");
        (mixed["stimuli"], mixed["pictures"]) = (At("freeman.csv"), At("freeman"));
        Assert.Contains("presentations of 'im0', which is not among the 4 stimuli", Refused("majajhong2015-public", mixed), StringComparison.Ordinal);
        Dictionary<string, string> parts = Paths("things-fmri", "nsd");
        parts["test"] = At("nsd-other.nc");
        Assert.Contains("4 and 3 neuroids, or time bins, that are not the same", Refused("things-fmri", parts), StringComparison.Ordinal);
    }

    private static string Refused(string id, Dictionary<string, string> paths) => Assert.Throws<DatasetException>(() => DatasetCatalogue.Find(id).Load(paths)).Message;

    private static string At(string name) => Repository.Reference("brain-score", name);

    private static Dictionary<string, string> Paths(string id, string files)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal)
        {
            ["assembly"] = At(files + ".nc"),
            ["language"] = At(files + ".nc"),
            ["stimuli"] = At(files + ".csv"),
            ["pictures"] = At(files),
            ["train"] = At(files + "-train.nc"),
            ["test"] = At(files + "-test.nc"),
            ["train-stimuli"] = At(files + "-train.csv"),
            ["test-stimuli"] = At(files + "-test.csv"),
            ["train-pictures"] = At(files + "-train"),
            ["test-pictures"] = At(files + "-test"),
        };
        return DatasetCatalogue.Find(id).Info.Files.ToDictionary(file => file.Role, file => all[file.Role], StringComparer.Ordinal);
    }
}
