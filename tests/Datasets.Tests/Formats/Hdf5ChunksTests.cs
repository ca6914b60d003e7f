using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class Hdf5ChunksTests
{
    [Theory]
    [InlineData("partial", true)]
    [InlineData("packed", true)]
    [InlineData("line", false)]
    [InlineData("short", true)]
    [InlineData("deep", true)]
    [InlineData("beyond", false)]
    public void Every_value_comes_to_its_place(string name, bool isByChunk)
    {
        using Hdf5File file = Hdf5File.Open(Repository.Reference("hdf5", "chunks.h5"));
        Hdf5Item item = file.Find(name)!;
        double[] values = Hdf5Values.Doubles(item);
        Assert.Equal(Enumerable.Range(0, values.Length).Select(i => (double)i), values);
        bool read = item.Dataset.Type.Size switch
        {
            2 when name == "packed" => Hdf5Chunks.TryRead<short, double>(item, new double[values.Length]),
            2 => Hdf5Chunks.TryRead<ushort, double>(item, new double[values.Length]),
            4 => Hdf5Chunks.TryRead<float, double>(item, new double[values.Length]),
            _ => Hdf5Chunks.TryRead<double, double>(item, new double[values.Length]),
        };
        Assert.Equal(isByChunk, read);
    }

    [Fact]
    public void Chunks_that_are_not_there_hold_the_fill_value()
    {
        using Hdf5File file = Hdf5File.Open(Repository.Reference("hdf5", "chunks.h5"));
        float[] values = Hdf5Values.Singles(file.Find("absent")!);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (float)i), values[..200]);
        Assert.All(values[200..], value => Assert.Equal(7, value));
    }
}
