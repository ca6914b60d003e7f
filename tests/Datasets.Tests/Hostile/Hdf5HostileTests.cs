using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Hostile;

public sealed class Hdf5HostileTests
{
    [Theory]
    [InlineData("features_earliest.h5")]
    [InlineData("features_latest.h5")]
    [InlineData("cycle.h5")]
    public void Damaged_features_are_refused_or_read(string name)
    {
        HostileReport report = HostileFiles.Check(Repository.Reference("hdf5", name), path => Hdf5Features.Read(path), HostileLimits.Hdf5);
        Assert.True(report.Refused > 60, report.ToString());
    }

    [Fact]
    public void Damaged_chunks_are_refused_or_read()
    {
        HostileReport report = HostileFiles.Check(
            Repository.Reference("hdf5", "chunks.h5"),
            path =>
            {
                foreach (string name in (string[])["partial", "packed", "line", "short", "deep", "beyond", "absent"])
                {
                    Hdf5Array.Read(path, name);
                }
            },
            HostileLimits.Hdf5);
        Assert.True(report.Refused > 60, report.ToString());
    }
}
