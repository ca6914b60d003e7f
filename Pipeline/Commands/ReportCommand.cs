using System.CommandLine;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Runs;

namespace Concord.Pipeline.Commands;

internal static class ReportCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string[]> runs = new("run") { Description = "One run directory, or several to show together.", Arity = ArgumentArity.OneOrMore };
        Option<string?> outFolder = new("--out") { Description = "Where report/ is written (default: the run directory; needed for several)." };
        Option<string?> formats = new("--format") { Description = "html,markdown,latex,csv (default: the manifest's)." };
        Command command = new("report", "Writes tables and figures from one or many runs.\n\nExample: concord report runs/quickstart --format html,latex") { runs, outFolder, formats };
        command.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            string[] folders = parsed.GetValue(runs)!;
            string? target = parsed.GetValue(outFolder) ?? (folders.Length == 1 ? folders[0] : null);
            if (target is null)
            {
                throw new CommandException(ExitStatus.WrongCommand, "several runs: say with --out where the report goes");
            }

            ReportInput input = RunMerge.Merge([.. folders.Select(Read)]);
            if (parsed.GetValue(formats) is { } text)
            {
                input = input with { Formats = Formats(text) };
            }

            ReportWriter.Write(input, target);
            console.Result("Report: " + Path.Combine(target, "report", "index.html"));
            return ExitStatus.Done;
        }));
        return command;
    }

    private static ReportInput Read(string folder)
    {
        try
        {
            return RunReader.Read(folder);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new CommandException(ExitStatus.WrongCommand, exception.Message);
        }
    }

    private static string[] Formats(string text)
    {
        string[] known = ["html", "markdown", "latex", "csv"];
        string[] asked = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] unknown = [.. asked.Except(known, StringComparer.Ordinal)];
        return unknown.Length == 0 && asked.Length > 0
            ? asked
            : throw new CommandException(ExitStatus.WrongCommand, $"--format {text}: expected some of {string.Join(", ", known)}");
    }
}
