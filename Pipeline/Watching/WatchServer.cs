using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Concord.Pipeline.Watching;

/// <summary>The status page of a store's queue: it shows, and changes nothing.</summary>
public sealed class WatchServer : IAsyncDisposable, IDisposable
{
    private readonly WatchOptions options;
    private readonly QueueView view;
    private readonly WebApplication app;

    /// <summary>Makes the server; <see cref="StartAsync"/> opens it.</summary>
    public WatchServer(WatchOptions options, TimeProvider time)
    {
        this.options = options;
        this.view = new QueueView(options.Store, time);

        // An empty builder: no variable of the environment and no file beside the program may open it to other machines.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(this.Configure);
        builder.Services.AddRoutingCore();
        this.app = builder.Build();
        WatchGate gate = new(options.Token);
        this.app.Use(next => context => gate.Pass(context, next));
        this.app.Use(next => context => Guard(context, next));
        this.Map();
    }

    /// <summary>The address to open, with the token where there is one; known once it is started.</summary>
    public string Url { get; private set; } = string.Empty;

    /// <summary>Opens the page.</summary>
    /// <exception cref="EnvironmentException">The address or the port cannot be had.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await this.app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new EnvironmentException($"The status page cannot listen at {new IPEndPoint(this.options.Address, this.options.Port)}: {exception.Message} Choose another --port (0 for any that is free) or --listen.", exception);
        }

        Uri bound = new(this.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        string host = this.options.Address.Equals(IPAddress.Any) || this.options.Address.Equals(IPAddress.IPv6Any) ? Dns.GetHostName() : IPAddress.IsLoopback(this.options.Address) ? "localhost" : bound.Host;
        string query = this.options.Token is { } token ? "?token=" + token.Text : string.Empty;
        this.Url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{bound.Port}/{query}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await this.app.DisposeAsync();
        this.view.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => this.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxConcurrentConnections = 100;
        kestrel.Listen(this.options.Address, this.options.Port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private void Map()
    {
        ResultStore store = this.options.Store;
        this.app.MapGet("/", WatchPage.Write);
        this.app.MapGet("/submission/{id}", WatchPage.Write);
        this.app.MapGet("/job/{key}", WatchPage.Write);
        this.app.MapGet("/api/queue", context => WatchAnswers.Json(context, this.view.Snapshot()));
        this.app.MapGet("/api/submission/{id}", context => WatchAnswers.Json(context, SubmissionDetails.Of(Value(context, "id"), this.view)));
        this.app.MapGet("/api/job/{key}", context => WatchAnswers.Json(context, JobDetails.Of(Value(context, "key"), this.view, store)));
        this.app.MapGet("/api/job/{key}/log", context => WatchAnswers.Json(context, this.Log(context)));
        this.app.MapGet("/job/{key}/log.jsonl", this.WholeLog);
        this.app.MapGet("/report/{id}/{**path}", this.Report);
    }

    private LogItems? Log(HttpContext context)
    {
        string key = Value(context, "key");
        long? from = long.TryParse(context.Request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out long place) ? place : null;
        return JobLog.IsKey(key) ? LogItems.Of(this.options.Store, key, from) : null;
    }

    private async Task WholeLog(HttpContext context)
    {
        string key = Value(context, "key");
        if (JobLog.IsKey(key) && File.Exists(JobLog.PathOf(this.options.Store, key)))
        {
            await WatchAnswers.File(context, JobLog.PathOf(this.options.Store, key), "text/plain; charset=utf-8");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task Report(HttpContext context)
    {
        // Only an id that the queue lists: it becomes part of a path.
        string? path = context.Request.RouteValues["path"] as string;
        if (this.view.Listed(Value(context, "id")) is not { } listed)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (path is null && context.Request.Path.Value?.EndsWith('/') == false)
        {
            // Without the stroke at the end, names within the report would be sought beside it.
            context.Response.Redirect($"/report/{listed.Id}/");
        }
        else if (ReportFiles.Find(Path.Combine(new SubmissionStore(this.options.Store).Read(listed.Id).Out, "report"), path) is { } file)
        {
            // A report is shown as a page of no site: what stands in it cannot read the queue's pages, nor ask for anything.
            context.Response.Headers.ContentSecurityPolicy = "sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; frame-ancestors 'none'";
            await WatchAnswers.File(context, file.Path, file.Kind);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static string Value(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? string.Empty;

    // The page says in words why it has nothing to show, and asks again.
    private static async Task Guard(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is QueueBusyException or QueueDamagedException or EnvironmentException or DiskFullException or InvalidDataException or IOException or UnauthorizedAccessException && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await WatchAnswers.Json(context, new { Error = Reporting.Wording.NameText.Visible(exception.Message) });
        }
    }
}
