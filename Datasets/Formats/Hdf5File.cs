using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace Concord.Datasets.Formats;

/// <summary>An HDF5 file, opened safely: the only way in which HDF5, NetCDF-4 and MATLAB 7.3 files are read.</summary>
/// <remarks>
/// Library: PureHDF, which trusts its files. Here its walks are ended (<see cref="Hdf5Stream"/>), declared sizes are checked against the file's length before anything is allocated, and its plain exceptions become <see cref="DatasetException"/> with file and data set.
/// Hard links are followed, and each group is entered once, so groups inside themselves do no harm. External links, external raw data and virtual data sets are refused: nothing outside the file is ever read. Soft links are followed inside groups of the older kind (h5py's default) and refused in the newer kind, where PureHDF cannot end a cycle.
/// A structure's size that lies may cost address space of up to 2 GiB for the moment until the file's end is met; it is not filled with data.
/// </remarks>
internal sealed class Hdf5File : IDisposable
{
    private const int MaximumDepth = 64;
    private const int FreeItems = 100_000;

    // Structures are small and far apart; values are read past the buffer.
    private const int StructureBytes = 4096;

    private readonly Hdf5Stream _stream;
    private readonly NativeFile _file;
    private readonly long _base;
    private readonly List<Hdf5Item> _items = [];
    private readonly Dictionary<string, Hdf5Item> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, Hdf5Item> _byAddress = [];

    static Hdf5File() => H5Filter.Register(new Hdf5Deflate());

    private Hdf5File(string path, Hdf5Stream stream, NativeFile file, long baseAddress)
    {
        Path = path;
        _stream = stream;
        _file = file;
        _base = baseAddress;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The file's length, bytes.</summary>
    public long Length => _stream.Length;

    /// <summary>Bytes of values that PureHDF has taken from this file since it was last set to 0.</summary>
    public long DataBytes
    {
        get => _stream.DataBytes;
        set => _stream.DataBytes = value;
    }

    /// <summary>The root group.</summary>
    public Hdf5Item Root => _byPath[""];

    /// <summary>Every group and data set, groups before what they hold; the root is the first and has the path "".</summary>
    public IReadOnlyList<Hdf5Item> Items => _items;

    /// <summary>Opens a file and walks through all of its groups.</summary>
    /// <exception cref="DatasetException">Not HDF5, damaged, or with links out of the file.</exception>
    public static Hdf5File Open(string path)
    {
        var stream = new Hdf5Stream(FileBytes.Open(path, StructureBytes), path);
        try
        {
            long baseAddress = Hdf5Superblock.BaseAddress(stream, path);
            Hdf5File opened = Guard(path, stream, () =>
            {
                stream.Headers = null;
                return new Hdf5File(path, stream, H5File.Open(stream, leaveOpen: true), baseAddress);
            });
            _ = Guard(path, stream, () => opened.Walk());
            return opened;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The object under a path such as "group/data", or null.</summary>
    public Hdf5Item? Find(string path) => _byPath.GetValueOrDefault(path.Trim('/'));

    /// <summary>The object that a reference points at, or null.</summary>
    public Hdf5Item? At(ulong reference) => _byAddress.GetValueOrDefault(reference);

    /// <summary>Runs something that PureHDF may fail at and names the fault.</summary>
    public T Guard<T>(string where, Func<T> read) => Guard(where, _stream, read);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _stream.Dispose();
    }

    private static T Guard<T>(string where, Hdf5Stream stream, Func<T> read)
    {
        try
        {
            T value = read();
            stream.ThrowIfFaulted();
            return value;
        }
        catch (Exception fault) when (fault is not DatasetException)
        {
            // PureHDF raises plain exceptions of many kinds for damaged files, OutOfMemoryException for absurd sizes among them; this is the border where they get a name.
            stream.ThrowIfFaulted();
            throw new DatasetException(where, $"HDF5 that cannot be read ({fault.GetBaseException().Message})", "a whole HDF5 file", "Copy it again; if it is whole, write it again with h5py, with no filter but gzip and shuffle.", fault);
        }
    }

    private bool Walk()
    {
        Add("", _file);
        for (int next = 0; next < _items.Count; next++)
        {
            Hdf5Item item = _items[next];
            if (item.Kind is not Hdf5Kind.Group || (item.Path.Length > 0 && item.Address is { } address && _byAddress[address] != item))
            {
                continue;
            }

            if (item.Path.AsSpan().Count('/') > MaximumDepth)
            {
                throw new DatasetException(item.Where, $"groups nested deeper than {MaximumDepth}", "a shallower file", "Copy the objects into a new file.");
            }

            Enter(item);
        }

        return true;
    }

    private void Enter(Hdf5Item group)
    {
        using IEnumerator<IH5Object> children = ((IH5Group)group.Node).Children().GetEnumerator();
        while (true)
        {
            _stream.Headers = null;
            if (!children.MoveNext())
            {
                return;
            }

            IH5Object child = children.Current;
            if (child is IH5UnresolvedLink or not (IH5Group or IH5Dataset))
            {
                continue;
            }

            // Groups that are named in their parent's table are not looked at until they are asked for something.
            _ = _stream.Headers is null && child.AttributeExists("");
            Add(group.Path.Length == 0 ? child.Name : $"{group.Path}/{child.Name}", child);
        }
    }

    private void Add(string path, IH5Object node)
    {
        if (_items.Count > FreeItems + (Length / 32))
        {
            throw new DatasetException(Path, $"more than {_items.Count} objects", "no more than the file can hold", "The file is damaged; copy it again.");
        }

        // More than one header was met: a soft link's way, or a type that is kept as an object of its own. Then no reference is known to point here.
        ulong? address = _stream.Headers is { } met && met.First == met.Last ? (ulong)(met.First - _base) : null;
        var item = new Hdf5Item(this, path, node, address);
        if (_byPath.TryAdd(path, item))
        {
            _items.Add(item);
            _ = address is { } key && _byAddress.TryAdd(key, item);
        }
    }
}
