using System.CommandLine;
using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Models.Activations;
using Concord.Pipeline.Extraction;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

internal static class ActivationsCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> manifest = new("manifest") { Description = "The manifest that names the model." };
        Option<string> model = new("--model") { Description = "The model's id in the manifest.", Required = true };
        Option<string> dataset = new("--dataset") { Description = "The dataset whose stimuli are shown." };
        Option<string> texts = new("--texts") { Description = "Instead of a dataset, for language networks: a text file with one sentence a line." };
        Option<string> transform = new("--transform") { Description = "What is done to the dataset's pictures first, as a benchmark's transform.", DefaultValueFactory = _ => StimulusTransforms.NoneName };
        Option<string[]> layers = new("--layer") { Description = "Layers (default: the model's own list).", AllowMultipleArgumentsPerToken = true };
        Option<string> file = new("--to") { Description = "The NPZ file to write.", Required = true };
        Command export = new("export", "Writes layers as NPZ with stimulus ids: one array a layer, rows in the order of `ids`.\n\nExample: concord activations export manifests/quickstart.yaml --model resnet20-a --dataset drawn-objects --to resnet20-a.npz") { manifest, model, dataset, transform, texts, layers, file };
        options.AddEnvironment(export);
        export.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            Manifest read = ManifestLoading.Load(parsed.GetValue(manifest)!, console, toScore: false);
            RunEnvironment environment = options.Environment(parsed);
            string asked = parsed.GetValue(model)!;
            ModelSpec spec = read.Models.FirstOrDefault(m => m.Id == asked) ?? throw Unknown.Id("model", asked, [.. read.Models.Select(m => m.Id)]);
            string[] names = parsed.GetValue(layers) ?? [];
            if (names.Length > 0)
            {
                spec = spec with { Layers = new LayerSelection(LayerSelectionKind.Listed, names) };
            }

            StimulusSet given = Stimuli(environment, parsed.GetValue(dataset), parsed.GetValue(texts), cancellationToken);
            double? degrees = parsed.GetValue(dataset) is { } id ? environment.Datasets.Load(id, cancellationToken).Info.VisualDegrees : null;
            StimulusSet seen = StimuliAsSeen.Make(given, degrees, spec.VisualDegrees, StimulusTransforms.Parse(parsed.GetValue(transform)!, (int)read.Seed));
            IReadOnlyList<FeatureSet> sets = Extract(environment, read, spec, seen, new ProgressPrinter(console, TimeProvider.System), cancellationToken);
            FeatureFile.Write(parsed.GetValue(file)!, sets);
            console.Result(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(file)}: {sets.Count} layers, {sets[0].StimulusIds.Count} stimuli."));
            return ExitStatus.Done;
        })));
        return new Command("activations", "Activations of networks, to use elsewhere.\n\nExample: concord activations export --help") { export };
    }

    private static StimulusSet Stimuli(RunEnvironment environment, string? dataset, string? texts, CancellationToken cancellationToken) => (dataset, texts) switch
    {
        ({ } id, null) => environment.Datasets.Load(id, cancellationToken).Stimuli ?? throw new CommandException(ExitStatus.WrongCommand, $"{id} brings no stimuli to show"),
        (null, { } path) => SentenceFile.Read(path),
        _ => throw new CommandException(ExitStatus.WrongCommand, "give --dataset ID, or --texts FILE for a language network"),
    };

    private static IReadOnlyList<FeatureSet> Extract(RunEnvironment environment, Manifest manifest, ModelSpec spec, StimulusSet stimuli, ProgressPrinter progress, CancellationToken cancellationToken)
    {
        ResolvedModel model = new ModelResolver(environment).Resolve(spec, cancellationToken);
        if (!model.IsNetwork)
        {
            throw new CommandException(ExitStatus.WrongCommand, $"'{spec.Id}' is no network: it cannot be shown stimuli");
        }

        if (stimuli.IsText != (model.Tokenizer is not null))
        {
            throw new CommandException(ExitStatus.WrongCommand, stimuli.IsText ? $"'{spec.Id}' takes pictures, not texts" : $"'{spec.Id}' takes texts: give --texts FILE with one sentence a line");
        }

        string device = DeviceChoice.Of(environment.Device);
        ReadoutPlanner planner = new(environment, manifest.Compute, manifest.Compute.Batch, device);
        IReadOnlyList<LayerInfo> chosen = ReadoutPlanner.Layers(model, "sweep");
        if (chosen.Count == 0)
        {
            throw Unknown.Id("layer", string.Join(", ", spec.Layers.Names), [.. model.Layers.Select(layer => layer.Name)]);
        }

        PlannedReadout[] readouts = [.. chosen.Select(layer => planner.Stored(model, layer, spec.Readouts[0], stimuli))];
        PlannedReadout[] missing = [.. readouts.Where(readout => !environment.Store.HasActivation(readout.Key))];
        if (missing.Length > 0)
        {
            Models.TorchRuntime.Configure(manifest.Compute.Threads, device);
            ExtractJob job = new() { Key = string.Empty, Inputs = string.Empty, Title = $"extract {spec.Id} × {stimuli.Id}", Model = model, Stimuli = stimuli, Readouts = missing, AllReadouts = [.. readouts.Select(readout => readout.Key)], Batch = manifest.Compute.Batch };
            long start = TimeProvider.System.GetTimestamp();
            new Extractor(environment).Run(job, fraction => progress.Report(new JobProgress(job.Key, job.Title, fraction, null, new RunProgress(0, 0, 1, TimeProvider.System.GetElapsedTime(start), null))), cancellationToken);
        }

        return [.. readouts.Select(readout =>
        {
            (float[] values, ActivationRecord record) = ActivationReader.Read(environment.Store, readout.Key);
            return new FeatureSet(readout.Layer.Name, stimuli.Ids, record.Units, values);
        })];
    }
}
