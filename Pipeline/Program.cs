using System.CommandLine;
using Concord.Pipeline.Commands;

namespace Concord.Pipeline;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        RootCommand root = CommandTree.Create(new CommandConsole());

        // A job stops between batches and layers, which may take a while; what is done must be published before the end.
        InvocationConfiguration configuration = new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(2), EnableDefaultExceptionHandler = true };
        ParseResult parsed = root.Parse(arguments);
        int status = await parsed.InvokeAsync(configuration);
        return parsed.Errors.Count > 0 ? ExitStatus.WrongCommand : status;
    }
}
