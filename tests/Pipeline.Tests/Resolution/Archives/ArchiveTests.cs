using System.Formats.Tar;
using System.Security.Cryptography;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Formats;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Resolution.Archives;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Resolution.Archives;

/// <summary>Archives become folders of the store, whole or not at all, and nothing is written elsewhere.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => this.folder.Dispose();

    [Theory]
    [InlineData("python.zip", ArchiveKind.Zip)]
    [InlineData("pax.tar", ArchiveKind.Tar)]
    [InlineData("gnu.tar.gz", ArchiveKind.TarGzip)]
    public void Archives_of_Pythons_modules_have_the_tree_hash_that_Python_worked_out(string file, ArchiveKind kind)
    {
        string tree = File.ReadAllText(Repository.Reference("archives", "tree.txt")).Trim();
        string unpacked = this.Unpack(File.ReadAllBytes(Repository.Reference("archives", file)), new ArchiveForm(kind, TreeSha256: tree));
        Assert.Equal(tree, FolderHash.Compute(unpacked));
        if (!OperatingSystem.IsWindows())
        {
            // The archives say setuid and executable.
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(unpacked, "table.csv")) & (UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public void A_fetched_archive_is_unpacked_once_and_serves_when_it_is_gone()
    {
        byte[] zip = MadeArchives.Zip(("images/a.png", "first"), ("b.txt", "second"));
        using LoopbackServer server = new(zip);
        SourceSpec source = new("set (pictures)", server.Url + "set.zip", HashOf(zip), zip.Length) { Archive = new ArchiveForm(ArchiveKind.Zip) };
        FileResolver resolver = new(this.folder.File("store"), null, null);
        Assert.False(resolver.IsLocal(source));
        string path = resolver.Resolve(source, Token);
        Assert.Equal(this.folder.File($"store/unpacked/{HashOf(zip)[..2]}/{HashOf(zip)}"), path);
        Assert.Equal("first", File.ReadAllText(Path.Combine(path, "images", "a.png")));
        Directory.Delete(this.folder.File("store/files"), recursive: true);
        Assert.Equal(path, resolver.Resolve(source, Token));
        Assert.True(resolver.IsLocal(source));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void An_archive_of_the_mirror_is_unpacked_into_the_store()
    {
        byte[] tar = MadeArchives.Make(ArchiveKind.TarGzip, ("a.txt", "first"));
        Directory.CreateDirectory(this.folder.File("mirror"));
        File.WriteAllBytes(this.folder.File("mirror/set.tgz"), tar);
        File.WriteAllText(this.folder.File("mirror/mirror.csv"), $"url,sha256,bytes,path,licence\nhttps://example.org/set.tgz,{HashOf(tar)},{tar.Length},set.tgz,MIT\n");
        SourceSpec source = new("set", "https://example.org/set.tgz", HashOf(tar)) { Archive = new ArchiveForm(ArchiveKind.TarGzip) };
        string path = new FileResolver(this.folder.File("store"), this.folder.File("mirror"), null).Resolve(source, Token);
        Assert.Equal("first", File.ReadAllText(Path.Combine(path, "a.txt")));
    }

    [Fact]
    public void A_half_unpacked_folder_is_never_used_and_a_damaged_one_is_made_again()
    {
        byte[] zip = MadeArchives.Zip(("a.txt", "first"), ("b.txt", "second"));
        string path = this.Unpack(zip, new ArchiveForm(ArchiveKind.Zip));
        UnpackedStore store = new(this.folder.File("store"));
        Assert.Empty(store.Verify());
        // As a process leaves it that died before its last act.
        File.Move(path + ".json", path + ".kept");
        File.Delete(Path.Combine(path, "b.txt"));
        Assert.Null(store.Find(HashOf(zip), new ArchiveForm(ArchiveKind.Zip)));
        Directory.CreateDirectory(path + ".partial/rubbish");
        Assert.Equal("second", File.ReadAllText(Path.Combine(this.Unpack(zip, new ArchiveForm(ArchiveKind.Zip)), "b.txt")));
        File.Delete(Path.Combine(path, "a.txt"));
        Assert.Null(store.Find(HashOf(zip), new ArchiveForm(ArchiveKind.Zip)));
        Assert.Single(store.Verify());
        Assert.Equal("first", File.ReadAllText(Path.Combine(this.Unpack(zip, new ArchiveForm(ArchiveKind.Zip)), "a.txt")));
        File.WriteAllText(Path.Combine(path, "a.txt"), "third");
        Assert.Equal([$"{path}: the unpacked files are not those of the archive."], store.Verify());
        Assert.False(Directory.Exists(path + ".partial"));
    }

    [Theory]
    [InlineData("../outside", "leads out of the folder")]
    [InlineData("a/../../outside", "leads out of the folder")]
    [InlineData("a/../b", "leads out of the folder")]
    [InlineData("/tmp/outside", "is an absolute path")]
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

    [Fact]
    public void An_archive_within_an_archive_stays_a_file()
    {
        byte[] inner = MadeArchives.Zip(("../outside", "bad"));
        byte[] outer = MadeArchives.Tar(new PaxTarEntry(TarEntryType.RegularFile, "inner.zip") { DataStream = new MemoryStream(inner) });
        Assert.Equal(inner, File.ReadAllBytes(Path.Combine(this.Unpack(outer, new ArchiveForm(ArchiveKind.Tar)), "inner.zip")));
    }

    [Fact]
    public void A_wrong_tree_hash_and_a_disk_without_room_leave_nothing()
    {
        byte[] zip = MadeArchives.Zip(("a.txt", "first"));
        Assert.Contains("declared is 00", this.Refused(zip, new ArchiveForm(ArchiveKind.Zip, TreeSha256: new string('0', 64))), StringComparison.Ordinal);
        string message = Assert.Throws<DiskFullException>(() => this.Unpack(zip, new ArchiveForm(ArchiveKind.Zip, 5_000_000), options: new FetchOptions { FreeSpace = _ => 1_000_000 })).Message;
        Assert.StartsWith("set, unpacked: needs 4.8 MiB on the disk of ", message, StringComparison.Ordinal);
        this.NothingIsLeft();
    }

    [Fact]
    public void An_interrupted_unpacking_leaves_nothing()
    {
        using CancellationTokenSource interrupt = new();
        byte[] tar = MadeArchives.Tar(("1", "1"), ("2", "2"), ("3", "3"));
        FetchOptions options = new() { Progress = new Listener(interrupt.Cancel) };
        Assert.ThrowsAny<OperationCanceledException>(() => this.Unpack(tar, new ArchiveForm(ArchiveKind.Tar), options: options, token: interrupt.Token));
        this.NothingIsLeft();
    }

    [Fact]
    public async Task Of_several_that_unpack_at_once_one_does_and_all_have_it()
    {
        byte[] tar = MadeArchives.Tar([.. Enumerable.Range(0, 300).Select(i => ($"{i % 7}/{i}.txt", new string('x', i)))]);
        string archive = this.Put(tar);
        ResolvedFile file = new(archive, HashOf(tar), FileOrigin.Store, "");
        int[] unpackings = new int[4];
        Task<string>[] tasks = [.. Enumerable.Range(0, 4).Select(i => Task.Run(() => new UnpackedStore(this.folder.File("store")).Unpack(Spec(new ArchiveForm(ArchiveKind.Tar)), file, new FetchOptions { Progress = new Listener(() => unpackings[i] = 1, "set, unpacking"), Clock = new InstantClock(() => Thread.Yield()) }, Token), Token))];
        string[] paths = await Task.WhenAll(tasks);
        Assert.Single(paths.Distinct());
        Assert.Equal(1, unpackings.Sum());
        Assert.Equal(300, Directory.GetFiles(paths[0], "*", SearchOption.AllDirectories).Length);
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

    private static byte[] Damage(byte[] good, Random random)
    {
        byte[] bad = [.. good];
        switch (random.Next(4))
        {
            case 0:
                return bad[..random.Next(bad.Length)];
            case 1:
                // Absurd numbers where headers have sizes and offsets.
                random.NextBytes(bad.AsSpan(random.Next(bad.Length - 16), 8));
                return bad;
            case 2:
                bad.AsSpan(random.Next(bad.Length - 16), 4).Fill(0xFF);
                return bad;
            default:
                for (int flips = random.Next(1, 6); flips > 0; flips--)
                {
                    bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bad;
        }
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static SourceSpec Spec(ArchiveForm form) => new("set", null, null) { Archive = form };

    private string Put(byte[] archive)
    {
        string path = this.folder.File("archive");
        File.WriteAllBytes(path, archive);
        return path;
    }

    private string Unpack(byte[] archive, ArchiveForm form, ArchiveLimits? limits = null, FetchOptions? options = null, CancellationToken? token = null) =>
        new UnpackedStore(this.folder.File("store"), limits).Unpack(Spec(form), new ResolvedFile(this.Put(archive), HashOf(archive), FileOrigin.Store, ""), options ?? new FetchOptions(), token ?? Token);

    private string Refused(byte[] archive, ArchiveKind kind, ArchiveLimits? limits = null) => this.Refused(archive, new ArchiveForm(kind), limits);

    private string Refused(byte[] archive, ArchiveForm form, ArchiveLimits? limits = null)
    {
        string message = Assert.Throws<ResolutionException>(() => this.Unpack(archive, form, limits)).Message;
        Assert.False(Directory.Exists(this.folder.File($"store/unpacked/{HashOf(archive)[..2]}/{HashOf(archive)}")), message);
        Assert.False(File.Exists(this.folder.File("outside")) || File.Exists("/tmp/outside"), message);
        return message;
    }

    private void NothingIsLeft() =>
        Assert.DoesNotContain(Directory.GetFileSystemEntries(this.folder.File("store/unpacked"), "*", SearchOption.AllDirectories), path => File.Exists(path) && !path.EndsWith(".lock", StringComparison.Ordinal));

    private sealed class Listener(Action listener, string? what = null) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value)
        {
            if (what is null || value.What == what)
            {
                listener();
            }
        }
    }
}
