using System.CommandLine;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Commands;

/// <summary>Where the status page is shown: options of <c>watch</c> and of <c>worker --watch</c>.</summary>
internal sealed class WatchArguments
{
    public Option<int> Port { get; } = new("--port") { Description = "The page's port; 0 for any that is free.", DefaultValueFactory = _ => WatchOptions.DefaultPort };

    public Option<string?> Listen { get; } = new("--listen") { Description = "An address of this machine, or 'any', to show the page to other machines: then only with the token that is printed, or with that of CONCORD_TOKEN (default: localhost)." };

    /// <summary>Opens the page and says where it is; it is closed with what is returned.</summary>
    public IDisposable Open(ParseResult parsed, ResultStore store, CommandConsole console)
    {
        WatchOptions options = WatchOptions.Read(store, parsed.GetValue(this.Listen), parsed.GetValue(this.Port), Environment.GetEnvironmentVariable("CONCORD_TOKEN"));
        WatchServer server = new(options, TimeProvider.System);
        try
        {
            server.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
        catch
        {
            server.Dispose();
            throw;
        }

        console.Result(server.Url);
        return server;
    }
}
