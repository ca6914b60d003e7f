using Concord.Pipeline.Commands;

namespace Concord.Pipeline;

internal static class Program
{
    private static Task<int> Main(string[] arguments) => CommandTree.InvokeAsync(arguments);
}
