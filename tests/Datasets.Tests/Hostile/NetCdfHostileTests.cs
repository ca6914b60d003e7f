using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Hostile;

public sealed class NetCdfHostileTests
{
    [Theory]
    [InlineData("three.nc")]
    [InlineData("index.nc")]
    [InlineData("netcdf3_64bit.nc")]
    [InlineData("netcdf3_records.nc")]
    public void Damaged_assemblies_are_refused_or_read(string name)
    {
        HostileReport report = HostileFiles.Check(Repository.Reference("netcdf", name), path => NetCdfAssembly.Read(path), HostileLimits.Hdf5);
        Assert.True(report.Refused > 60, report.ToString());
    }
}
