using System.CommandLine;

namespace Concord.Pipeline.Commands;

/// <summary>Every verb: one line each.</summary>
internal static class CommandTree
{
    /// <summary>Does what the arguments say; returns the exit status.</summary>
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        ParseResult parsed = Create(new CommandConsole()).Parse(arguments);

        // A job stops between batches and layers, which may take a while; what is done must be published before the end.
        InvocationConfiguration configuration = new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) };
        int status = await parsed.InvokeAsync(configuration);

        // The parser's own status for a wrong command line is 1, which here means that jobs failed.
        return parsed.Errors.Count > 0 ? ExitStatus.WrongCommand : status;
    }

    public static RootCommand Create(CommandConsole console) => new("Concord: which artificial network is most like the brain, and is it the architecture or the training?")
    {
        RunCommand.Create(console),
        ValidateCommand.Create(console),
        PlanCommand.Create(console),
        SubmitCommand.Create(console),
        WorkerCommand.Create(console),
        ExecCommand.Create(console),
        WatchCommand.Create(console),
        JobsCommand.Create(console),
        TrainCommand.Create(console),
        ReportCommand.Create(console),
        CompareCommand.Create(console),
        DiffCommand.Create(console),
        ModelsCommand.Create(console),
        DatasetsCommand.Create(console),
        MetricsCommand.Create(console),
        ActivationsCommand.Create(console),
        StoreCommand.Create(console),
        DoctorCommand.Create(console),
    };
}
