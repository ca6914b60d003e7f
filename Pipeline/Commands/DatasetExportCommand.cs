using System.CommandLine;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Formats;
using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Commands;

internal static class DatasetExportCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> id = new("id") { Description = "The dataset, or the path of a dataset file." };
        Option<string> to = new("--to") { Description = $"The file: {string.Join(", ", ArrayWriter.Extensions)}.", Required = true };
        Option<string?> region = new("--region") { Description = "Only this region." };
        Option<bool> means = new("--means") { Description = "Means over presentations, as they are scored, also where presentations are kept." };
        Command export = new("export", "Writes a dataset's responses with their labels for other tools: NetCDF as xarray and Brain-Score read it, NPZ, or a long table in Parquet.\n\nExample: concord datasets export manifests/datasets/example.yaml --to shapes.nc") { id, to, region, means, options.Store, options.Mirror };
        export.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            Dataset dataset = new RunEnvironment(parsed.GetValue(options.Store), parsed.GetValue(options.Mirror), "cpu", RunEnvironment.DefaultMemory).Datasets.Load(parsed.GetValue(id)!, cancellationToken);
            LabelledArray array = Responses(dataset, parsed.GetValue(region), parsed.GetValue(means));
            string path = parsed.GetValue(to)!;
            ArrayWriter.Write(path, array);
            console.Result($"{path}: {array.ShapeText}");
            return ExitStatus.Done;
        })));
        return export;
    }

    private static LabelledArray Responses(Dataset dataset, string? region, bool means)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal)
        {
            ["identifier"] = dataset.Info.Id,
            ["stimulus_set_identifier"] = dataset.Stimuli?.Id ?? dataset.Info.Id,
            ["version"] = dataset.Info.Version,
            ["licence"] = dataset.Info.Licence,
            ["description"] = dataset.Info.Description,
        };
        if (!means && dataset.Recordings.Count > 0)
        {
            PresentationAssembly[] wanted = [.. dataset.Recordings.Where(recording => region is null || recording.Neuroids.Any(neuroid => neuroid.Region == region))];
            return wanted.Length == 1
                ? AssemblyArray.Of(region is null ? wanted[0] : wanted[0].Region(region), attributes)
                : throw new CommandException(ExitStatus.WrongCommand, $"{dataset.Info.Id} has presentations in {wanted.Length} recordings{(region is null ? string.Empty : $" with region '{region}'")}; regions are {string.Join(", ", dataset.Info.Regions)}. One recording is written with its presentations: name its --region, or ask for the --means of all.");
        }

        if (dataset.Assemblies.Count == 0)
        {
            throw new CommandException(ExitStatus.WrongCommand, $"{dataset.Info.Id} has no responses of neuroids to write; RDMs, trials and labels are in its own files: `concord datasets show {dataset.Info.Id}`.");
        }

        return AssemblyArray.Of(region is null ? dataset.Assemblies[0] : dataset.Assemblies[0].Region(region), attributes);
    }
}
