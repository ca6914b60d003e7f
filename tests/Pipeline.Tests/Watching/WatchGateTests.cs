using System.Net;
using System.Net.Sockets;
using System.Text;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Tests.Watching;

/// <summary>Who is let in, and what is told to who is not.</summary>
public sealed class WatchGateTests
{
    private const string Token = "a-token-of-the-lab-0123456789";

    public static TheoryData<string> Paths => ["/", "/api/queue", "/job/x", "/report/0123456789abcdef/", "/nothing-here", "/?token=wrong-token-0123456789", "/?token=", "/?token=" + Token + "&token=" + Token];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Without_the_token_every_address_answers_401_and_tells_nothing(string path)
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store, Token);
        using HttpResponseMessage response = await page.Get(path, ("Cookie", "concord-token=wrong"), ("Authorization", "Bearer " + Token[..^1]));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_printed_address_sets_a_cookie_and_takes_the_token_out_of_the_address()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store, Token);
        using HttpResponseMessage entered = await page.Get(page.Url.PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Equal("/", entered.Headers.Location!.ToString());
        string cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await page.Status("/api/queue", ("Cookie", cookie.Split(';')[0])));
        Assert.Equal(HttpStatusCode.OK, await page.Status("/api/queue", ("Authorization", "Bearer " + Token)));
    }

    [Fact]
    public async Task A_path_with_two_strokes_does_not_lead_to_another_site()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store, Token);
        string answer = await Raw(page.Url.Port, $"GET //evil.example/?token={Token} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Contains("Location: /\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:9000", 200)]
    [InlineData("127.0.0.1:1", 200)]
    [InlineData("[::1]:8642", 200)]
    [InlineData("evil.example", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    public async Task A_foreign_name_that_points_to_this_machine_is_refused(string host, int status)
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        foreach (string path in new[] { "/", "/api/queue" })
        {
            string answer = await Raw(page.Url.Port, $"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_questions_are_answered()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        foreach (HttpMethod method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Patch })
        {
            using HttpResponseMessage response = await page.Send(method, "/api/queue");
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/queue")]
    [InlineData("/report/0123456789abcdef/index.html")]
    [InlineData("/not-there")]
    public async Task Every_answer_forbids_to_keep_frame_or_guess_it(string path)
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        using HttpResponseMessage response = await page.Get(path);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(path.StartsWith("/report", StringComparison.Ordinal), policy.Contains("unsafe-inline", StringComparison.Ordinal) && policy.StartsWith("sandbox allow-scripts allow-downloads;", StringComparison.Ordinal));
    }

    [Fact]
    public void Open_to_other_machines_there_is_always_a_token_and_each_is_new()
    {
        using WatchedStore store = new();
        Assert.Null(WatchOptions.Read(store.Store, "localhost", 0, null).Token);
        Assert.Null(WatchOptions.Read(store.Store, "::1", 0, string.Empty).Token);
        string one = WatchOptions.Read(store.Store, "any", 0, null).Token!.Text, other = WatchOptions.Read(store.Store, "192.0.2.1", 0, null).Token!.Text;
        Assert.Equal((64, 64), (one.Length, other.Length));
        Assert.NotEqual(one, other);
        Assert.Equal(Token, WatchOptions.Read(store.Store, "any", 0, Token).Token!.Text);
    }

    [Theory]
    [InlineData("short", null, "CONCORD_TOKEN")]
    [InlineData("with spaces and\r\nline ends", null, "CONCORD_TOKEN")]
    [InlineData(null, "lab-3.example", "--listen lab-3.example")]
    public void What_will_not_do_is_named(string? token, string? listen, string expected)
    {
        using WatchedStore store = new();
        EnvironmentException exception = Assert.Throws<EnvironmentException>(() => WatchOptions.Read(store.Store, listen, 0, token));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        await using WatchServer second = new(WatchOptions.Read(store.Store, null, page.Url.Port, null), store.Time);
        EnvironmentException exception = await Assert.ThrowsAsync<EnvironmentException>(() => second.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"127.0.0.1:{page.Url.Port}", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<string> Raw(int port, string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
