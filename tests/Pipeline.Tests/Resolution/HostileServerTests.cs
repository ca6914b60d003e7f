using System.Security.Cryptography;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Resolution;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Resolution;

/// <summary>Whatever a server does, the right file is in the store or none is, and the message says what happened.</summary>
public sealed partial class HostileServerTests : IDisposable
{
    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, 200_000).Select(i => (byte)((i * 31) ^ (i >> 8)))];
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(s_bytes));
    private static readonly string s_sha1 = Convert.ToHexStringLower(Sha1Of(s_bytes));

    private readonly TemporaryFolder folder = new();
    private readonly InstantClock clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => this.folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Connections_that_break_at_random_places_end_in_the_right_file(int seed)
    {
        Random random = new(seed);
        using RawServer server = new((_, head, stream) =>
        {
            int from = RawServer.From(head);
            int send = random.Next(0, 60_000);
            string kind = random.Next(4) switch
            {
                0 => "broken before the head",
                1 => "no range",
                2 => "no length",
                _ => "range",
            };
            if (kind == "broken before the head")
            {
                return;
            }

            from = kind == "no range" && from < 50_000 ? 0 : from;
            byte[] rest = s_bytes[from..];
            string length = kind == "no length" && send >= rest.Length ? "" : $"\nContent-Length: {rest.Length}";
            string range = from > 0 ? $"206 Partial\nContent-Range: bytes {from}-{s_bytes.Length - 1}/{s_bytes.Length}" : "200 OK";
            RawServer.Write(stream, range + length, rest.AsSpan(0, Math.Min(send, rest.Length)));
        });
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(server.Url, new FetchOptions { Attempts = 50 }).Path));
        this.TheStoreHolds(s_bytes);
    }

    [Fact]
    public void A_body_without_a_length_that_ends_early_is_gone_on_with_where_the_size_is_declared()
    {
        using RawServer server = new((request, head, stream) =>
        {
            int from = RawServer.From(head);
            string range = from > 0 ? $"206 Partial\nContent-Range: bytes {from}-{s_bytes.Length - 1}/*" : "200 OK";
            RawServer.Write(stream, range, request == 1 ? s_bytes.AsSpan(0, 70_000) : s_bytes.AsSpan(from));
        });
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(server.Url, bytes: s_bytes.Length).Path));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void An_endless_body_is_left_at_the_declared_size()
    {
        using RawServer server = new((_, _, stream) =>
        {
            RawServer.Write(stream, "200 OK", s_bytes);
            while (true)
            {
                stream.Write(s_bytes);
            }
        });
        this.Refused("sends more than 200000 bytes, which are declared; nothing was kept", () => this.Fetch(server.Url, bytes: s_bytes.Length));
    }

    [Fact]
    public void A_body_longer_than_its_length_is_cut_there()
    {
        using RawServer server = new((_, _, stream) => RawServer.Write(stream, $"200 OK\nContent-Length: {s_bytes.Length}", [.. s_bytes, 1, 2, 3]));
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(server.Url).Path));
    }

    [Fact]
    public void Wrong_bytes_of_the_right_length_are_refused()
    {
        using RawServer server = new((_, _, stream) => RawServer.Write(stream, $"200 OK\nContent-Length: {s_bytes.Length}", new byte[s_bytes.Length]));
        this.Refused($"declared is {s_hash}. The file is not kept", () => this.Fetch(server.Url, bytes: s_bytes.Length));
    }

    [Fact]
    public void A_part_with_another_tag_begins_the_file_again()
    {
        // This server does not heed If-Range: only the tag tells that the rest is of another file.
        using RawServer server = new((request, head, stream) =>
        {
            int from = RawServer.From(head);
            string part = from > 0 ? $"206 Partial\nContent-Range: bytes {from}-{s_bytes.Length - 1}/{s_bytes.Length}" : "200 OK";
            byte[] whole = request == 1 ? new byte[s_bytes.Length] : s_bytes;
            RawServer.Write(stream, $"{part}\nETag: \"{(request == 1 ? "old" : "new")}\"\nContent-Length: {s_bytes.Length - from}", request == 1 ? whole.AsSpan(0, 100_000) : whole.AsSpan(from));
        });
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(server.Url).Path));
        Assert.Equal([0, 100_000, 0], server.Requests.Select(RawServer.From));
    }

    [Fact]
    public void A_trickle_is_given_up_although_bytes_come()
    {
        using RawServer server = new((_, _, stream) =>
        {
            RawServer.Write(stream, $"200 OK\nContent-Length: {s_bytes.Length}", []);
            for (int i = 0; i < 200; i++)
            {
                stream.Write(s_bytes.AsSpan(i, 1));
                Token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
            }
        });
        string message = this.Refused("could not be had", () => this.Fetch(server.Url, new FetchOptions { Attempts = 2, Stall = TimeSpan.FromSeconds(2), Clock = new InstantClock() }));
        Assert.Matches(@"only \d+ bytes came for 2 s", message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://example.org/file")]
    [InlineData("/etc/hostname")]
    [InlineData("w.pth")]
    public void An_address_that_is_not_of_the_web_is_refused(string url) =>
        this.Refused($"'{url}' is no address to fetch from", () => this.Fetch(url));

    [Fact]
    public void A_disk_without_room_is_found_out_before_a_byte_is_asked_for_where_the_size_is_declared()
    {
        using RawServer server = new((_, _, stream) => RawServer.Write(stream, $"200 OK\nContent-Length: {s_bytes.Length}", s_bytes));
        FetchOptions full = new() { FreeSpace = _ => 199_999 };
        string message = Assert.Throws<DiskFullException>(() => this.Fetch(server.Url, full, s_bytes.Length)).Message;
        Assert.Contains("needs 195.3 KiB on the disk of", message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        // Not declared: the server's word is taken, and no byte of the body written.
        Assert.Throws<DiskFullException>(() => this.Fetch(server.Url, full));
        Assert.Single(server.Requests);
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(server.Url, new FetchOptions { FreeSpace = _ => 200_000 }, s_bytes.Length).Path));
    }

    [Fact]
    public void A_publishers_digest_speaks_for_a_file_without_SHA_256_and_beside_one()
    {
        using LoopbackServer server = new(s_bytes);
        SourceSpec source = new("assembly", server.Url + "a.nc", null) { Digest = new PublisherDigest(DigestKind.Sha1, s_sha1) };
        ResolvedFile file = this.Fetch(source);
        Assert.Equal((s_hash, false, $"the SHA-1 that its publisher states ({s_sha1})"), (file.Sha256, file.OnTrust, file.VerifiedAgainst));
        Assert.Equal(FileOrigin.Store, this.Fetch(source).Origin);
        Assert.Equal(1, server.Requests);
        File.Delete(file.Path);
        Assert.EndsWith("and the SHA-256 of its first fetch", this.Fetch(source).VerifiedAgainst, StringComparison.Ordinal);
        File.Delete(file.Path);
        SourceSpec wrong = source with { Digest = new PublisherDigest(DigestKind.Sha1, new string('0', 40)) };
        this.Refused($"gave a file with SHA-1 {s_sha1}, its publisher states {new string('0', 40)}. The file is not kept", () => this.Fetch(wrong));
        this.Refused("The file is not kept", () => this.Fetch(wrong with { Sha256 = s_hash }));
        this.Refused("The file is not kept", () => this.Fetch(source with { Sha256 = new string('0', 64) }));
    }

    [Fact]
    public void What_was_accepted_on_trust_is_held_against_a_digest_that_is_stated_later()
    {
        using LoopbackServer server = new(s_bytes);
        SourceSpec source = new("assembly", server.Url + "a.nc", null);
        Assert.True(this.Fetch(source, new FetchOptions { TrustFirst = true }).OnTrust);
        Assert.Equal(FileOrigin.Store, this.Fetch(source with { Digest = new PublisherDigest(DigestKind.Sha1, s_sha1) }).Origin);
        string message = Assert.Throws<ResolutionException>(() => this.Fetch(source with { Digest = new PublisherDigest(DigestKind.Md5, new string('0', 32)) })).Message;
        Assert.Contains("(from the store)", message, StringComparison.Ordinal);
        Assert.Contains($"declared is MD5 {new string('0', 32)}. The file is not used", message, StringComparison.Ordinal);
    }

    private static byte[] Sha1Of(byte[] bytes) => CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes);

    private ResolvedFile Fetch(string url, FetchOptions? options = null, long? bytes = null) => this.Fetch(new SourceSpec("set (file)", url, s_hash, bytes), options);

    private ResolvedFile Fetch(SourceSpec source, FetchOptions? options = null)
    {
        FetchOptions how = options ?? new FetchOptions();
        return new FileResolver(this.folder.File("store"), null, null).Fetch(source, how with { Clock = this.clock, Jitter = how.Jitter && how.Attempts == 7 }, Token);
    }

    private string Refused(string why, Action fetch)
    {
        string message = Assert.Throws<ResolutionException>(fetch).Message;
        Assert.True(message.Contains(why, StringComparison.Ordinal), message);
        this.TheStoreHolds(null);
        return message;
    }

    private void TheStoreHolds(byte[]? bytes)
    {
        string files = this.folder.File("store/files");
        string[] found = Directory.Exists(files) ? Directory.GetFiles(files, "*", SearchOption.AllDirectories) : [];
        Assert.Equal(bytes is null ? 0 : 1, found.Length);
        Assert.All(found, path => Assert.Equal(bytes, File.ReadAllBytes(path)));
    }
}
