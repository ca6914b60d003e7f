using System.CommandLine;

namespace Concord.Pipeline.Commands;

internal static class JobsCommand
{
    public static Command Create(CommandConsole console) => new("jobs", "What was submitted on this machine: how far it is, what failed and why, and what to do about it.\n\nExample: concord jobs list")
    {
        JobsListCommand.Create(console),
        JobsShowCommand.Create(console),
        JobsLogsCommand.Create(console),
        JobsCancelCommand.Create(console),
        JobsRetryCommand.Create(console),
        JobsRebuildCommand.Create(console),
    };
}
