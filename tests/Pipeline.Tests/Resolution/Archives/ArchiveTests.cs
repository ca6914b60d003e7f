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
public sealed partial class ArchiveTests : IDisposable
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
        Assert.False(File.Exists(this.folder.File("outside")) || File.Exists("/outside/of/the/store"), message);
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
