using System.CommandLine;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Between;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;
using Concord.Pipeline.ScoreTables;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

internal static class DiffCommand
{
    private const int MostRows = 40;

    public static Command Create(CommandConsole console)
    {
        CommonOptions common = new();
        Argument<string[]> runs = new("runs") { Description = "Run directories or score tables, the earliest first: two are compared, more are a history.", Arity = new ArgumentArity(2, 100_000) };
        Option<string?> benchmark = new("--benchmark") { Description = "Only these benchmarks, with commas." };
        Option<string?> outFolder = new("--out") { Description = "Also write changes.parquet there, and report/: the page of the last run with what changed." };
        Command command = new("diff", "Says what changed from run to run, why (from what the runs recorded), and by how much. Exit status 1 if a number changed without a recorded cause.\n\nExample: concord diff runs/before runs/after --out reports/changes\nExample: concord diff runs/2026-09 runs/2026-10 runs/2026-11 --benchmark it-rsa");
        command.Add(runs);
        command.Add(benchmark);
        command.Add(outFolder);
        command.Add(common.Json);
        command.Add(common.Store);
        command.Add(common.Mirror);
        command.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            Lazy<FileResolver> resolver = new(() => common.Resolver(parsed));
            (string Name, ReportInput Input)[] inputs = Open(parsed.GetValue(runs)!, new ScoreSources(resolver), parsed.GetValue(benchmark));
            SayIncomplete(parsed.GetValue(runs)!, console);
            RunHistory history = RunHistory.Of(inputs);
            if (parsed.GetValue(common.Json))
            {
                console.Result(JsonOutput.Of(ChangeRow.Of(history).Select((row, i) => new ChangeItem(i + 1, row))));
            }
            else
            {
                Print(history, console);
            }

            if (parsed.GetValue(outFolder) is { } folder)
            {
                Directory.CreateDirectory(folder);
                ParquetRecords.Write(Path.Combine(folder, "changes.parquet"), ChangeRow.Of(history));
                console.Error("Report: " + ReportWriter.Write(inputs[^1].Input with { Between = history }, folder));
            }

            return history.IsAlarm ? ExitStatus.SomeJobsFailed : ExitStatus.Done;
        }));
        return command;
    }

    private static (string Name, ReportInput Input)[] Open(string[] paths, ScoreSources sources, string? benchmark)
    {
        string[] names = [.. paths.Select(path => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)))];
        names = names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : paths;
        string[]? wanted = benchmark is null ? null : [.. CommaList.Names(benchmark)];
        try
        {
            (string Name, ReportInput Input)[] inputs = [.. paths.Select((path, i) => (names[i], sources.Open(path)))];
            string[] known = [.. inputs.SelectMany(run => run.Input.Scores.Concat(run.Input.TableRows)).Select(row => row.Benchmark).Distinct(StringComparer.Ordinal)];
            string[] unknown = [.. (wanted ?? []).Except(known, StringComparer.Ordinal)];
            return unknown.Length > 0
                ? throw new CommandException(ExitStatus.WrongCommand, $"--benchmark {string.Join(',', unknown)}: in none of the runs; they have {string.Join(", ", known)}")
                : wanted is null ? inputs : [.. inputs.Select(run => (run.Name, run.Input with { Scores = Wanted(run.Input.Scores), TableRows = Wanted(run.Input.TableRows) }))];
        }
        catch (Exception exception) when (exception is ScoreTableException or InvalidDataException or IOException)
        {
            throw new CommandException(ExitStatus.WrongCommand, exception.Message);
        }

        ScoreRow[] Wanted(IReadOnlyList<ScoreRow> rows) => [.. rows.Where(row => wanted!.Contains(row.Benchmark, StringComparer.Ordinal))];
    }

    // A run that is not whole lacks rows, and its tables may be of two moments: its own words say so before anything is compared.
    private static void SayIncomplete(string[] paths, CommandConsole console)
    {
        foreach (string mark in paths.Select(path => Path.Combine(path, RunFiles.Incomplete)).Where(File.Exists))
        {
            console.Error($"{mark}: {File.ReadAllText(mark).TrimEnd()}");
        }
    }

    private static void Print(RunHistory history, CommandConsole console)
    {
        foreach (string sentence in history.Steps.SelectMany(BetweenWords.Of))
        {
            console.Result(sentence);
        }

        foreach (Reporting.Tables.ReportTable table in BetweenTables.Of(history).Where(table => table.Rows.Count > 0))
        {
            IReadOnlyList<int> columns = table.ColumnsFor(Reporting.Columns.ColumnUse.Latex);
            ListTable.Print(console, [.. columns.Select(column => table.Heads[column].Title)], table.Rows.Take(MostRows).Select(row => (string[])[.. columns.Select(column => row[column].Text)]));
            if (table.Rows.Count > MostRows)
            {
                console.Result($"{table.Rows.Count - MostRows} more rows: --json, or --out for the page and changes.parquet");
            }
        }
    }

    private sealed record ChangeItem(int Id, ChangeRow Change);
}
