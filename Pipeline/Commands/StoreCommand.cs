using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

internal static class StoreCommand
{
    public static Command Create(CommandConsole console)
    {
        Command command = new("store", "What the store holds, whether it is whole, what nothing refers to.\n\nExample: concord store du");
        command.Add(DiskUse(console));
        command.Add(Verify(console));
        command.Add(Collect(console));
        return command;
    }

    private static Command DiskUse(CommandConsole console)
    {
        CommonOptions options = new();
        Command du = new("du", "Sizes by kind.\n\nExample: concord store du") { options.Store, options.Json };
        du.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            StoreInventory inventory = new(Open(parsed, options));
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(inventory.Sizes().Select(size => new { Id = size.Kind, size.Files, size.Bytes })));
                return ExitStatus.Done;
            }

            ListTable.Print(console, ["kind", "files", "size"], inventory.Sizes().Select(size => new[] { size.Kind, size.Files.ToString(CultureInfo.InvariantCulture), MemorySize.Format(size.Bytes) }));
            return ExitStatus.Done;
        }));
        return du;
    }

    private static Command Verify(CommandConsole console)
    {
        CommonOptions options = new();
        Command verify = new("verify", "Reads every file and compares it with its record.\n\nExample: concord store verify") { options.Store };
        verify.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            IReadOnlyList<string> faults = new StoreInventory(Open(parsed, options)).Verify();
            foreach (string fault in faults)
            {
                console.Error(fault);
            }

            console.Result(faults.Count == 0 ? "The store is whole." : string.Create(CultureInfo.InvariantCulture, $"{faults.Count} faults; remove what they name, and the next run makes it again."));
            return faults.Count == 0 ? ExitStatus.Done : ExitStatus.SomeJobsFailed;
        }));
        return verify;
    }

    private static Command Collect(CommandConsole console)
    {
        CommonOptions options = new();
        Option<string[]> keep = new("--keep") { Description = "Manifests whose results stay.", AllowMultipleArgumentsPerToken = true, Required = true };
        Option<bool> force = new("--force") { Description = "Remove; without it, only say what would go." };
        Command gc = new("gc", "Removes activations and results that none of the manifests needs. Fetched files stay.\n\nExample: concord store gc --keep manifests/quickstart.yaml --force") { keep, force };
        options.AddEnvironment(gc);
        gc.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            RunEnvironment environment = options.Environment(parsed);
            HashSet<string> needed = [];
            foreach (string path in parsed.GetValue(keep)!)
            {
                Plan plan = new Planner(environment).Plan(ManifestLoading.Load(path, console), CancellationToken.None);
                needed.UnionWith(plan.Jobs.Select(job => job.Key));
                needed.UnionWith(plan.Jobs.OfType<ScoreJob>().SelectMany(job => job.Readouts).SelectMany(site => new[] { site.Stored.Key, site.PcaFit?.Key }).OfType<string>());
                needed.UnionWith(plan.Jobs.OfType<SimulateJob>().Select(job => job.Source.Key));
            }

            (int count, long bytes) = new StoreInventory(environment.Store).Collect(needed, parsed.GetValue(force));
            console.Result(string.Create(CultureInfo.InvariantCulture, $"{count} results and activations, {MemorySize.Format(bytes)}, {(parsed.GetValue(force) ? "removed" : "would go; --force removes them")}."));
            return ExitStatus.Done;
        }));
        return gc;
    }

    private static ResultStore Open(ParseResult parsed, CommonOptions options) =>
        new RunEnvironment(parsed.GetValue(options.Store), null, "cpu", RunEnvironment.DefaultMemory).Store;
}
