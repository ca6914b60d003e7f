using System.CommandLine;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Commands;

internal static class WatchCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Option<int> port = new("--port") { Description = "The port; 0 for any that is free.", DefaultValueFactory = _ => WatchOptions.DefaultPort };
        Option<string?> listen = new("--listen") { Description = "An address of this machine, or 'any', to show the page to other machines: then only with the token that is printed, or with that of CONCORD_TOKEN (default: localhost)." };
        Command command = new("watch", "Shows this store's queue as a page: progress, time left, what failed and why, logs, reports. It changes nothing. Without --listen only this machine sees it; from elsewhere: ssh -L 8642:localhost:8642 HOST.\n\nExample: concord watch") { port, listen, options.Store };
        command.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            ResultStore store = new(RunEnvironment.StoreFolder(parsed.GetValue(options.Store)));
            WatchOptions watch = WatchOptions.Read(store, parsed.GetValue(listen), parsed.GetValue(port), Environment.GetEnvironmentVariable("CONCORD_TOKEN"));
            Show(console, watch, cancellationToken).GetAwaiter().GetResult();
            return ExitStatus.Done;
        })));
        return command;
    }

    private static async Task Show(CommandConsole console, WatchOptions options, CancellationToken cancellationToken)
    {
        await using WatchServer server = new(options, TimeProvider.System);
        await server.StartAsync(cancellationToken);
        console.Result(server.Url);
        console.Error($"The queue of {options.Store.Root}. Ctrl+C ends the page, and nothing else.");
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
    }
}
