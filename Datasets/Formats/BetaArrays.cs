using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Single-trial betas of NSD's and GLMsingle's HDF5, of the voxels that a mask marks; chosen by name, since the ending does not tell them.</summary>
/// <remarks>The mask is an array (x × y × z) in any format but a table; voxels that are not 0 are taken, and its numbers are their column `mask`, so that a map of regions can name them. Which stimulus a trial showed stands in the table of presentations.</remarks>
internal sealed class BetaArrays : IArrayFormat
{
    public string Id => "betas";

    public IReadOnlyList<string> Extensions { get; } = [];

    public LabelledArray Read(string path, ArrayRequest request)
    {
        if (request.Mask is null)
        {
            throw new DatasetException(path, "betas without a mask", "a mask of the voxels that are wanted", "Name it in the dataset file: mask: rois.npy. A whole volume would not fit the memory.");
        }

        LabelledArray mask = ArrayFile.Read(request.Mask, new ArrayRequest { Axes = ["x", "y", "z"] });
        int[] sizes = [.. mask.Axes.Select(axis => axis.Length)];
        var voxels = VoxelMask.Of(request.Mask, sizes, [.. mask.Values.Select(value => value != 0)]);
        LabelledArray betas = Hdf5Betas.Read([path], voxels, request.Variable);
        LabelledAxis neuroids = betas.Axes[1];
        var labels = new Dictionary<string, LabelColumn>(neuroids.Labels, StringComparer.Ordinal) { ["mask"] = LabelColumn.Of([.. voxels.Indices.Select(index => mask.Values[index])]) };
        return new LabelledArray(betas.Where, betas.Name, [betas.Axes[0], new LabelledAxis(neuroids.Name, neuroids.Length, labels)], betas.Values, betas.Attributes);
    }
}
