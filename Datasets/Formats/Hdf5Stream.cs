using System.Runtime.CompilerServices;
using PureHDF;

namespace Concord.Datasets.Formats;

/// <summary>The bytes of an HDF5 file as PureHDF sees them, with a budget: trees and groups that run in circles end in an error and not in an endless walk.</summary>
/// <remarks>
/// PureHDF trusts the file. Everything that it decodes passes here, so here is where a walk is ended: after more reads than an honest file of that length can need, when the stack runs low (object headers that continue in themselves), and at symbolic links (see <see cref="Hdf5Links"/>).
/// A fault stays: every later read raises it again, since PureHDF swallows some exceptions.
/// </remarks>
internal sealed class Hdf5Stream : Stream, IDatasetStream
{
    // Structures are read in words, mostly of 1…8 bytes. Honest files, MATLAB's and netCDF's among them, took at most one read for four bytes.
    private const long FreeReads = 20_000;

    private readonly FileStream _file;
    private readonly string _path;
    private readonly byte[] _three = new byte[3];
    private long _readsLeft;
    private long _threeEnd = -1;
    private int _threeCount;
    private bool _wasSought;
    private DatasetException? _fault;

    public Hdf5Stream(FileStream file, string path)
    {
        _file = file;
        _path = path;
        _readsLeft = FreeReads + file.Length;
    }

    /// <summary>Where object headers were met since it was last cleared: the first and the last place.</summary>
    public (long First, long Last)? Headers { get; set; }

    /// <summary>Bytes of values read since it was last set to 0.</summary>
    public long DataBytes { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Raises the fault that ended the walk, if one did.</summary>
    public void ThrowIfFaulted()
    {
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        Check();
        long at = _file.Position;
        int got = _file.Read(buffer);
        if (got == 1 && buffer.Length == 1)
        {
            Watch(at, buffer[0]);
        }
        else if (got == 4 && buffer.Length == 4 && Hdf5Heaps.Excess(_file.SafeFileHandle, at, buffer, Length) is { } excess)
        {
            throw Fault(excess, $"no more than the file's {Length} bytes");
        }

        _wasSought = false;
        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public void ReadDataset(Span<byte> buffer)
    {
        ThrowIfFaulted();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _file.ReadExactly(buffer);
        DataBytes += buffer.Length;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        // Objects are sought by their address; steps over padding are relative.
        _wasSought = origin is SeekOrigin.Begin;
        return _file.Seek(offset, origin);
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Check()
    {
        ThrowIfFaulted();
        if (_readsLeft-- <= 0)
        {
            throw Fault("structures that are read over and over (a cycle)", "a walk that ends");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fault("structures inside each other without end", "a walk that ends");
        }
    }

    // Single bytes are where headers and links begin: see Hdf5Links and Hdf5File.
    private void Watch(long at, byte value)
    {
        _threeCount = at == _threeEnd ? Math.Min(3, _threeCount + 1) : 1;
        _threeEnd = at + 1;
        (_three[0], _three[1], _three[2]) = (_three[1], _three[2], value);
        if (_wasSought && Hdf5Links.IsHeader(_file.SafeFileHandle, at))
        {
            Headers = (Headers?.First ?? at, at);
            if (value == (byte)'O' && Hdf5Checksum.IsWrong(_file.SafeFileHandle, at))
            {
                throw Fault($"an object header at byte {at} that does not give its checksum", "whole headers");
            }
        }

        if (_threeCount == 3 && Hdf5Links.Symbolic(_file.SafeFileHandle, at - 2, _three) is { } link)
        {
            throw Fault(link, "links inside the file (hard links)");
        }
    }

    private DatasetException Fault(string found, string expected) =>
        _fault = new DatasetException(_path, found, expected, "Copy the objects into a new file with h5py or h5repack; if that fails the file is damaged.");
}
