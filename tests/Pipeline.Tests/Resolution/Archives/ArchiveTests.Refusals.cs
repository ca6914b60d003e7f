using System.Formats.Tar;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Resolution.Archives;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Resolution.Archives;

public sealed partial class ArchiveTests
{
    [Theory]
    [InlineData("../outside", "leads out of the folder")]
    [InlineData("a/../../outside", "leads out of the folder")]
    [InlineData("a/../b", "leads out of the folder")]
    [InlineData("/outside/of/the/store", "is an absolute path")]
    [InlineData("C:/outside", "is an absolute path")]
    [InlineData("..\\outside", "has a backslash")]
    [InlineData("a\u0001b", "has a backslash or a control character")]
    [InlineData("./", "")]
    public void Names_that_lead_elsewhere_are_refused(string name, string why)
    {
        foreach (ArchiveKind kind in Enum.GetValues<ArchiveKind>())
        {
            byte[] archive = MadeArchives.Make(kind, ("good.txt", "good"), (name, "bad"));
            if (why.Length == 0)
            {
                Assert.Equal(["good.txt"], Directory.GetFiles(this.Unpack(archive, new ArchiveForm(kind))).Select(Path.GetFileName));
            }
            else
            {
                string message = this.Refused(archive, kind);
                Assert.True(message.Contains(why, StringComparison.Ordinal), message);
            }
        }
    }

    [Theory]
    [InlineData("a.txt", "a.txt", "is there twice")]
    [InlineData("a.txt", "A.TXT", "is there twice")]
    [InlineData("Images/a.txt", "images/b.txt", "differs only in case from 'Images'")]
    [InlineData("a", "a/b.txt", "needs a folder 'a', which is a file")]
    [InlineData("a/b.txt", "a", "is there twice")]
    public void Names_that_collide_are_refused(string first, string second, string why)
    {
        foreach (ArchiveKind kind in Enum.GetValues<ArchiveKind>())
        {
            Assert.Contains(why, this.Refused(MadeArchives.Make(kind, (first, "1"), (second, "2")), kind), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Links_and_special_files_are_refused()
    {
        Assert.Contains("is a symbolic link", this.Refused(MadeArchives.ZipOfKind(0xA1FF, "/etc/passwd"), ArchiveKind.Zip), StringComparison.Ordinal);
        Assert.Contains("is neither a file nor a folder", this.Refused(MadeArchives.ZipOfKind(0x61FF, ""), ArchiveKind.Zip), StringComparison.Ordinal);
        Assert.Contains("is a symbolic link to '../..'", this.Refused(MadeArchives.Tar(new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "../.." }), ArchiveKind.Tar), StringComparison.Ordinal);
        Assert.Contains("is a hard link to '/etc/passwd'", this.Refused(MadeArchives.Tar(new PaxTarEntry(TarEntryType.HardLink, "link") { LinkName = "/etc/passwd" }), ArchiveKind.Tar), StringComparison.Ordinal);
        Assert.Contains("is neither a file nor a folder (CharacterDevice)", this.Refused(MadeArchives.Tar(new PaxTarEntry(TarEntryType.CharacterDevice, "dev") { DeviceMajor = 1, DeviceMinor = 3 }), ArchiveKind.Tar), StringComparison.Ordinal);
        Assert.Contains("is neither a file nor a folder (Fifo)", this.Refused(MadeArchives.Tar(new PaxTarEntry(TarEntryType.Fifo, "pipe")), ArchiveKind.Tar), StringComparison.Ordinal);
    }

    [Fact]
    public void Bombs_are_left_at_the_limit()
    {
        string zeros = new('0', 4_000_000);
        ArchiveLimits limits = new() { Harmless = 1_000_000, Entries = 3, Depth = 2 };
        foreach (ArchiveKind kind in new[] { ArchiveKind.Zip, ArchiveKind.TarGzip })
        {
            byte[] bomb = MadeArchives.Make(kind, ("small.txt", "1"), ("zeros", zeros));
            Assert.True(bomb.Length < 20_000);
            Assert.Contains($"its contents pass {Math.Max(1_000_000, bomb.Length * 200)} bytes", this.Refused(bomb, kind, limits), StringComparison.Ordinal);
            Assert.Equal(4_000_001, Directory.GetFiles(this.Unpack(bomb, new ArchiveForm(kind, 4_000_001), limits)).Sum(path => new FileInfo(path).Length));
            // Declared smaller than it is.
            Assert.Contains("its contents pass 4000000 bytes", this.Refused([.. bomb, 0], new ArchiveForm(kind, 4_000_000), limits), StringComparison.Ordinal);
        }

        Assert.Contains("more than 3 files and folders", this.Refused(MadeArchives.Tar(("1", ""), ("2", ""), ("3", ""), ("4", "")), ArchiveKind.Tar, limits), StringComparison.Ordinal);
        Assert.Contains("lies deeper than 2 folders", this.Refused(MadeArchives.Tar(("a/b/c/d", "")), ArchiveKind.Tar, limits), StringComparison.Ordinal);
        Assert.Contains("longer than 1024 bytes", this.Refused(MadeArchives.Tar((string.Join('/', Enumerable.Repeat(new string('x', 200), 6)), "")), ArchiveKind.Tar), StringComparison.Ordinal);
        Assert.Contains("that is no file name here", this.Refused(MadeArchives.Tar((new string('x', 300), "")), ArchiveKind.Tar), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python.zip", ArchiveKind.Zip)]
    [InlineData("pax.tar", ArchiveKind.Tar)]
    [InlineData("gnu.tar.gz", ArchiveKind.TarGzip)]
    public void Of_three_hundred_damaged_archives_each_is_unpacked_whole_or_refused(string file, ArchiveKind kind)
    {
        byte[] good = File.ReadAllBytes(Repository.Reference("archives", file));
        Random random = new(7);
        // A hundred of each kind.
        int refused = 0;
        for (int i = 0; i < 100; i++)
        {
            byte[] bad = Damage(good, random);
            string archive = this.Put(bad);
            string store = this.folder.File("store" + i);
            try
            {
                string path = new UnpackedStore(store).Unpack(Spec(new ArchiveForm(kind)), new ResolvedFile(archive, HashOf(bad), FileOrigin.Store, ""), new FetchOptions(), Token);
                Assert.NotNull(new UnpackedStore(store).Find(HashOf(bad), new ArchiveForm(kind)));
                Assert.StartsWith(store, path, StringComparison.Ordinal);
            }
            catch (ResolutionException)
            {
                refused++;
                Assert.DoesNotContain(Directory.GetFiles(store, "*", SearchOption.AllDirectories), left => !left.EndsWith(".lock", StringComparison.Ordinal));
            }
        }

        Assert.InRange(refused, 20, 100);
        Assert.All(Directory.GetFileSystemEntries(this.folder.Path), path => Assert.Matches("^(store|archive)", Path.GetFileName(path)));
    }
}
