using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Tests.Resolution;

public sealed partial class HostileServerTests
{
    [Fact]
    public void A_redirection_is_followed_to_the_file()
    {
        using RawServer server = new((request, _, stream) => RawServer.Write(stream, request == 1 ? "302 Found\nLocation: /elsewhere\nContent-Length: 0" : $"200 OK\nContent-Length: {s_bytes.Length}", request == 1 ? [] : s_bytes));
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(server.Url).Path));
        Assert.Contains("GET /elsewhere ", server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/hostname", 1)]
    [InlineData("ftp://127.0.0.1/file", 1)]
    [InlineData("/round", 11)]
    public void A_redirection_in_a_circle_or_to_another_scheme_is_refused(string location, int requests)
    {
        using RawServer server = new((_, _, stream) => RawServer.Write(stream, $"302 Found\nLocation: {location}\nContent-Length: 0", []));
        string message = this.Refused("which is not followed", () => this.Fetch(server.Url));
        Assert.Contains($"leads to {location}", message, StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public void A_packed_body_is_refused_and_is_not_asked_for()
    {
        using RawServer server = new((_, _, stream) => RawServer.Write(stream, $"200 OK\nContent-Encoding: gzip\nContent-Length: {s_bytes.Length}", s_bytes));
        this.Refused("sends the file packed (gzip)", () => this.Fetch(server.Url));
        Assert.Contains("Accept-Encoding: identity", server.Requests[0], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("429 Too Many Requests", "7", 7)]
    [InlineData("503 Unavailable", "86400", 30)]
    [InlineData("503 Unavailable", "Thu, 01 Jan 1970 00:00:09 GMT", 9)]
    public void A_busy_server_is_asked_again_when_it_says_but_not_after_more_than_the_longest_pause(string status, string after, double pause)
    {
        using RawServer server = new((request, _, stream) => RawServer.Write(stream, request == 1 ? $"{status}\nRetry-After: {after}\nContent-Length: 0" : $"200 OK\nContent-Length: {s_bytes.Length}", request == 1 ? [] : s_bytes));
        Assert.Equal(s_bytes, File.ReadAllBytes(this.Fetch(server.Url).Path));
        Assert.Equal([pause], this.clock.Pauses);
    }

    [Fact]
    public void Pauses_are_spread_at_random_and_never_longer_than_the_longest()
    {
        using RawServer server = new((_, _, stream) => RawServer.Write(stream, "500 Broken\nContent-Length: 0", []));
        for (int i = 0; i < 2; i++)
        {
            this.Refused("500", () => this.Fetch(server.Url, new FetchOptions { Attempts = 7, Jitter = true, LongestPause = TimeSpan.FromSeconds(5) }));
        }

        Assert.Equal(12, this.clock.Pauses.Count);
        Assert.All(this.clock.Pauses, pause => Assert.InRange(pause, 0, 5));
        Assert.NotEqual(this.clock.Pauses[..6], this.clock.Pauses[6..]);
    }
}
