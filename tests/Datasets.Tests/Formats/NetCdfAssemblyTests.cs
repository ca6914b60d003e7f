using System.Text.Json;
using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class NetCdfAssemblyTests
{
    public static TheoryData<string> Files => ["three", "two", "one", "index", "packed", "netcdf3_classic", "netcdf3_64bit", "netcdf3_records"];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_xarray_wrote_is_read_to_the_last_digit(string name)
    {
        using JsonDocument all = JsonDocument.Parse(File.ReadAllText(Repository.Reference("netcdf", "expected.json")));
        Xarray.Same(all.RootElement.GetProperty(name), NetCdfAssembly.Read(Repository.Reference("netcdf", name + ".nc")));
    }

    [Fact]
    public void A_single_coordinate_becomes_an_attribute() =>
        Assert.Equal("monkey", NetCdfAssembly.Read(Repository.Reference("netcdf", "one.nc")).Attributes["subject"]);

    [Fact]
    public void Another_variable_is_named_in_vain()
    {
        Assert.Contains("no variable 'spikes' among", Assert.Throws<DatasetException>(() => NetCdfAssembly.Read(Repository.Reference("netcdf", "index.nc"), "spikes")).Message, StringComparison.Ordinal);
        Assert.Contains("a plain HDF5 array is read by its path", Assert.Throws<DatasetException>(() => NetCdfAssembly.Read(Repository.Reference("hdf5", "cycle.h5"))).Message, StringComparison.Ordinal);
    }
}
