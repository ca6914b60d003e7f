using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Hostile;

public sealed class Hdf5BetasHostileTests
{
    [Theory]
    [InlineData("betas_session01.hdf5")]
    [InlineData("betas_session03.hdf5")]
    [InlineData("TYPED_FITHRF_GLMDENOISE_RR.hdf5")]
    public void Damaged_betas_are_refused_or_read(string name)
    {
        VoxelMask mask = VoxelMask.Of("mask", [2, 3, 4], [23, 1, 6]);
        HostileReport report = HostileFiles.Check(Repository.Reference("betas", name), path => Hdf5Betas.Read([path], mask), HostileLimits.Hdf5);
        Assert.True(report.Refused > 60, report.ToString());
    }
}
