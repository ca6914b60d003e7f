using System.CommandLine;
using Concord.Pipeline.Reporting;

namespace Concord.Pipeline.Commands;

internal static class ReportCommand
{
    public static Command Create(CommandConsole console)
    {
        ScoreOptions options = new();
        Option<string?> outFolder = new("--out") { Description = "Where report/ is written (default: the run directory; needed for several, and for a table)." };
        Option<string?> formats = new("--format") { Description = "html,markdown,latex,csv (default: the manifest's)." };
        Command command = new("report", "Writes tables and figures from one or many runs, or from any score table.\n\nExample: concord report runs/quickstart --format html,latex\nExample: concord report scores.csv --map mine.map.yaml --out reports/mine");
        options.AddTo(command);
        command.Add(outFolder);
        command.Add(formats);
        command.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            string[] sources = parsed.GetValue(options.Sources)!;
            string? target = parsed.GetValue(outFolder) ?? (sources.Length == 1 && !File.Exists(sources[0]) ? sources[0] : null);
            if (target is null)
            {
                throw new CommandException(ExitStatus.WrongCommand, "several runs, or a table: say with --out where the report goes");
            }

            ReportInput input = options.Read(parsed);
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
