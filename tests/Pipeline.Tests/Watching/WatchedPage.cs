using System.Net;
using System.Text.Json;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Tests.Watching;

/// <summary>The status page of a <see cref="WatchedStore"/>, and a client of it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly WatchServer server;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    private WatchedPage(WatchServer server) => this.server = server;

    /// <summary>The address that is printed, with the token where there is one.</summary>
    public Uri Url => new(this.server.Url);

    public static async Task<WatchedPage> Open(WatchedStore store, string? token = null)
    {
        WatchedPage page = new(new WatchServer(store.Options(token), store.Time));
        await page.server.StartAsync(TestContext.Current.CancellationToken);
        return page;
    }

    public async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(this.Url, path));
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await this.client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path)
    {
        using HttpRequestMessage request = new(method, new Uri(this.Url, path));
        return await this.client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpStatusCode> Status(string path, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = await this.Get(path, headers);
        return response.StatusCode;
    }

    public async Task<JsonElement> Json(string path)
    {
        using HttpResponseMessage response = await this.Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        this.client.Dispose();
        await this.server.DisposeAsync();
    }
}
