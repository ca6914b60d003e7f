using System.CommandLine;
using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Commands;

internal static class DoctorCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Command command = new("doctor", "What this machine can do: libtorch, device, threads, memory, disk, sources, each with a remedy where it falls short.\n\nExample: concord doctor") { options.Json };
        options.AddEnvironment(command);
        command.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            IReadOnlyList<DoctorFinding> findings = Doctor.Examine(parsed.GetValue(options.Store), parsed.GetValue(options.Mirror), parsed.GetValue(options.Device)!);
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(findings));
            }
            else
            {
                foreach (DoctorFinding finding in findings)
                {
                    console.Result($"{(finding.Ok ? "ok  " : "FAIL")}  {finding.Id,-12} {finding.Found}");
                    if (finding.Remedy is not null)
                    {
                        console.Result($"      {string.Empty,-12} → {finding.Remedy}");
                    }
                }
            }

            return findings.All(finding => finding.Ok) ? ExitStatus.Done : ExitStatus.WrongEnvironment;
        }));
        return command;
    }
}
