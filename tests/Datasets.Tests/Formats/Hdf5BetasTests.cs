using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class Hdf5BetasTests
{
    private static readonly int[] s_sizes = [2, 3, 4];

    // (1, 2, 3), (0, 0, 1) and (0, 1, 2), in that order.
    private static readonly VoxelMask s_three = VoxelMask.Of("mask", s_sizes, [23, 1, 6]);
    private static readonly double[] s_values = [123, 1, 12];

    [Fact]
    public void Sessions_of_every_chunking_are_read_voxel_by_voxel_and_joined()
    {
        LabelledArray betas = Hdf5Betas.Read([At("betas_session01.hdf5"), At("betas_session02.hdf5"), At("betas_session03.hdf5")], s_three);
        Assert.Equal(Enumerable.Range(0, 12).SelectMany(trial => s_values.Select(value => ((1000 * trial) + value) / 300)), betas.Values);
        Assert.Equal("12 presentation × 3 neuroid", betas.ShapeText);
        Assert.Equal([1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3], betas.Axes[0].Labels["session"].ToInt64s()!);
        Assert.Equal([1, 2, 3, 4, 5, 1, 2, 3, 1, 2, 3, 4], betas.Axes[0].Labels["trial"].ToInt64s()!);
        Assert.Equal([1, 0, 0], betas.Axes[1].Labels["x"].ToInt64s()!);
        Assert.Equal([2, 0, 1], betas.Axes[1].Labels["y"].ToInt64s()!);
        Assert.Equal([3, 1, 2], betas.Axes[1].Labels["z"].ToInt64s()!);
    }

    [Fact]
    public void Betas_of_GLMsingle_have_trials_last_and_keep_their_values()
    {
        LabelledArray betas = Hdf5Betas.Read([At("TYPED_FITHRF_GLMDENOISE_RR.hdf5")], s_three);
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(trial => new[] { double.NaN, ((1000 * trial) + 1) / 8.0, ((1000 * trial) + 12) / 8.0 }), betas.Values);
        Assert.Equal(2 * betas.Values[1], Hdf5Betas.Read([At("TYPED_FITHRF_GLMDENOISE_RR.hdf5")], s_three, scale: 2).Values[1]);
    }

    [Fact]
    public void A_mask_takes_voxels_in_the_order_of_NumPy()
    {
        VoxelMask mask = VoxelMask.Of("mask", s_sizes, Enumerable.Range(0, 24).Select(index => index is 1 or 6 or 23).ToArray());
        Assert.Equal([1, 6, 23], mask.Indices);
        Assert.Equal([1 / 300.0, 12 / 300.0, 123 / 300.0], Hdf5Betas.Read([At("betas_session01.hdf5")], mask).Values[..3]);
        VoxelMask all = VoxelMask.Of("mask", s_sizes, Enumerable.Repeat(true, 24).ToArray());
        Assert.Equal(Hdf5Betas.Read([At("betas_session02.hdf5")], all).Values, Enumerable.Range(5, 3).SelectMany(trial => Enumerable.Range(0, 24).Select(i => ((1000 * trial) + (100 * (i / 12)) + (10 * (i / 4 % 3)) + (i % 4)) / 300.0)));
    }

    [Fact]
    public void Each_fault_is_named()
    {
        Fault("expected trials×3×3×2 or 2×3×3×trials", () => Hdf5Betas.Read([At("betas_session01.hdf5")], VoxelMask.Of("mask", [2, 3, 3], [0])));
        Fault("trials first or last", () => Hdf5Betas.Read([At("cube.hdf5")], VoxelMask.Of("mask", [2, 2, 2], [0])));
        Assert.Equal(2, Hdf5Betas.Read([At("cube.hdf5")], VoxelMask.Of("mask", [2, 2, 2], [0]), layout: Hdf5BetaLayout.XyzTrials).Values.Length);
        Fault("no data set 'x'", () => Hdf5Array.Read(At("cube.hdf5"), "x"));
        Fault("0 data sets called x", () => Hdf5Betas.Read([At("cube.hdf5")], s_three, "x"));
        Fault("voxel 24;", () => VoxelMask.Of("mask", s_sizes, [24]));
        Fault("voxel 3 twice", () => VoxelMask.Of("mask", s_sizes, [3, 3]));
        Fault("no voxel", () => VoxelMask.Of("mask", s_sizes, new bool[24]));
        Fault("a mask of 3 values", () => VoxelMask.Of("mask", s_sizes, new bool[3]));
        Fault("sizes 2×0×4", () => VoxelMask.Of("mask", [2, 0, 4], [0]));
    }

    [Fact]
    public void Any_array_is_read_by_its_path()
    {
        LabelledArray array = Hdf5Array.Read(At("TYPED_FITHRF_GLMDENOISE_RR.hdf5"), "R2", ["x", "y", "z"]);
        Assert.Equal("2 x × 3 y × 4 z", array.ShapeText);
        Assert.Equal(123, array.Values[^1]);
        Assert.Equal("axis0", Hdf5Array.Read(At("cube.hdf5"), "betas").Axes[0].Name);
        Assert.Equal("0.1", Hdf5Array.Read(Repository.Reference("netcdf", "two.nc"), "data").Attributes["rate"]);
    }

    private static void Fault(string says, Func<object> read) =>
        Assert.Contains(says, Assert.Throws<DatasetException>(() => read()).Message, StringComparison.Ordinal);

    private static string At(string name) => Repository.Reference("betas", name);
}
