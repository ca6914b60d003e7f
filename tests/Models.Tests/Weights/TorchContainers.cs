using System.Buffers.Binary;
using System.IO.Compression;

namespace Concord.Models.Tests.Weights;

/// <summary>torch.save's two containers around a given pickle.</summary>
internal static class TorchContainers
{
    public static void Zip(string path, string pickle, byte[]? storage = null, CompressionLevel level = CompressionLevel.NoCompression, string byteOrder = "little")
    {
        using ZipArchive archive = new(File.Create(path), ZipArchiveMode.Create);
        Add(archive, "archive/data.pkl", PickleText.Bytes(pickle), level);
        Add(archive, "archive/byteorder", PickleText.Bytes(byteOrder), level);
        Add(archive, "archive/data/0", storage ?? new byte[8], level);
    }

    public static void Legacy(string path, string pickle, string keys = "\u0080\u0002]X\u0001\0\0\00a.", byte[]? storage = null, bool little = true)
    {
        storage ??= new byte[8];
        using FileStream file = File.Create(path);
        file.Write(PickleText.Bytes("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019."));
        file.Write(PickleText.Bytes("\u0080\u0002M\u00e9\u0003."));
        file.Write(PickleText.Bytes("\u0080\u0002}X\r\0\0\0little_endian" + (little ? "\u0088" : "\u0089") + "s."));
        file.Write(PickleText.Bytes(pickle));
        file.Write(PickleText.Bytes(keys));
        byte[] count = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(count, storage.Length / 4);
        file.Write(count);
        file.Write(storage);
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes, CompressionLevel level)
    {
        using Stream stream = archive.CreateEntry(name, level).Open();
        stream.Write(bytes);
    }
}
