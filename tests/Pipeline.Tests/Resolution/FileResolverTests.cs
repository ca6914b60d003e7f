using System.Net;
using System.Security.Cryptography;
using System.Text;
using Concord.Pipeline.Resolution;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Resolution;

public sealed class FileResolverTests : IDisposable
{
    private static readonly byte[] s_bytes = Encoding.UTF8.GetBytes("the declared file");
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(s_bytes));

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void The_store_comes_before_the_mirror_the_mirror_before_the_data_and_the_network_last()
    {
        using LoopbackServer server = new(s_bytes);
        SourceSpec source = new("weights", server.Url + "w.pth", s_hash, s_bytes.Length, "sub/w.pth");
        string data = this.Put("data/sub/w.pth", s_bytes);
        string mirrored = this.Mirror(s_bytes);
        string stored = this.Put($"store/files/{s_hash[..2]}/{s_hash}", s_bytes);
        Assert.Equal(stored, this.Resolver().Resolve(source, Token));
        File.Delete(stored);
        Assert.Equal(mirrored, this.Resolver().Resolve(source, Token));
        File.Delete(mirrored);
        Assert.Equal(data, this.Resolver().Resolve(source, Token));
        Assert.Equal(0, server.Requests);
        File.Delete(data);
        Assert.Equal(stored, this.Resolver().Resolve(source, Token));
        Assert.Equal(s_bytes, File.ReadAllBytes(stored));
        Assert.Equal(1, server.Requests);
        Assert.Equal(stored, this.Resolver().Resolve(source, Token));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void A_file_declared_by_hash_alone_is_found_in_the_data_under_any_name()
    {
        string found = this.Put("data/deep/below/any-name.safetensors", s_bytes);
        this.Put("data/deep/other.safetensors", [1, 2, 3]);
        SourceSpec source = new("weights", null, s_hash.ToUpperInvariant());
        Assert.Equal(found, this.Resolver(mirror: false).Resolve(source, Token));
        Assert.True(this.Resolver(mirror: false).IsLocal(source));
        Assert.False(this.Resolver(mirror: false).IsLocal(source with { Sha256 = new string('0', 64) }));
    }

    [Theory]
    [InlineData("store", "the store")]
    [InlineData("mirror", "the mirror")]
    [InlineData("data", "CONCORD_DATA")]
    public void A_wrong_hash_is_refused_by_name_and_no_other_place_is_tried(string place, string words)
    {
        byte[] other = [.. s_bytes[..^1], (byte)'!'];
        using LoopbackServer server = new(s_bytes);
        _ = place switch
        {
            "store" => this.Put($"store/files/{s_hash[..2]}/{s_hash}", other),
            "mirror" => this.Mirror(other),
            _ => this.Put("data/sub/w.pth", other),
        };
        SourceSpec source = new("weights of 'net'", server.Url + "w.pth", s_hash, s_bytes.Length, "sub/w.pth");
        string message = Assert.Throws<ResolutionException>(() => this.Resolver(mirror: place == "mirror").Resolve(source, Token)).Message;
        Assert.StartsWith("weights of 'net': ", message, StringComparison.Ordinal);
        Assert.Contains($"(from {words}) has SHA-256 {Convert.ToHexStringLower(SHA256.HashData(other))}, declared is {s_hash}. The file is not used", message, StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("short")]
    [InlineData("missing")]
    [InlineData("nobody")]
    public void A_download_that_is_not_the_declared_file_is_not_kept(string fault)
    {
        using LoopbackServer server = fault switch
        {
            "wrong" => new LoopbackServer([1, 2, 3]),
            "short" => new LoopbackServer(s_bytes[..5], missingBytes: s_bytes.Length - 5),
            _ => new LoopbackServer(s_bytes, HttpStatusCode.NotFound),
        };
        string url = server.Url + "w.pth";
        if (fault == "nobody")
        {
            server.Dispose();
        }

        string message = Assert.Throws<ResolutionException>(() => this.Resolver(mirror: false).Resolve(new SourceSpec("weights", url, s_hash), Token)).Message;
        Assert.Contains(url, message, StringComparison.Ordinal);
        Assert.Contains(fault == "wrong" ? "The file is not kept" : "could not be had", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(this.folder.File("store/files")));
    }

    [Fact]
    public void Missing_everywhere_lists_each_place_that_was_tried()
    {
        Directory.CreateDirectory(this.folder.File("data"));
        this.Mirror(null);
        string message = Assert.Throws<ResolutionException>(() => this.Resolver().Resolve(new SourceSpec("object2vec (betas)", null, s_hash, 17, "object2vec/roistack.mat"), Token)).Message;
        Assert.Equal($"object2vec (betas): object2vec/roistack.mat could not be had; sought in the store ({this.folder.File("store")}), the mirror ({this.folder.File("mirror")}), CONCORD_DATA ({this.folder.File("data")}); it has no public location.", message);
        string bare = Assert.Throws<ResolutionException>(() => new FileResolver(this.folder.File("store"), null, null).Resolve(new SourceSpec("w", null, s_hash), Token)).Message;
        Assert.Contains("none: set --mirror or CONCORD_MIRROR", bare, StringComparison.Ordinal);
        Assert.Contains("CONCORD_DATA (not set)", bare, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_verified_by_its_files_names_and_bytes()
    {
        this.Put("data/pictures/a.png", [1]);
        this.Put("data/pictures/sub/b.png", [2]);
        // As sha256sum writes: hash, two spaces, path; sorted by path.
        string lines = string.Concat(new (string Name, byte Content)[] { ("a.png", 1), ("sub/b.png", 2) }.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData([file.Content]))}  {file.Name}\n"));
        string tree = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
        SourceSpec source = new("pictures", null, null, null, "pictures", tree);
        Assert.Equal(this.folder.File("data/pictures"), this.Resolver(mirror: false).Resolve(source, Token));
        this.Put("data/pictures/c.png", [3]);
        Assert.Contains("a file was added, removed or changed", Assert.Throws<ResolutionException>(() => this.Resolver(mirror: false).Resolve(source, Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mirror_without_its_index_is_refused() =>
        Assert.Contains("found no mirror.csv there", Assert.Throws<ResolutionException>(() => new FileResolver(this.folder.Path, this.folder.Path, null)).Message, StringComparison.Ordinal);

    private FileResolver Resolver(bool mirror = true) => new(this.folder.File("store"), mirror ? this.folder.File("mirror") : null, this.folder.File("data"), new FetchOptions { Clock = new InstantClock() });

    private string Put(string name, byte[] bytes)
    {
        string path = this.folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Mirror(byte[]? bytes)
    {
        this.Put("mirror/mirror.csv", Encoding.UTF8.GetBytes($"url,sha256,bytes,path,licence\nhttps://example.org/w.pth,{(bytes is null ? new string('1', 64) : s_hash)},17,files/w.pth,\"MIT, or so\"\n"));
        return bytes is null ? string.Empty : this.Put("mirror/files/w.pth", bytes);
    }
}
