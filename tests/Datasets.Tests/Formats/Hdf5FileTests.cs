using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class Hdf5FileTests
{
    [Theory]
    [InlineData("features_earliest.h5")]
    [InlineData("features_latest.h5")]
    public void Layers_of_every_layout_and_type_are_read(string name)
    {
        Dictionary<string, FeatureSet> layers = Hdf5Features.Read(Repository.Reference("hdf5", name)).ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        float[] values = [.. Enumerable.Range(0, 48).Select(i => i / 8f)];
        Assert.Equal(values, layers["conv1"].Values);
        Assert.Equal(["cat", "dog", "emu", "fox"], layers["conv1"].StimulusIds);
        Assert.Equal(Part(values, 0), layers["block/fc"].Values);
        Assert.Equal(Part(values, 1), layers["block/half"].Values);
        Assert.Equal(Part(values, 2).Select(MathF.Truncate), layers["grown"].Values);
        Assert.Equal(Part(values, 2).Select(MathF.Truncate), layers["grown2"].Values);
        Assert.All(Enumerable.Range(0, 12), i => Assert.All(layers[$"many/m{i:00}"].Values, value => Assert.Equal(i, value)));
        Assert.Equal(17, layers.Count);
    }

    [Theory]
    [InlineData("link_external.h5", "a link 'external' to another file")]
    [InlineData("link_soft.h5", "a soft link 'soft' to 'soft'")]
    [InlineData("raw_elsewhere.h5", "outside")]
    [InlineData("unwritten.h5", "never written, or that lies in another file")]
    [InlineData("virtual.h5", "a virtual data set")]
    public void Nothing_outside_the_file_is_read(string name, string says) =>
        Assert.Contains(says, Assert.Throws<DatasetException>(() => Hdf5Features.Read(Repository.Reference("hdf5", name))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("giant.h5", "an array of 16000000000 bytes; expected no more than the file can hold")]
    [InlineData("bomb.h5", "decompression bomb")]
    public void Sizes_are_refused_before_they_cost_anything(string name, string says)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(says, Assert.Throws<DatasetException>(() => Hdf5Features.Read(Repository.Reference("hdf5", name))).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
    }

    [Fact]
    public void A_header_that_does_not_give_its_checksum_is_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = File.ReadAllBytes(Repository.Reference("hdf5", "features_latest.h5"));
        int at = bytes.AsSpan().LastIndexOf("OHDR"u8);
        bytes[at + 20] ^= 1;
        File.WriteAllBytes(folder.File("x.h5"), bytes);
        Assert.Contains($"an object header at byte {at} that does not give its checksum", Assert.Throws<DatasetException>(() => Hdf5Features.Read(folder.File("x.h5"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0xDEADBEEF)]
    [InlineData("Four score and seven years ago", 0x17770551)]
    public void The_checksum_is_the_published_one(string text, uint sum) =>
        Assert.Equal(sum, Hdf5Checksum.Lookup3(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_group_inside_itself_is_entered_once_and_references_find_their_objects()
    {
        using Hdf5File file = Hdf5File.Open(Repository.Reference("hdf5", "cycle.h5"));
        Assert.Equal(["", "a", "stimulus_ids", "a/again", "a/b", "a/conv1", "a/b/up"], file.Items.Select(item => item.Path));
        Assert.Equal(file.Find("a/conv1")!.Address, file.Find("a/again")!.Address);
        Assert.Equal("a", file.At(file.Find("a/b/up")!.Address!.Value)!.Path);
    }

    private static float[] Part(float[] values, int at) =>
        [.. Enumerable.Range(0, 4).SelectMany(row => values.Skip((row * 12) + (at * 4)).Take(4))];
}
