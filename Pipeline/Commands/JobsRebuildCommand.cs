using System.CommandLine;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

internal static class JobsRebuildCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Command rebuild = new("rebuild", "Moves the queue's file aside and makes it again from the store's submissions and results. Nothing that is done is done again. Stop the workers first.\n\nExample: concord jobs rebuild") { options.Store };
        rebuild.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            string root = RunEnvironment.StoreFolder(parsed.GetValue(options.Store));
            if (!Directory.Exists(root))
            {
                throw new CommandException(ExitStatus.WrongCommand, $"{root}: there is no store; --store or CONCORD_STORE names another.");
            }

            string? aside = StoreQueue.Rebuild(new ResultStore(root), TimeProvider.System, console.Error);
            console.Result(aside is null ? "There was no queue's file." : $"The old queue is now {aside}; remove it when you no longer want it.");
            return ExitStatus.Done;
        }));
        return rebuild;
    }
}
