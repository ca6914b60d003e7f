using Concord.Models.Weights.Zip;
using TorchSharp;

namespace Concord.Models.Weights.Numpy;

/// <summary>Arrays as numpy.save, numpy.savez and numpy.savez_compressed write them; keys are the entries' names, slashes and all.</summary>
/// <remarks>
/// Google's ViT, MLP-Mixer and BiT weights are such archives. bfloat16 stands there as two raw bytes (<c>V2</c>), because NumPy has no
/// name for it. Arrays of Python objects are pickles and are left out. Deflated entries may unpack to sixteen times the file and 64 MiB
/// in all, which weights never reach: random digits do not shrink.
/// </remarks>
internal static class NumpyReader
{
    private const string Extension = ".npy";
    private const long FreeBytes = 64L << 20;
    private const int MostTimes = 16;

    private static readonly Dictionary<string, torch.ScalarType> Types = new(StringComparer.Ordinal)
    {
        ["f8"] = torch.ScalarType.Float64,
        ["f4"] = torch.ScalarType.Float32,
        ["f2"] = torch.ScalarType.Float16,
        ["V2"] = torch.ScalarType.BFloat16,
        ["i8"] = torch.ScalarType.Int64,
        ["i4"] = torch.ScalarType.Int32,
        ["i2"] = torch.ScalarType.Int16,
        ["i1"] = torch.ScalarType.Int8,
        ["u1"] = torch.ScalarType.Byte,
        ["b1"] = torch.ScalarType.Bool,
    };

    /// <summary>Whether an archive holds arrays and nothing else.</summary>
    public static bool IsArchive(ZipIndex index) => index.Entries.Count > 0 && index.Entries.Keys.All(name => name.EndsWith(Extension, StringComparison.Ordinal));

    /// <summary>An archive of arrays.</summary>
    public static StoredWeights Read(MappedFile file, ZipIndex index)
    {
        long unpacked = index.Entries.Values.Where(entry => entry.IsDeflated).Aggregate(0L, (sum, entry) => sum > long.MaxValue - entry.Length ? long.MaxValue : sum + entry.Length);
        long limit = FreeBytes + (MostTimes * file.Length);
        if (unpacked > limit)
        {
            throw WeightsMessages.TooLarge(file.Path, "compressed entries", $"{unpacked} bytes when unpacked", limit);
        }

        index.CheckSums(file);
        List<StoredTensor> tensors = [];
        List<string> skipped = [];
        foreach (ZipEntry entry in index.Entries.Values)
        {
            string where = $"entry '{entry.Name}'";
            ReadOnlySpan<byte> head = entry.IsDeflated
                ? DeflatedBytes.Head(file, entry, NpyHeader.MostBytes)
                : file.Span(entry.Offset, (int)Math.Min(NpyHeader.MostBytes, entry.Length));
            NpyHeader header = NpyHeader.Parse(head, file.Path, where);
            if (Stored(file, header, entry.Length, entry.Name[..^Extension.Length], where, skipped, (type, elements) => entry.IsDeflated
                ? new DeflatedBytes(file, entry, header.DataStart, type, elements)
                : new MappedBytes(file, type, entry.Offset + header.DataStart, elements)) is { } tensor)
            {
                tensors.Add(tensor);
            }
        }

        return Found(file, "numpy-npz", tensors, skipped);
    }

    /// <summary>One array; its key is the file's name without extension.</summary>
    public static StoredWeights Read(MappedFile file)
    {
        NpyHeader header = NpyHeader.Parse(file.Span(0, (int)Math.Min(NpyHeader.MostBytes, file.Length)), file.Path, "header");
        List<string> skipped = [];
        StoredTensor? tensor = Stored(file, header, file.Length, Path.GetFileNameWithoutExtension(file.Path), "header", skipped, (type, elements) => new MappedBytes(file, type, header.DataStart, elements));
        return Found(file, "numpy-npy", tensor is null ? [] : [tensor], skipped);
    }

    private static StoredWeights Found(MappedFile file, string format, List<StoredTensor> tensors, List<string> skipped) => tensors.Count > 0
        ? new StoredWeights { Format = format, StateDictPath = StoredWeights.TopLevel, Tensors = tensors, Skipped = skipped }
        : throw WeightsMessages.NoTensors(file.Path, skipped);

    private static StoredTensor? Stored(MappedFile file, NpyHeader header, long length, string name, string where, List<string> skipped, Func<torch.ScalarType, long, StoredBytes> bytes)
    {
        string order = header.Type.Length > 0 ? header.Type[..1] : "";
        if (order is not ("<" or "|" or ">") || !Types.TryGetValue(header.Type[1..], out torch.ScalarType type))
        {
            skipped.Add($"'{name}': {(header.Type == "|O" ? "an array of Python objects (a pickle)" : header.Type == "[" ? "a structured array" : $"an array of element type '{header.Type}'")}, not read");
            return null;
        }

        if (order == ">")
        {
            throw WeightsMessages.BigEndian(file.Path);
        }

        long elements = TensorShape.Count(header.Shape) ?? throw WeightsMessages.Damaged(file.Path, where, $"shape {TensorShape.Text(header.Shape)}", "a shape whose size is a number");
        long expected = elements * ElementTypes.Size(type);
        return length - header.DataStart == expected
            ? new StoredTensor(name, bytes(type, elements), 0, header.Shape, header.IsFortran ? TensorShape.ColumnMajor(header.Shape) : TensorShape.RowMajor(header.Shape))
            : throw WeightsMessages.Damaged(file.Path, where, $"{length - header.DataStart} bytes of values", $"{expected} for shape {TensorShape.Text(header.Shape)} of '{header.Type}'");
    }
}
