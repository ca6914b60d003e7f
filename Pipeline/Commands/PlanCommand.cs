using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;
using Spectre.Console;

namespace Concord.Pipeline.Commands;

internal static class PlanCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> path = new("manifest") { Description = "The manifest." };
        Command command = new("plan", "Shows the jobs of a manifest: which are cached, expected peak memory and time.\n\nExample: concord plan manifests/quickstart.yaml") { path, options.Json };
        options.AddEnvironment(command);
        command.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            DeclaredDatasetReader declared = new();
            Manifest manifest = ManifestLoading.Load(parsed.GetValue(path)!, console, declared: declared);
            Plan plan = new Planner(options.Environment(parsed, declared)).Plan(manifest, CancellationToken.None);
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(plan.Jobs.Select(job => new { Id = job.Key, Kind = job.Kind.ToString().ToLowerInvariant(), job.Title, job.Cached, job.PeakBytes, job.ExpectedSeconds, job.DependsOn })));
                return ExitStatus.Done;
            }

            Print(console, plan);
            return ExitStatus.Done;
        }));
        return command;
    }

    internal static void Print(CommandConsole console, Plan plan)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("job", "kind", "what", "state", "peak memory", "expected time");
        foreach (Job job in plan.Jobs)
        {
            table.AddRow(job.Key[..12], job.Kind.ToString().ToLowerInvariant(), Markup.Escape(job.Title), job.Cached ? "cached" : "to do", MemorySize.Format(job.PeakBytes), string.Create(CultureInfo.InvariantCulture, $"{job.ExpectedSeconds:0.#} s"));
        }

        console.Table(table);
        console.Result(Summary(plan));
        foreach (string caution in plan.Cautions)
        {
            console.Error("caution: " + caution);
        }
    }

    internal static string Summary(Plan plan)
    {
        Job[] todo = [.. plan.Jobs.Where(job => !job.Cached)];
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Jobs.Count} jobs, {plan.Jobs.Count - todo.Length} cached, {todo.Length} to do; expected peak memory {MemorySize.Format(plan.PeakBytes)}, expected time {todo.Sum(job => job.ExpectedSeconds):0} s on two cores; device {plan.Device}, {plan.Manifest.Compute.Threads} threads, batch {plan.Batch}.");
    }
}
