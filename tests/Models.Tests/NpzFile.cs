using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Concord.Models.Tests;

/// <summary>Reads the golden arrays: NPY version 1, C order, as raw bytes.</summary>
internal static partial class NpzFile
{
    public static (int[] Shape, byte[] Data) Read(string path, string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using Stream stream = archive.GetEntry(name + ".npy")!.Open();
        return Parse(stream);
    }

    public static (int[] Shape, byte[] Data) ReadNpy(string path)
    {
        using Stream stream = File.OpenRead(path);
        return Parse(stream);
    }

    public static IReadOnlyList<string> Names(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => Path.GetFileNameWithoutExtension(entry.FullName))];
    }

    public static float[] Floats(string path, string name) => MemoryMarshal.Cast<byte, float>(Read(path, name).Data).ToArray();

    private static (int[] Shape, byte[] Data) Parse(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        byte[] bytes = memory.ToArray();
        int length = BitConverter.ToUInt16(bytes, 8);
        string header = Encoding.ASCII.GetString(bytes, 10, length);
        Assert.Contains("'fortran_order': False", header, StringComparison.Ordinal);
        string shape = ShapePattern().Match(header).Groups["sizes"].Value;
        return ([.. shape.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))], bytes[(10 + length)..]);
    }

    [GeneratedRegex(@"'shape': \((?<sizes>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShapePattern();
}
