using System.CommandLine;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

internal static class WatchCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        WatchArguments watch = new();
        Command command = new("watch", "Shows this store's queue as a page: progress, time left, what failed and why, logs, reports. It changes nothing. Without --listen only this machine sees it; from elsewhere: ssh -L 8642:localhost:8642 HOST.\n\nExample: concord watch") { watch.Port, watch.Listen, options.Store };
        command.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            ResultStore store = new(RunEnvironment.StoreFolder(parsed.GetValue(options.Store)));
            using IDisposable page = watch.Open(parsed, store, console);
            console.Error($"The queue of {store.Root}. Ctrl+C ends the page, and nothing else.");
            cancellationToken.WaitHandle.WaitOne();
            return ExitStatus.Done;
        })));
        return command;
    }
}
