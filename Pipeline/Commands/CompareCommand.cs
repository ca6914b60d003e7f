using System.CommandLine;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.ScoreTables;

namespace Concord.Pipeline.Commands;

internal static class CompareCommand
{
    public static Command Create(CommandConsole console)
    {
        ScoreOptions options = new();
        CommonOptions common = new();
        Option<string?> benchmark = new("--benchmark") { Description = "Only these benchmarks, with commas." };
        Option<string?> metric = new("--metric") { Description = "Only these metrics, with commas; commas within brackets belong to a name." };
        Option<string?> outFolder = new("--out") { Description = "Also write report/ there: page, tables, figures." };
        Command command = new("compare", "Compares levels of factors over any score table: cell means, differences, interactions, shares of the spread, matched models.\n\nExample: concord compare runs/quickstart --by family,regime\nExample: concord compare manifests/real/deepnsd.map.yaml --by family --match parameters:10%");
        options.AddTo(command);
        command.Add(benchmark);
        command.Add(metric);
        command.Add(outFolder);
        command.Add(common.Json);
        command.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            ReportInput input = options.Read(parsed, Only("benchmark", parsed.GetValue(benchmark)).Concat(Only("metric", parsed.GetValue(metric))));
            ReportContext context = new(input);
            if (parsed.GetValue(common.Json))
            {
                console.Result(JsonOutput.Of(ComparisonItems.Of(context)));
            }
            else
            {
                ComparisonPrinter.Print(context, console);
            }

            if (parsed.GetValue(outFolder) is { } folder)
            {
                string page = ReportWriter.Write(input, folder);
                console.Error("Report: " + page);
            }

            return ExitStatus.Done;
        }));
        return command;
    }

    private static RowCondition[] Only(string column, string? values) => values is null
        ? []
        : [new RowCondition(column, new SourcePosition(1, 1)) { Values = CommaList.Names(values) }];
}
