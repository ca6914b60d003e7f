using System.Net;
using System.Security.Cryptography;
using Concord.Pipeline.Resolution;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Resolution;

/// <summary>Fetching from servers that break off, lie, or give no hash.</summary>
public sealed class FetchTests : IDisposable
{
    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];
    private static readonly string s_hash = HashOf(s_bytes);

    private readonly TemporaryFolder folder = new();
    private readonly InstantClock clock = new();
    private readonly List<string> events = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => this.folder.Dispose();

    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(63)]
    public void The_first_digits_of_a_hash_are_enough_and_the_result_says_so(int digits)
    {
        using LoopbackServer server = new(s_bytes);
        SourceSpec source = new("weights", server.Url + "w.pth", s_hash[..digits].ToUpperInvariant());
        ResolvedFile file = this.Fetch(source);
        Assert.Equal(new ResolvedFile(this.folder.File($"store/files/{s_hash[..2]}/{s_hash}"), s_hash, FileOrigin.Network, $"the first {digits} digits of its SHA-256, all that its publisher gives ({source.Sha256})"), file);
        Assert.Equal(s_bytes, File.ReadAllBytes(file.Path));
        Assert.Equal(file with { Origin = FileOrigin.Store }, this.Fetch(source));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void The_first_digits_of_another_hash_are_refused()
    {
        using LoopbackServer server = new(s_bytes);
        string other = (s_hash[0] == '0' ? "1" : "0") + s_hash[1..8];
        string message = Assert.Throws<ResolutionException>(() => this.Fetch(new SourceSpec("weights", server.Url + "w.pth", other))).Message;
        Assert.Contains($"gave a file with SHA-256 {s_hash}, declared is {other}… (8 of 64 digits). The file is not kept.", message, StringComparison.Ordinal);
        this.NothingIsLeft();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456")]
    [InlineData("0123456x")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_no_usable_hash_is_refused_before_any_request(string digits)
    {
        using LoopbackServer server = new(s_bytes);
        string message = Assert.Throws<ResolutionException>(() => this.Fetch(new SourceSpec("weights", server.Url, digits))).Message;
        Assert.Equal($"weights: '{digits}' is no SHA-256; expected 64 hexadecimal digits, or at least the first 8.", message);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void The_first_digits_find_a_file_in_the_mirror_and_in_the_data_by_its_name()
    {
        SourceSpec source = new("weights", "http://127.0.0.1:1/net-1.pth", s_hash[..8]);
        string data = this.Put("data/hub/net-1.pth", s_bytes);
        this.Put("data/other/net-1.pth", [1]);
        this.Put("data/renamed.pth", s_bytes);
        Assert.Equal((data, FileOrigin.Data), Where(this.Fetch(source)));
        string mirrored = this.Put("mirror/f", s_bytes);
        this.Put("mirror/mirror.csv", System.Text.Encoding.UTF8.GetBytes($"url,sha256,bytes,path,licence\nhttp://elsewhere/x,{s_hash},1000,f,MIT\n"));
        Assert.Equal((mirrored, FileOrigin.Mirror), Where(this.Fetch(source, mirror: true)));
    }

    [Fact]
    public void A_broken_fetch_goes_on_where_it_stopped()
    {
        using LoopbackServer server = new((_, context) => LoopbackServer.SendRange(context, s_bytes, breakAfter: 300, tag: "\"1\""));
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(new SourceSpec("weights", server.Url, s_hash)).Path));
        Assert.Equal([null, "bytes=300-", "bytes=600-", "bytes=900-"], server.Ranges);
        Assert.Equal([1, 1, 1], this.clock.Pauses);
        Assert.Contains(this.events, text => text.StartsWith("broken off after 300 bytes", StringComparison.Ordinal) && text.EndsWith("trying again in 1 s", StringComparison.Ordinal));
        Assert.Contains("going on after 300 bytes", this.events);
        this.OnlyTheFileIsLeft();
    }

    [Fact]
    public void What_an_interrupted_process_left_is_used_by_the_next()
    {
        bool broken = true;
        using LoopbackServer server = new((_, context) => LoopbackServer.SendRange(context, s_bytes, broken ? 400 : int.MaxValue));
        SourceSpec source = new("weights", server.Url, s_hash[..8]);
        Assert.Throws<ResolutionException>(() => this.Fetch(source, new FetchOptions { Attempts = 1 }));
        broken = false;
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(source).Path));
        Assert.Equal([null, "bytes=400-"], server.Ranges);
    }

    [Fact]
    public void A_server_that_ignores_ranges_is_read_from_the_beginning()
    {
        using LoopbackServer server = new((request, context) => LoopbackServer.Send(context, request == 1 ? s_bytes.AsSpan(0, 300) : s_bytes, saidLength: 1000));
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(new SourceSpec("weights", server.Url, s_hash)).Path));
        Assert.Equal([null, "bytes=300-"], server.Ranges);
    }

    [Fact]
    public void A_server_that_sends_another_part_is_read_from_the_beginning()
    {
        using LoopbackServer server = new((request, context) =>
        {
            if (request == 2)
            {
                context.Response.AddHeader("Content-Range", "bytes 0-999/1000");
            }

            LoopbackServer.Send(context, request == 1 ? s_bytes.AsSpan(0, 300) : s_bytes, request == 2 ? HttpStatusCode.PartialContent : HttpStatusCode.OK, 1000);
        });
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(new SourceSpec("weights", server.Url, s_hash)).Path));
        Assert.Equal([null, "bytes=300-", null], server.Ranges);
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_read_from_the_beginning()
    {
        using LoopbackServer server = new((request, context) => LoopbackServer.SendRange(context, request == 1 ? new byte[900] : s_bytes, request == 1 ? 300 : int.MaxValue, $"\"{Math.Min(request, 2)}\""));
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(new SourceSpec("weights", server.Url, s_hash)).Path));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public void What_was_left_of_another_file_is_found_out_by_the_hash()
    {
        // No tag and no date: only the hash tells that the first 300 bytes belong elsewhere.
        using LoopbackServer server = new((request, context) => LoopbackServer.SendRange(context, request == 1 ? new byte[900] : s_bytes, request == 1 ? 300 : int.MaxValue));
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(new SourceSpec("weights", server.Url, s_hash)).Path));
        Assert.Equal([null, "bytes=300-", null], server.Ranges);
        Assert.Contains("what an earlier fetch left here does not fit the rest; beginning again", this.events);
    }

    [Fact]
    public void A_server_that_says_too_long_a_length_once_is_found_out_and_the_file_taken()
    {
        using LoopbackServer server = new((request, context) =>
        {
            if (request == 1)
            {
                LoopbackServer.Send(context, s_bytes, saidLength: 1005);
            }
            else
            {
                LoopbackServer.SendRange(context, s_bytes);
            }
        });
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(new SourceSpec("weights", server.Url, s_hash)).Path));
        Assert.Equal([null, "bytes=1000-"], server.Ranges);
    }

    [Fact]
    public void A_server_that_always_says_too_long_a_length_is_given_up_after_longer_and_longer_pauses()
    {
        using LoopbackServer server = new(s_bytes, missingBytes: 5);
        string message = Assert.Throws<ResolutionException>(() => this.Fetch(new SourceSpec("weights", server.Url, s_hash))).Message;
        Assert.Contains("could not be had", message, StringComparison.Ordinal);
        // The first try brought bytes, the five after it none.
        Assert.Equal(6, server.Requests);
        Assert.Equal([1, 1, 2, 4, 8], this.clock.Pauses);
        this.NothingIsLeft(partial: true);
    }

    [Fact]
    public void A_server_that_says_too_short_a_length_is_refused_by_the_hash_and_by_the_declared_size()
    {
        using LoopbackServer server = new((_, context) => LoopbackServer.Send(context, s_bytes.AsSpan(0, 500)));
        Assert.Contains("The file is not kept", Assert.Throws<ResolutionException>(() => this.Fetch(new SourceSpec("weights", server.Url, s_hash))).Message, StringComparison.Ordinal);
        Assert.Contains("offers 500 bytes, declared are 1000; nothing was kept", Assert.Throws<ResolutionException>(() => this.Fetch(new SourceSpec("weights", server.Url, s_hash, 1000))).Message, StringComparison.Ordinal);
        this.NothingIsLeft();
    }

    [Fact]
    public void A_busy_server_is_asked_again_when_it_says_and_a_missing_file_is_not_asked_for_twice()
    {
        using LoopbackServer busy = new((request, context) =>
        {
            if (request < 3)
            {
                context.Response.AddHeader("Retry-After", "7");
            }

            LoopbackServer.Send(context, s_bytes, request < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        });
        this.Fetch(new SourceSpec("weights", busy.Url, s_hash));
        Assert.Equal([7, 7], this.clock.Pauses);
        using LoopbackServer missing = new(s_bytes, HttpStatusCode.NotFound);
        Assert.Throws<ResolutionException>(() => this.Fetch(new SourceSpec("other weights", missing.Url, HashOf([1]))));
        Assert.Equal(1, missing.Requests);
    }

    [Fact]
    public void A_web_page_is_not_taken_for_a_file()
    {
        using LoopbackServer server = new((_, context) =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            LoopbackServer.Send(context, s_bytes);
        });
        Assert.Contains("answered with a web page", Assert.Throws<ResolutionException>(() => this.Fetch(new SourceSpec("weights", server.Url, null), new FetchOptions { TrustFirst = true })).Message, StringComparison.Ordinal);
        this.NothingIsLeft();
    }

    [Fact]
    public void A_server_that_falls_silent_is_asked_again()
    {
        using ManualResetEventSlim done = new();
        using LoopbackServer server = new((request, context) =>
        {
            if (request == 1)
            {
                done.Wait(TimeSpan.FromSeconds(10), Token);
            }

            LoopbackServer.Send(context, s_bytes);
        });
        FetchOptions impatient = new() { Stall = TimeSpan.FromMilliseconds(200), Clock = new InstantClock(done.Set) };
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(new SourceSpec("weights", server.Url, s_hash), impatient).Path));
        Assert.Contains(this.events, text => text.Contains("nothing came for 0.2 s", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interrupted_fetch_keeps_what_has_come()
    {
        using CancellationTokenSource interrupt = new();
        using LoopbackServer server = new((_, context) => LoopbackServer.SendRange(context, s_bytes, breakAfter: 300));
        FetchOptions options = new() { Clock = new InstantClock(interrupt.Cancel) };
        Assert.ThrowsAny<OperationCanceledException>(() => this.Fetch(new SourceSpec("weights", server.Url, s_hash), options, interrupt.Token));
        string left = Assert.Single(Directory.GetFiles(this.folder.File("store/partial")), path => !path.EndsWith(".lock", StringComparison.Ordinal));
        Assert.Equal(s_bytes[..300], File.ReadAllBytes(left));
    }

    [Fact]
    public void Without_a_published_hash_the_first_file_needs_trust_and_all_later_ones_must_be_the_same()
    {
        byte[] served = s_bytes;
        using LoopbackServer server = new((_, context) => LoopbackServer.Send(context, served));
        SourceSpec source = new("weights", server.Url + "w.pth", null, LandingPage: "https://example.org/net");
        string refused = Assert.Throws<ResolutionException>(() => this.Fetch(source)).Message;
        Assert.Contains("its publisher states no SHA-256", refused, StringComparison.Ordinal);
        Assert.Contains("https://example.org/net", refused, StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);

        ResolvedFile first = this.Fetch(source, new FetchOptions { TrustFirst = true });
        Assert.True(first.OnTrust);
        Assert.Equal((s_hash, FileOrigin.Network), (first.Sha256, first.Origin));
        Assert.Equal(s_hash, new FileResolver(this.folder.File("store"), null, null).FirstSeenSha256(source.Url!));

        ResolvedFile again = this.Fetch(source);
        Assert.Equal((FileOrigin.Store, false, "the SHA-256 of its first fetch"), (again.Origin, again.OnTrust, again.VerifiedAgainst));

        File.Delete(first.Path);
        Assert.Equal(FileOrigin.Network, this.Fetch(source).Origin);
        File.Delete(first.Path);
        served = [.. s_bytes.Reverse()];
        string changed = Assert.Throws<ResolutionException>(() => this.Fetch(source, new FetchOptions { TrustFirst = true })).Message;
        Assert.Contains($"gave a file with SHA-256 {HashOf(served)}; when it was first fetched it had {s_hash}. The file is not kept.", changed, StringComparison.Ordinal);
        this.NothingIsLeft();
    }

    [Fact]
    public void Without_a_hash_and_without_a_tag_nothing_is_resumed_over_two_runs()
    {
        bool broken = true;
        using LoopbackServer server = new((_, context) => LoopbackServer.SendRange(context, s_bytes, broken ? 400 : int.MaxValue));
        SourceSpec source = new("weights", server.Url, null);
        Assert.Throws<ResolutionException>(() => this.Fetch(source, new FetchOptions { Attempts = 1, TrustFirst = true }));
        broken = false;
        Assert.Equal(s_hash, this.Fetch(source, new FetchOptions { TrustFirst = true }).Sha256);
        Assert.Equal([null, null], server.Ranges);
    }

    [Fact]
    public void A_mirror_speaks_for_a_file_without_a_published_hash()
    {
        string mirrored = this.Put("mirror/f", s_bytes);
        this.Put("mirror/mirror.csv", System.Text.Encoding.UTF8.GetBytes($"url,sha256,bytes,path,licence\nhttp://127.0.0.1:1/w,{s_hash},1000,f,MIT\n"));
        ResolvedFile file = this.Fetch(new SourceSpec("weights", "http://127.0.0.1:1/w", null), mirror: true);
        Assert.Equal(new ResolvedFile(mirrored, s_hash, FileOrigin.Mirror, "the mirror's own record of it"), file);
    }

    [Fact]
    public void An_unknown_location_leads_to_the_landing_page()
    {
        SourceSpec source = new("weights", null, s_hash[..8], LandingPage: "https://example.org/net");
        Assert.EndsWith("; location unknown: see https://example.org/net, and give the file that you fetch there by weights: { path: … }.", Assert.Throws<ResolutionException>(() => this.Fetch(source)).Message, StringComparison.Ordinal);
        Assert.Contains("https://example.org/net", Assert.Throws<ResolutionException>(() => this.Fetch(source with { Sha256 = null })).Message, StringComparison.Ordinal);
        string data = this.Put("data/anything.bin", s_bytes);
        Assert.Equal((data, FileOrigin.Data), Where(this.Fetch(source)));
    }

    [Fact]
    public async Task Of_two_that_fetch_at_once_one_fetches_and_the_other_waits()
    {
        using ManualResetEventSlim secondWaits = new();
        using LoopbackServer server = new((_, context) =>
        {
            secondWaits.Wait(TimeSpan.FromSeconds(20), Token);
            LoopbackServer.Send(context, s_bytes);
        });
        SourceSpec source = new("weights", server.Url, s_hash[..8]);
        FetchOptions options = new() { Clock = new InstantClock(() => Thread.Yield()), Progress = new Told(value => Note(value, secondWaits)) };
        Task<ResolvedFile>[] both = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => this.Resolver(false).Fetch(source, options, Token), Token))];
        ResolvedFile[] files = await Task.WhenAll(both);
        Assert.Equal(1, server.Requests);
        Assert.Equal(files[0].Path, files[1].Path);
        Assert.Equal([FileOrigin.Store, FileOrigin.Network], files.Select(file => file.Origin).Order());
        Assert.Equal(s_bytes, await File.ReadAllBytesAsync(files[0].Path, Token));
    }

    private static void Note(FetchProgress value, ManualResetEventSlim waits)
    {
        if (value.Event?.StartsWith("another process is fetching", StringComparison.Ordinal) == true)
        {
            waits.Set();
        }
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static (string Path, FileOrigin Origin) Where(ResolvedFile file) => (file.Path, file.Origin);

    private ResolvedFile Fetch(SourceSpec source, FetchOptions? options = null, CancellationToken? token = null, bool mirror = false)
    {
        FetchOptions given = options ?? new FetchOptions();
        return this.Resolver(mirror).Fetch(
            source,
            given with
            {
                Jitter = false,
                Clock = given.Clock == TimeProvider.System ? this.clock : given.Clock,
                Progress = new Told(value => this.events.AddRange(value.Event is null ? [] : [value.Event])),
            },
            token ?? Token);
    }

    private FileResolver Resolver(bool mirror) => new(this.folder.File("store"), mirror ? this.folder.File("mirror") : null, this.folder.File("data"));

    private void NothingIsLeft(bool partial = false)
    {
        string[] left = [.. Directory.GetFiles(this.folder.File("store"), "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal) && !path.Contains("first-seen", StringComparison.Ordinal))];
        Assert.Equal(partial ? 1 : 0, left.Length);
        Assert.All(left, path => Assert.Contains("partial", path, StringComparison.Ordinal));
    }

    private void OnlyTheFileIsLeft() =>
        Assert.Equal([this.folder.File($"store/files/{s_hash[..2]}/{s_hash}")], Directory.GetFiles(this.folder.File("store"), "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)));

    private string Put(string name, byte[] bytes)
    {
        string path = this.folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private sealed class Told(Action<FetchProgress> listener) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => listener(value);
    }
}
