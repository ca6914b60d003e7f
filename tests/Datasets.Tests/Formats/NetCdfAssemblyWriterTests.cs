using System.Text.Json;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Tests;
using CsCheck;

namespace Concord.Datasets.Tests.Formats;

public sealed class NetCdfAssemblyWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(NetCdfAssemblyTests.Files), MemberType = typeof(NetCdfAssemblyTests))]
    public void What_is_written_is_read_back(string name)
    {
        LabelledArray array = NetCdfAssembly.Read(Repository.Reference("netcdf", name + ".nc"));
        NetCdfAssemblyWriter.Write(_folder.File("x.nc"), array);
        using JsonDocument all = JsonDocument.Parse(File.ReadAllText(Repository.Reference("netcdf", "expected.json")));
        Xarray.Same(all.RootElement.GetProperty(name), Renamed(NetCdfAssembly.Read(_folder.File("x.nc")), array.Name));
        Assert.Equal([_folder.File("x.nc")], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Xarray_reads_what_is_written_to_the_last_digit()
    {
        LabelledArray array = NetCdfAssembly.Read(Repository.Reference("netcdf", "three.nc"));
        NetCdfAssemblyWriter.Write(_folder.File("x.nc"), array);
        Xarray.Same(Xarray.Read(_folder.File("x.nc")), array);
    }

    [Fact]
    public void Whole_numbers_beyond_32_bits_are_kept_in_the_64_bit_format()
    {
        LabelledAxis axis = new("presentation", 2, new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { ["time"] = LabelColumn.Of(1L << 40, -7), ["note"] = LabelColumn.Of("", "ü") });
        var array = new LabelledArray("x", "data", [axis], [double.Epsilon, -1.7976931348623157e308]);
        NetCdfAssemblyWriter.Write(_folder.File("x.nc"), array);
        Assert.Equal(5, File.ReadAllBytes(_folder.File("x.nc"))[3]);
        LabelledArray read = NetCdfAssembly.Read(_folder.File("x.nc"));
        Assert.Equal([1L << 40, -7], read.Axes[0].Labels["time"].ToInt64s()!);
        Assert.Equal(["", "ü"], read.Axes[0].Labels["note"].ToTexts());
        Assert.Equal(array.Values, read.Values);
        Xarray.Same(Xarray.Read(_folder.File("x.nc")), array);
    }

    [Fact]
    public void Any_numbers_and_texts_survive() => Gen.Select(Gen.Double.Array[6], Gen.String[Gen.Char["aé漢\n\"/ "], 0, 5].Array[3]).Sample((values, texts) =>
    {
        LabelledAxis[] axes = [new("presentation", 3, new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { ["id"] = LabelColumn.Of(texts) }), new("neuroid", 2)];
        NetCdfAssemblyWriter.Write(_folder.File("x.nc"), new LabelledArray("x", "", axes, values));
        LabelledArray read = NetCdfAssembly.Read(_folder.File("x.nc"));
        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), read.Values.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(texts, read.Axes[0].Labels["id"].ToTexts());
    }, iter: 200, threads: 1);

    [Theory]
    [InlineData("a b", "id", "the name 'a b'")]
    [InlineData("presentation", "a/b", "the name 'a/b'")]
    [InlineData("presentation", "data", "the name 'data', which is taken")]
    [InlineData("string7", "id", "the name 'string7', which is taken")]
    public void Names_that_NetCDF_cannot_take_are_refused(string axis, string label, string says)
    {
        var labels = new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { [label] = LabelColumn.Of(1L) };
        var array = new LabelledArray("x", "data", [new LabelledAxis(axis, 1, labels)], [1]);
        Assert.Contains(says, Assert.Throws<DatasetException>(() => NetCdfAssemblyWriter.Write(_folder.File("x.nc"), array)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private static LabelledArray Renamed(LabelledArray array, string name) => new(array.Where, name, array.Axes, array.Values, array.Attributes);
}
