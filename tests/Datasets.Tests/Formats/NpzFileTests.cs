using System.IO.Compression;
using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class NpzFileTests
{
    [Fact]
    public void An_archive_from_elsewhere_is_read_and_its_pickle_is_refused()
    {
        using NpzFile file = NpzFile.Open(Repository.Reference("npy", "mixed.npz"));
        Assert.Equal(["f4", "unicode", "object"], file.Names);
        Assert.Equal([0, 1, 2, 3, 4, 5.5f], file.Read("f4").ToSingles());
        Assert.Equal("Grüße", file.Read("unicode").ToStrings()[1]);
        Assert.Contains("mixed.npz[object]: an object array", Assert.Throws<DatasetException>(() => file.Read("object")).Message, StringComparison.Ordinal);
        Assert.Contains("one of f4, unicode, object", Assert.Throws<DatasetException>(() => file.Read("g")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_NumPy_wrote_is_read()
    {
        using NpzFile file = NpzFile.Open(Repository.Shared("golden", "activations", "tinyresnet.npz"));
        Assert.Contains("__output__", file.Names);
        Assert.All(file.Names, name => Assert.True(file.Read(name).Count > 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_same_arrays_give_the_same_bytes_and_come_back(bool compress)
    {
        byte[] first = Write(compress);
        Assert.Equal(first, Write(compress));
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "x.npz");
        File.WriteAllBytes(path, first);
        using NpzFile file = NpzFile.Open(path);
        Assert.Equal([1.5f, 2, 3, 4], file.Read("layer.one/two").ToSingles());
        Assert.Equal(["ä", "bc"], file.Read("ids").ToStrings());
    }

    [Fact]
    public void Damaged_and_bomb_archives_are_refused()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "x.npz");
        byte[] whole = Write(compress: true);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        Assert.Contains("zip directory", Assert.Throws<DatasetException>(() => NpzFile.Open(path)).Message, StringComparison.Ordinal);
        WriteZeros(path, 70 << 20);
        using NpzFile bomb = NpzFile.Open(path);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("decompression bomb", Assert.Throws<DatasetException>(() => bomb.Read("zeros")).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Fact]
    public void An_archive_with_other_members_or_a_name_twice_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "x.zip");
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            zip.CreateEntry("../../evil.sh");
        }

        Assert.Contains("member '../../evil.sh'", Assert.Throws<DatasetException>(() => NpzFile.Open(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            zip.CreateEntry("a.npy");
            zip.CreateEntry("a.npy");
        }

        Assert.Contains("'a' twice", Assert.Throws<DatasetException>(() => NpzFile.Open(path)).Message, StringComparison.Ordinal);
    }

    private static byte[] Write(bool compress)
    {
        using var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream, compress))
        {
            writer.Add("ids", ["ä", "bc"]);
            writer.Add<float>("layer.one/two", [1.5f, 2, 3, 4], 2, 2);
        }

        return stream.ToArray();
    }

    private static void WriteZeros(string path, int bytes)
    {
        // As hard as deflate can: our own writer's fast level stays below the limit even on zeros.
        using FileStream file = File.Create(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        using Stream member = archive.CreateEntry("zeros.npy", CompressionLevel.SmallestSize).Open();
        NpyWriter.Write<byte>(member, new byte[bytes], bytes);
    }
}
