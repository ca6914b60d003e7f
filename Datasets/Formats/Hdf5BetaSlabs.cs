using PureHDF.VOL.Native;

namespace Concord.Datasets.Formats;

/// <summary>Reads betas slab by slab: the part of the volume that holds the wanted voxels, in the order that suits the file.</summary>
internal sealed class Hdf5BetaSlabs
{
    // Dividing, as readers of NSD do, gives another last digit than a factor of 1/300 would.
    private const double NsdDivisor = 300;
    private const int SlabBytes = 16 << 20;

    private readonly Hdf5Item _item;
    private readonly int[] _shape;
    private readonly int _trialAxis;
    private readonly int[][] _places;

    /// <summary>Checks the sizes.</summary>
    /// <exception cref="DatasetException">Not four sizes, not the mask's volume, or axes that cannot be told.</exception>
    public Hdf5BetaSlabs(Hdf5Item item, VoxelMask voxels, Hdf5BetaLayout layout)
    {
        _item = item;
        _ = Hdf5Sizes.Count(item);
        _shape = item.Shape;
        _trialAxis = Axis(voxels, layout);
        (int X, int Y, int Z)[] places = [.. Enumerable.Range(0, voxels.Indices.Count).Select(voxels.At)];
        int[] x = Array.ConvertAll(places, place => place.X);
        int[] y = Array.ConvertAll(places, place => place.Y);
        int[] z = Array.ConvertAll(places, place => place.Z);
        _places = _trialAxis == 0 ? [[], z, y, x] : [x, y, z, []];
    }

    public int Trials => _shape[_trialAxis];

    /// <summary>Reads every trial of the wanted voxels.</summary>
    /// <param name="target">(trials × voxels) filled.</param>
    /// <param name="scale">Factor, or null for the file's own.</param>
    /// <returns>The number of slabs.</returns>
    public int Fill(Span<double> target, double? scale)
    {
        double divisor = scale is null && _item.Kind is Hdf5Kind.Integer ? NsdDivisor : 1;
        (int Start, int Count)[] bounds = [.. _places.Select((places, axis) => axis == _trialAxis ? (0, Trials) : (places.Min(), places.Max() - places.Min() + 1))];
        H5DatasetAccess cache = Hdf5Values.Cache(_item);
        int along = Along(cache);
        long one = bounds.Where((_, axis) => axis != along).Aggregate((long)_item.Dataset.Type.Size, (product, bound) => product * bound.Count);
        int step = (int)Math.Clamp(SlabBytes / Math.Max(1, one), 1, Math.Max(1, bounds[along].Count));
        int slabs = 0;
        for (int first = 0; first < bounds[along].Count; first += step, slabs++)
        {
            (int Start, int Count)[] slab = [.. bounds];
            slab[along] = (bounds[along].Start + first, Math.Min(step, bounds[along].Count - first));
            double[] values = new double[slab.Aggregate(1L, (product, bound) => product * bound.Count)];
            Hdf5Values.Block(_item, cache, Array.ConvertAll(slab, bound => (ulong)bound.Start), Array.ConvertAll(slab, bound => (ulong)bound.Count), values.AsSpan());
            Scatter(slab, values, target, value => value / divisor * (scale ?? 1));
        }

        return slabs;
    }

    private int Axis(VoxelMask voxels, Hdf5BetaLayout layout)
    {
        (int x, int y, int z) = (voxels.Sizes[0], voxels.Sizes[1], voxels.Sizes[2]);
        bool isFirst = _shape is [_, var a, var b, var c] && (a, b, c) == (z, y, x);
        bool isLast = _shape is [var d, var e, var f, _] && (d, e, f) == (x, y, z);
        return (layout, isFirst, isLast) switch
        {
            (Hdf5BetaLayout.TrialsZyx, true, _) or (Hdf5BetaLayout.Told, true, false) => 0,
            (Hdf5BetaLayout.XyzTrials, _, true) or (Hdf5BetaLayout.Told, false, true) => 3,
            (Hdf5BetaLayout.Told, true, true) => throw new DatasetException(_item.Where, $"betas of {string.Join('×', _shape)}, which may be trials first or last", "one order of axes", "Say the layout."),
            _ => throw new DatasetException(_item.Where, $"betas of {string.Join('×', _shape)}", $"trials×{z}×{y}×{x} or {x}×{y}×{z}×trials, as the mask is {x}×{y}×{z}", "Use the mask of this space and subject."),
        };
    }

    // Along the first axis, unless chunks reach over all trials: then each chunk would be read once for every slab of trials.
    private int Along(H5DatasetAccess cache)
    {
        if (_trialAxis != 0 || Trials < 2 || cache.ChunkCache is not Hdf5ChunkCache chunks)
        {
            return 0;
        }

        ulong[] start = Array.ConvertAll(_places, places => places.Length == 0 ? 0 : (ulong)places[0]);
        ulong[] ones = [1, 1, 1, 1];
        Hdf5Values.Block(_item, cache, start, ones, new double[1].AsSpan());
        start[0] = (ulong)Trials - 1;
        Hdf5Values.Block(_item, cache, start, ones, new double[1].AsSpan());
        return chunks.Fetches == 1 ? 1 : 0;
    }

    private void Scatter((int Start, int Count)[] slab, double[] values, Span<double> target, Func<double, double> convert)
    {
        long[] strides = [(long)slab[1].Count * slab[2].Count * slab[3].Count, (long)slab[2].Count * slab[3].Count, slab[3].Count, 1];
        (int firstTrial, int trials) = slab[_trialAxis];
        int voxels = _places[1].Length;
        for (int voxel = 0; voxel < voxels; voxel++)
        {
            long at = 0;
            bool isInside = true;
            for (int axis = 0; axis < 4; axis++)
            {
                int place = axis == _trialAxis ? 0 : _places[axis][voxel] - slab[axis].Start;
                isInside &= place >= 0 && (axis == _trialAxis || place < slab[axis].Count);
                at += place * strides[axis];
            }

            for (int trial = 0; isInside && trial < trials; trial++)
            {
                target[((firstTrial + trial) * voxels) + voxel] = convert(values[at + (trial * strides[_trialAxis])]);
            }
        }
    }
}
