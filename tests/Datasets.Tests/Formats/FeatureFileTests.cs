using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Tests;
using PureHDF;

namespace Concord.Datasets.Tests.Formats;

public sealed class FeatureFileTests : IDisposable
{
    private static readonly string[] s_ids = ["cat", "dog", "emu"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Layers_written_are_read_back_with_their_hashes()
    {
        FeatureSet[] layers = [new("conv1", s_ids, 2, [1, 2, 3, 4, 5, 6]), new("fc", s_ids, 1, [7, 8, 9])];
        FeatureFile.Write(At("x.npz"), layers);
        IReadOnlyList<FeatureSet> read = FeatureFile.Read(At("x.npz"));
        Assert.Equal(["conv1", "fc"], read.Select(layer => layer.Name));
        Assert.Equal(layers.Select(layer => layer.Hash), read.Select(layer => layer.Hash));
        Assert.Equal([At("x.npz")], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Maps_are_flattened_and_one_dimensional_arrays_passed_over()
    {
        Npz("x.npz", archive =>
        {
            archive.Add("ids", s_ids);
            archive.Add<double>("map", [.. Enumerable.Range(0, 12).Select(i => i + 0.5)], 3, 2, 2);
            archive.Add<long>("labels", [1L, 2, 3], 3);
        });
        FeatureSet layer = Assert.Single(FeatureFile.Read(At("x.npz")));
        Assert.Equal(4, layer.UnitCount);
        Assert.Equal(4.5f, layer.Values[4]);
    }

    [Fact]
    public void The_way_of_thingsvision_takes_ids_from_the_names_beside()
    {
        using (FileStream file = File.Create(At("features.npy")))
        {
            NpyWriter.Write<float>(file, [1, 2, 3, 4, 5, 6], 3, 2);
        }

        File.WriteAllText(At("file_names.txt"), "set/a/cat.jpg\nset/b/dog.JPEG\nset/b/emu_01.png\n");
        FeatureSet layer = Assert.Single(FeatureFile.Read(_folder.Path));
        Assert.Equal("features", layer.Name);
        Assert.Equal(["cat", "dog", "emu_01"], layer.StimulusIds);
        File.WriteAllText(At("file_names.txt"), "a/1.jpg\nb/1.jpg\nb/2.png\n");
        Assert.Equal(["a/1.jpg", "b/1.jpg", "b/2.png"], Assert.Single(FeatureFile.Read(At("features.npy"))).StimulusIds);
        File.Delete(At("file_names.txt"));
        Assert.Contains("Write one id a line", Assert.Throws<DatasetException>(() => FeatureFile.Read(At("features.npy"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HDF5_is_read_likewise()
    {
        new H5File
        {
            ["stimulus_ids"] = s_ids,
            ["fc"] = new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } },
            ["block"] = new H5Group { ["map"] = new double[,,] { { { 1 }, { 2 } }, { { 3 }, { 4 } }, { { 5 }, { 6.5 } } } },
            ["labels"] = new long[] { 1, 2, 3 },
        }.Write(At("x.h5"));
        IReadOnlyList<FeatureSet> layers = FeatureFile.Read(At("x.h5"));
        Assert.Equal(["block/map", "fc"], layers.Select(layer => layer.Name));
        Assert.Equal([1, 2, 3, 4, 5, 6.5f], layers[0].Values);
        Assert.Equal(s_ids, layers[1].StimulusIds);
        byte[] whole = File.ReadAllBytes(At("x.h5"));
        File.WriteAllBytes(At("cut.h5"), whole[..(whole.Length / 3)]);
        Assert.Contains("cannot be read", Assert.Throws<DatasetException>(() => FeatureFile.Read(At("cut.h5"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_fault_is_named_with_its_remedy()
    {
        Fault("no ids", archive => archive.Add<float>("fc", [1, 2], 2, 1), "stimulus_ids=ids");
        Fault("two id lists", archive => Both(archive), "ids under stimulus_ids and ids");
        Fault("a duplicate", archive => With(archive, ["a", "a"], [1, 2], 2, 1), "stimulus id 'a' stands at 0 and again at 1");
        Fault("NaN", archive => With(archive, ["a", "b"], [1, float.NaN], 2, 1), "NaN at row 1 ('b'), unit 0");
        Fault("an overflow", archive => WithDouble(archive), "row 1 ('b'), unit 0");
        Fault("rows", archive => With(archive, ["a", "b", "c"], [1, 2], 2, 1), "2 rows (shape 2×1); expected 3");
        Fault("transposed", archive => With(archive, ["a", "b", "c"], [1, 2, 3], 1, 3), "looks transposed");
        Fault("no layer", archive => archive.Add("ids", ["a"]), "no numeric array");
        Fault("an empty id", archive => With(archive, ["a", ""], [1, 2], 2, 1), "stimulus id 1 is empty");
        File.WriteAllText(At("x.pkl"), "garbage that is long enough");
        Assert.Contains("neither NPZ, NPY nor HDF5", Assert.Throws<DatasetException>(() => FeatureFile.Read(At("x.pkl"))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<DatasetException>(() => FeatureFile.Read(At("missing.npz"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_of_different_stimuli_are_not_written_into_one_file()
    {
        FeatureSet[] layers = [new("a", ["x", "y"], 1, [1, 2]), new("b", ["y", "x"], 1, [1, 2])];
        Assert.Contains("other ids", Assert.Throws<DatasetException>(() => FeatureFile.Write(At("x.npz"), layers)).Message, StringComparison.Ordinal);
        Assert.Contains("array name 'ids'", Assert.Throws<DatasetException>(() => FeatureFile.Write(At("x.npz"), [new FeatureSet("ids", ["x"], 1, [1])])).Message, StringComparison.Ordinal);
    }

    private static void Both(NpzWriter archive)
    {
        archive.Add("ids", ["a"]);
        archive.Add("stimulus_ids", ["a"]);
    }

    private static void With(NpzWriter archive, string[] ids, float[] values, params int[] shape)
    {
        archive.Add("ids", ids);
        archive.Add<float>("fc", values, shape);
    }

    private static void WithDouble(NpzWriter archive)
    {
        archive.Add("ids", ["a", "b"]);
        archive.Add<double>("fc", [1, 1e300], 2, 1);
    }

    private void Fault(string name, Action<NpzWriter> fill, string says)
    {
        Npz(name + ".npz", fill);
        Assert.Contains(says, Assert.Throws<DatasetException>(() => FeatureFile.Read(At(name + ".npz"))).Message, StringComparison.Ordinal);
    }

    private void Npz(string name, Action<NpzWriter> fill)
    {
        using FileStream file = File.Create(At(name));
        using var archive = new NpzWriter(file);
        fill(archive);
    }

    private string At(string name) => Path.Combine(_folder.Path, name);
}
