using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads single-trial betas of selected voxels from HDF5, one file a session: NSD's and GLMsingle's.</summary>
/// <remarks>
/// NSD: `betas`, int16, percent signal change × 300, (750 trials × z × y × x) as h5py shows it (func1pt8mm of subject 1: 750 × 83 × 104 × 81). GLMsingle: `betasmd`, float32, percent signal change, (x × y × z × trials) in TYPED_FITHRF_GLMDENOISE_RR.hdf5 by Python; `modelmd`, reversed, in the .mat file by MATLAB. Which stimulus a trial showed is not in these files.
/// Memory: the result as float64 (8 bytes × trials × voxels), a slab of the file of 16 MiB twice, and for compressed or chunked files the chunks that a slab crosses (at most 512 MiB). The volume is never held as a whole.
/// Sources: Allen et al. 2022, doi:10.1038/s41593-021-00962-x; the shape, the factor and the mask's transposition as public readers of the files use them (h5py shows (750, 83, 104, 81), nibabel's masks are (81, 104, 83)); Prince et al. 2022, doi:10.7554/eLife.77599, and GLMsingle's glmsingle.py, h5_utils.py and GLMestimatesingletrial.m.
/// </remarks>
public static class Hdf5Betas
{
    private static readonly string[] s_names = ["betas", "betasmd", "modelmd"];

    /// <summary>Reads sessions one after another.</summary>
    /// <param name="sessions">(sessions) files, all of the same volume.</param>
    /// <param name="voxels">What is taken.</param>
    /// <param name="name">The data set; null for the one of betas, betasmd and modelmd that is there.</param>
    /// <param name="layout">The order of axes.</param>
    /// <param name="scale">Factor of every value; null for 1/300 where the file holds whole numbers, 1 where it holds reals.</param>
    /// <returns>(presentation × neuroid), with the labels session and trial, both from 1, and x, y and z, from 0; NaN where the file has NaN.</returns>
    /// <exception cref="DatasetException">No betas, another volume than the mask's, axes that cannot be told, or a damaged file.</exception>
    public static LabelledArray Read(IReadOnlyList<string> sessions, VoxelMask voxels, string? name = null, Hdf5BetaLayout layout = Hdf5BetaLayout.Told, double? scale = null)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(voxels);
        if (sessions.Count == 0)
        {
            throw new DatasetException("betas", "no session", "at least one file", "Name the files.");
        }

        int[] trials = [.. sessions.Select(path => With(path, voxels, (name, layout), slabs => slabs.Trials))];
        long count = trials.Sum(trial => (long)trial) * voxels.Indices.Count;
        if (count > Array.MaxLength)
        {
            throw new DatasetException(sessions[0], $"{count} values", $"at most {Array.MaxLength}", "Take fewer voxels or sessions.");
        }

        double[] values = new double[count];
        int first = 0;
        for (int session = 0; session < sessions.Count; session++)
        {
            Memory<double> target = values.AsMemory(first * voxels.Indices.Count, trials[session] * voxels.Indices.Count);
            _ = With(sessions[session], voxels, (name, layout), slabs => slabs.Fill(target.Span, scale));
            first += trials[session];
        }

        return new LabelledArray(sessions[0], "betas", [Presentations(trials), Neuroids(voxels)], values);
    }

    private static T With<T>(string path, VoxelMask voxels, (string? Name, Hdf5BetaLayout Layout) what, Func<Hdf5BetaSlabs, T> use)
    {
        using Hdf5File file = Hdf5File.Open(path);
        Hdf5Item[] found = [.. (what.Name is null ? s_names : [what.Name]).Select(file.Find).OfType<Hdf5Item>()];
        if (found.Length != 1)
        {
            throw new DatasetException(path, $"{found.Length} data sets called {what.Name ?? string.Join(" or ", s_names)}", "one", $"Name one of {string.Join(", ", file.Items.Where(item => item.Kind is not Hdf5Kind.Group).Select(item => item.Path))}.");
        }

        return use(new Hdf5BetaSlabs(found[0], voxels, what.Layout));
    }

    private static LabelledAxis Presentations(int[] trials) => new("presentation", trials.Sum(), new Dictionary<string, LabelColumn>(StringComparer.Ordinal)
    {
        ["session"] = LabelColumn.Of([.. trials.SelectMany((count, session) => Enumerable.Repeat(session + 1L, count))]),
        ["trial"] = LabelColumn.Of([.. trials.SelectMany(count => Enumerable.Range(1, count).Select(trial => (long)trial))]),
    });

    private static LabelledAxis Neuroids(VoxelMask voxels)
    {
        (int X, int Y, int Z)[] places = [.. Enumerable.Range(0, voxels.Indices.Count).Select(voxels.At)];
        return new("neuroid", places.Length, new Dictionary<string, LabelColumn>(StringComparer.Ordinal)
        {
            ["x"] = LabelColumn.Of([.. places.Select(place => (long)place.X)]),
            ["y"] = LabelColumn.Of([.. places.Select(place => (long)place.Y)]),
            ["z"] = LabelColumn.Of([.. places.Select(place => (long)place.Z)]),
        });
    }
}
