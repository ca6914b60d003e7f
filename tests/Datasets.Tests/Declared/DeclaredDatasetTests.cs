using Concord.Datasets.Assemblies;
using Concord.Datasets.Declared;
using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Declared;

public sealed class DeclaredDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_file_a_session_is_read_in_a_row()
    {
        DeclaredReadResult result = Read(new DeclaredResponses([Npz("1.npz", ["x", "y"], [1, 2, 3, 4]), Npz("2.npz", ["y", "x"], [5, 6, 7, 8])]) { Layout = new AssemblyLayout { Region = "V1", Subject = "a" } });
        Assert.Empty(result.Faults);
        PresentationAssembly recording = Assert.Single(result.Dataset.Recordings);
        Assert.Equal([new("x", 1, "1"), new("y", 1, "1"), new("y", 2, "2"), new("x", 2, "2")], recording.Presentations);
        Assert.Equal([4, 5, 4, 5], result.Dataset.Assemblies[0].Values);
    }

    [Fact]
    public void Sessions_of_other_neuroids_are_refused()
    {
        Fault("3 neuroid; expected", new DeclaredResponses([Npz("1.npz", ["x", "y"], [1, 2, 3, 4]), Npz("2.npz", ["x", "y"], [1, 2, 3, 4, 5, 6])]));
        Fault("another column 'neuroid_id'", new DeclaredResponses([Npz("1.npz", ["x", "y"], [1, 2, 3, 4]), Npz("2.npz", ["x", "y"], [1, 2, 3, 4], "m")]));
        Fault("as the first axis", new DeclaredResponses([Npz("1.npz", ["x", "y"], [1, 2, 3, 4]), Npz("2.npz", ["x", "y"], [1, 2, 3, 4])]) { Axes = ["neuroid", "presentation"] });
    }

    [Fact]
    public void Betas_of_NSD_s_form_are_scored_by_a_map_of_regions_and_a_table_of_trials()
    {
        string[] sessions = ["betas_session01.hdf5", "betas_session02.hdf5"];
        int[] volume;
        int trials = 0;
        using (Hdf5File file = Hdf5File.Open(Repository.Reference("betas", sessions[0])))
        {
            volume = file.Find("betas")!.Shape;
        }

        (int x, int y, int z) = (volume[3], volume[2], volume[1]);
        byte[] map = new byte[x * y * z];
        (map[3], map[10], map[11]) = (1, 2, 2);
        string mask = _folder.File("map.npy");
        using (FileStream stream = File.Create(mask))
        {
            NpyWriter.Write<byte>(stream, map, x, y, z);
        }

        foreach (string session in sessions)
        {
            using Hdf5File file = Hdf5File.Open(Repository.Reference("betas", session));
            trials += file.Find("betas")!.Shape[0];
        }

        DeclaredFile table = Text("trials.csv", ["stimulus_id", .. Enumerable.Range(0, trials).Select(i => $"image{i % 3}")]);
        DeclaredReadResult result = Read(new DeclaredResponses([.. sessions.Select(name => new DeclaredFile(Repository.Reference("betas", name)))])
        {
            Format = "betas",
            Mask = new DeclaredFile(mask),
            Presentations = table,
            Layout = new AssemblyLayout { RegionColumn = "mask", Subject = "subj01" },
        });
        Assert.Empty(result.Faults);
        Assert.Equal(["1", "2"], result.Dataset.Info.Regions);
        PresentationAssembly recording = result.Dataset.Recordings[0];
        Assert.Equal((trials, 3), (recording.Presentations.Count, recording.Neuroids.Count));
        LabelledArray direct = Hdf5Betas.Read([.. sessions.Select(name => Repository.Reference("betas", name))], VoxelMask.Of(mask, [x, y, z], new[] { 3, 10, 11 }));
        Assert.Equal(direct.Values, recording.Values);
        Fault("betas without a mask", new DeclaredResponses([new DeclaredFile(Repository.Reference("betas", sessions[0]))]) { Format = "betas" });
    }

    [Fact]
    public void Several_items_are_subjects_side_by_side_and_what_is_not_shared_is_told()
    {
        DeclaredReadResult result = Read(
            new DeclaredResponses([Npz("1.npz", ["x", "y"], [1, 2, 3, 4], "a")]) { Layout = new AssemblyLayout { Region = "V1", Subject = "a" } },
            new DeclaredResponses([Npz("2.npz", ["y", "z"], [5, 6, 7, 8], "b")]) { Layout = new AssemblyLayout { Region = "V1", Subject = "b" } });
        Assert.Empty(result.Faults);
        Assert.Equal(["y"], result.Dataset.Assemblies[0].StimulusIds);
        Assert.Equal([3, 4, 5, 6], result.Dataset.Assemblies[0].Values);
        Assert.Contains(Concord.Datasets.Checks.DatasetCheck.Run(result.Dataset), finding => finding.Message.Contains("1 of 2 stimuli are not in every other recording and are not scored: x", StringComparison.Ordinal));
    }

    [Fact]
    public void RDMs_trials_folds_and_groups_are_read()
    {
        string square = _folder.File("rdms.npz");
        using (FileStream stream = File.Create(square))
        using (var archive = new NpzWriter(stream))
        {
            archive.Add<double>("rdms", [0, 1, 2, 1, 0, 3, 2, 3, 0, 0, 4, 5, 4, 0, 6, 5, 6, 0], 2, 3, 3);
        }

        DeclaredFile order = Text("order.csv", ["stimulus_id", "x", "y", "z"]);
        DeclaredFile trials = Text("t.csv", ["subj,session,trial,rt,object_response,category,condition,imagename", "subject-01,1,1,0.5,cat,cat,0,x.png", "subject-01,1,2,NaN,dog,cat,1,y.png"]);
        DeclaredFile table = Text("p.csv", ["stimulus_id,fold,family", "x,a,p", "y,b,q", "x,a,p", "y,b,q"]);
        var declaration = new DatasetDeclaration(_folder.File("d.yaml"), "d", "d")
        {
            Responses = [new DeclaredResponses([Npz("1.npz", ["?", "?", "?", "?"], [1, 2, 3, 4, 5, 6, 7, 8])]) { Presentations = table, Layout = new AssemblyLayout { Region = "V1", Subject = "a" } }],
            Rdms = [new DeclaredRdms(new DeclaredFile(square), "IT") { Subjects = ["s1", "s2"], Order = order }],
            Trials = [new DeclaredTrials("odd", [trials]) { Excluded = ["1"] }],
            Groups = "family",
            Folds = "fold",
        };
        DeclaredReadResult result = DeclaredDataset.Read(declaration);
        Assert.Empty(result.Faults);
        Assert.Equal([4, 5, 6], result.Dataset.Rdms[0].Entries[1].UpperTriangle);
        Assert.Equal("s2", result.Dataset.Rdms[0].Entries[1].Subject);
        Assert.Equal(["0"], result.Dataset.Trials[0].Conditions);
        Assert.Equal([0, 1], result.Dataset.GivenFolds!.FoldOfStimulus);
        Assert.Equal("q", result.Dataset.FoldGroups!["y"]);
        Assert.Equal(2, result.Dataset.Info.Contents.RdmRegions["IT"]);
        Assert.Equal(["V1", "IT"], result.Dataset.Info.Regions);
    }

    [Fact]
    public void RDMs_of_one_region_in_several_files_are_one_set_and_similarities_are_refused()
    {
        DeclaredFile Square(string name, params double[] values)
        {
            using FileStream stream = File.Create(_folder.File(name));
            NpyWriter.Write<double>(stream, values, 2, 2);
            return new DeclaredFile(_folder.File(name));
        }

        DeclaredFile order = Text("o.csv", ["stimulus_id", "x", "y"]);
        DatasetDeclaration Of(params DeclaredRdms[] rdms) => new(_folder.File("d.yaml"), "d", "d") { Rdms = rdms };
        DeclaredReadResult result = DeclaredDataset.Read(Of(new(Square("1.npy", 0, 1, 1, 0), "IT") { Subjects = ["a"], Order = order }, new(Square("2.npy", 0, 2, 2, 0), "IT") { Subjects = ["b"], Order = order }));
        Assert.Empty(result.Faults);
        Assert.Equal(["a", "b"], result.Dataset.RegionRdms("IT").Entries.Select(entry => entry.Subject));
        Assert.Contains("1 on the diagonal", Assert.Single(DeclaredDataset.Read(Of(new DeclaredRdms(Square("3.npy", 1, 0.3, 0.3, 1), "IT") { Order = order })).Faults).Message, StringComparison.Ordinal);
        DeclaredFile turned = Text("t.csv", ["stimulus_id", "y", "x"]);
        Assert.Contains("rows that differ from file to file", Assert.Single(DeclaredDataset.Read(Of(new(Square("1.npy", 0, 1, 1, 0), "IT") { Subjects = ["a"], Order = order }, new(Square("2.npy", 0, 2, 2, 0), "IT") { Subjects = ["b"], Order = turned })).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_of_nobody_and_groups_of_other_ids_are_refused()
    {
        DeclaredFile trials = Text("t.csv", ["subj,session,trial,rt,object_response,category,condition,imagename", "anna,1,1,0.5,cat,cat,0,x.png"]);
        var declaration = new DatasetDeclaration(_folder.File("d.yaml"), "d", "d") { Trials = [new DeclaredTrials("odd", [trials])] };
        Assert.Contains("no person among anna", Assert.Single(DeclaredDataset.Read(declaration).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_divide_a_stimulus_and_RDMs_that_are_not_symmetric_are_refused()
    {
        DeclaredFile table = Text("p.csv", ["stimulus_id,family", "x,p", "x,q"]);
        var responses = new DeclaredResponses([Npz("1.npz", ["?", "?"], [1, 2, 3, 4])]) { Presentations = table, Layout = new AssemblyLayout { Region = "V1", Subject = "a" } };
        var declaration = new DatasetDeclaration(_folder.File("d.yaml"), "d", "d") { Responses = [responses], Groups = "family" };
        Assert.Contains("'p' and 'q' in column 'family' for stimulus 'x'", Assert.Single(DeclaredDataset.Read(declaration).Faults).Message, StringComparison.Ordinal);
        Assert.Contains("no column 'famly'", Assert.Single(DeclaredDataset.Read(declaration with { Groups = "famly" }).Faults).Message, StringComparison.Ordinal);
        string square = _folder.File("rdm.npy");
        using (FileStream stream = File.Create(square))
        {
            NpyWriter.Write<double>(stream, [0, 1, 2, 0], 2, 2);
        }

        var rdms = new DatasetDeclaration(_folder.File("d.yaml"), "d", "d") { Rdms = [new DeclaredRdms(new DeclaredFile(square), "IT") { Order = Text("o.csv", ["stimulus_id", "x", "y"]) }] };
        Assert.Contains("RDM 1 with 1 for ('x', 'y') and 2 the other way round", Assert.Single(DeclaredDataset.Read(rdms).Faults).Message, StringComparison.Ordinal);
    }

    private DeclaredReadResult Read(params DeclaredResponses[] responses) => DeclaredDataset.Read(new DatasetDeclaration(_folder.File("d.yaml"), "d", "d") { Responses = responses });

    private void Fault(string part, DeclaredResponses responses) => Assert.Contains(part, Assert.Single(Read(responses).Faults).Message, StringComparison.Ordinal);

    private DeclaredFile Text(string name, string[] lines)
    {
        File.WriteAllLines(_folder.File(name), lines);
        return new DeclaredFile(_folder.File(name));
    }

    // Ids of "?" are left to a table.
    private DeclaredFile Npz(string name, string[] ids, double[] values, string neuroid = "n")
    {
        string path = _folder.File(name);
        using FileStream stream = File.Create(path);
        using var archive = new NpzWriter(stream);
        archive.Add<double>("responses", values, ids.Length, values.Length / ids.Length);
        if (ids[0] != "?")
        {
            archive.Add("stimulus_id", ids);
        }

        archive.Add("neuroid_id", [.. Enumerable.Range(0, values.Length / ids.Length).Select(i => $"{neuroid}{i}")]);
        return new DeclaredFile(path);
    }
}
