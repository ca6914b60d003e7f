namespace Concord.Datasets.Formats;

/// <summary>Which voxels of a volume are taken, and in which order.</summary>
/// <remarks>Places are counted as NumPy ravels an (x, y, z) volume such as nibabel gives: index = (x · sizeY + y) · sizeZ + z, all from 0.</remarks>
public sealed class VoxelMask
{
    private VoxelMask(int[] sizes, int[] indices)
    {
        Sizes = sizes;
        Indices = indices;
    }

    /// <summary>(3) sizes of the volume along x, y and z.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>(voxels) places in the volume, in the order in which voxels are read.</summary>
    public IReadOnlyList<int> Indices { get; }

    /// <summary>Takes the voxels where a mask is true, in the order of NumPy's volume[mask].</summary>
    /// <param name="where">What messages call the mask: its file.</param>
    /// <param name="sizes">(3) sizes along x, y and z.</param>
    /// <param name="mask">(x × y × z) row-major, z fastest.</param>
    /// <exception cref="DatasetException">Another number of values, or no voxel.</exception>
    public static VoxelMask Of(string where, IReadOnlyList<int> sizes, IReadOnlyList<bool> mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.Count != Volume(where, sizes))
        {
            throw new DatasetException(where, $"a mask of {mask.Count} values", $"{string.Join('×', sizes)}", "Give one value a voxel of the volume.");
        }

        return Of(where, sizes, [.. Enumerable.Range(0, mask.Count).Where(index => mask[index])]);
    }

    /// <summary>Takes voxels by their places.</summary>
    /// <param name="where">What messages call the list: its file.</param>
    /// <param name="sizes">(3) sizes along x, y and z.</param>
    /// <param name="indices">(voxels) places, each once.</param>
    /// <exception cref="DatasetException">No voxel, one twice, or one outside the volume.</exception>
    public static VoxelMask Of(string where, IReadOnlyList<int> sizes, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        long volume = Volume(where, sizes);
        var seen = new HashSet<int>();
        foreach (int index in indices)
        {
            if (index < 0 || index >= volume || !seen.Add(index))
            {
                throw new DatasetException(where, $"voxel {index}{(index >= 0 && index < volume ? " twice" : "")}", $"places 0…{volume - 1}, each once", "Count as NumPy ravels an (x, y, z) volume.");
            }
        }

        return indices.Count > 0
            ? new VoxelMask([.. sizes], [.. indices])
            : throw new DatasetException(where, "no voxel", "at least one", "Check that the mask is of this volume.");
    }

    /// <summary>A voxel's x, y and z, from 0.</summary>
    internal (int X, int Y, int Z) At(int voxel) =>
        (Indices[voxel] / (Sizes[1] * Sizes[2]), Indices[voxel] / Sizes[2] % Sizes[1], Indices[voxel] % Sizes[2]);

    private static long Volume(string where, IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        double volume = sizes.Aggregate(1.0, (product, size) => product * Math.Max(0, size));
        return sizes.Count == 3 && volume is > 0 and <= int.MaxValue
            ? (long)volume
            : throw new DatasetException(where, $"sizes {string.Join('×', sizes)}", "three sizes above zero", "Give the volume's sizes along x, y and z.");
    }
}
