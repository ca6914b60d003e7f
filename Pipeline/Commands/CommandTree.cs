using System.CommandLine;

namespace Concord.Pipeline.Commands;

/// <summary>Every verb: one line each.</summary>
internal static class CommandTree
{
    public static RootCommand Create(CommandConsole console) => new("Concord: which artificial network is most like the brain, and is it the architecture or the training?")
    {
        RunCommand.Create(console),
        ValidateCommand.Create(console),
        PlanCommand.Create(console),
        ReportCommand.Create(console),
        ModelsCommand.Create(console),
        DatasetsCommand.Create(console),
        MetricsCommand.Create(console),
        ActivationsCommand.Create(console),
        StoreCommand.Create(console),
        DoctorCommand.Create(console),
    };
}
