using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Commands;

internal static class ValidateCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> path = new("manifest") { Description = "The manifest." };
        Command command = new("validate", "Shows all mistakes of a manifest at once, each with its place and what would be right.\n\nExample: concord validate manifests/quickstart.yaml") { path };
        command.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            Manifest manifest = ManifestLoading.Load(parsed.GetValue(path)!, console, toScore: false);
            console.Result(string.Create(CultureInfo.InvariantCulture, $"{manifest.Path}: valid; {manifest.Models.Count} models, {manifest.Benchmarks.Count} benchmarks, {manifest.Benchmarks.Sum(b => b.Metrics.Count)} metrics."));
            return ExitStatus.Done;
        }));
        return command;
    }
}
