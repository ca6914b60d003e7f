using System.CommandLine;
using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Manifests.Declared;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Commands;

internal static class DatasetExportCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> id = new("id") { Description = "The dataset, or the path of a dataset file." };
        Option<string> to = new("--to") { Description = $"The file: {string.Join(", ", ArrayWriter.Extensions)}; of stimuli {string.Join(", ", StimulusTable.Extensions)}.", Required = true };
        Option<string?> region = new("--region") { Description = "Only this region." };
        Option<bool> means = new("--means") { Description = "Means over presentations, as they are scored, also where presentations are kept." };
        Option<string?> set = new("--set") { Description = "The stimuli of this set with their labels, for a dataset of sets of trials." };
        Command export = new("export", "Writes a dataset's responses with their labels for other tools: NetCDF as xarray and Brain-Score read it, NPZ, or a long table in Parquet; of a dataset without responses, a table of its stimuli with their labels.\n\nExample: concord datasets export manifests/datasets/example.yaml --to shapes.nc\nExample: concord datasets export rendered-shapes-32 --set cue-conflict --to factors.csv") { id, to, set, region, means, options.Store, options.Mirror };
        export.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            DatasetLoader datasets = new RunEnvironment(parsed.GetValue(options.Store), parsed.GetValue(options.Mirror), "cpu", RunEnvironment.DefaultMemory).Datasets;
            string path = parsed.GetValue(to)!;
            if (Stimuli(datasets, parsed.GetValue(id)!, parsed.GetValue(set), cancellationToken) is { } stimuli)
            {
                StimulusTable.Write(path, stimuli);
                console.Result(string.Create(CultureInfo.InvariantCulture, $"{path}: {stimuli.Count} stimuli of {stimuli.Id}"));
                return ExitStatus.Done;
            }

            LabelledArray array = Responses(datasets.Load(parsed.GetValue(id)!, cancellationToken), parsed.GetValue(region), parsed.GetValue(means));
            ArrayWriter.Write(path, array);
            console.Result($"{path}: {array.ShapeText}");
            return ExitStatus.Done;
        })));
        return export;
    }

    // Those of a set that is asked for, or of a dataset that has nothing else to write.
    private static StimulusSet? Stimuli(DatasetLoader datasets, string id, string? set, CancellationToken cancellationToken)
    {
        if (set is not null)
        {
            string[] sets = DatasetPath.Is(id) ? [] : [.. DatasetCatalogue.Find(id).Pictures.Select(pictures => pictures.Set)];
            return sets.Contains(set) ? datasets.LoadPictures(id, set, cancellationToken) : throw Unknown.Id("set", set, sets);
        }

        Dataset dataset = datasets.Load(id, cancellationToken);
        return dataset.Recordings.Count == 0 && dataset.Assemblies.Count == 0 && dataset.Rdms.Count == 0 && dataset.Labels is null ? dataset.Stimuli : null;
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
