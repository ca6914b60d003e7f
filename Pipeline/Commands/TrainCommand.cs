using System.CommandLine;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;

namespace Concord.Pipeline.Commands;

internal static class TrainCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> path = new("manifest") { Description = "A manifest with a section 'train'." };
        Option<string?> outFolder = new("--out") { Description = "The run directory (default: runs/NAME, or runs/NAME-training where the manifest scores models too); weights go into its folder networks/." };
        Option<bool> dryRun = new("--dry-run") { Description = "Plan only." };
        Command command = new("train", "Trains small networks under named regimes: the manifest's section 'train', and nothing else of it. Interrupted and repeated, it goes on where it stopped, to the last bit.\n\nExample: concord train manifests/shapes-training.yaml") { path, outFolder, dryRun };
        options.AddEnvironment(command);
        command.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            DeclaredDatasetReader declared = new();
            Manifest manifest = ManifestLoading.Load(parsed.GetValue(path)!, console, toScore: false, declared);
            if (manifest.Trainings.Count == 0)
            {
                throw new CommandException(ExitStatus.WrongCommand, $"{manifest.Path}: nothing to train. A section 'train' names architectures and regimes; manifests/README.md shows one.");
            }

            RunEnvironment environment = options.Environment(parsed, declared);
            Plan plan = new Planner(environment).Plan(manifest with { Models = [], Simulations = [], Benchmarks = [] }, cancellationToken);
            if (parsed.GetValue(dryRun))
            {
                PlanCommand.Print(console, plan);
                return ExitStatus.Done;
            }

            string folder = parsed.GetValue(outFolder) ?? Path.Combine("runs", manifest.Scores ? manifest.Name + "-training" : manifest.Name);
            int status = RunCommand.Execute(console, environment, plan, folder, cancellationToken);
            console.Result("Weights: " + Path.Combine(folder, RunFiles.Networks));
            return status;
        })));
        return command;
    }
}
