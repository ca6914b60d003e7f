using System.Diagnostics;
using Concord.Datasets.StimulusSets;
using Concord.Models;
using Concord.Models.Activations;
using Concord.Models.Preprocessing;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Extraction;

/// <summary>Shows a stimulus set to a network and streams the readouts into the store, batch by batch.</summary>
internal sealed class Extractor(RunEnvironment environment)
{
    public void Run(ExtractJob job, Action<double> progress, CancellationToken cancellationToken)
    {
        using LoadedModel model = LoadPlanned(job);

        // Texts are sorted by length into batches: a pass over a part of them would see other batches.
        string? resumable = job.Stimuli.IsText || job.Key.Length == 0 ? null : job.Key;
        using ActivationWriter writer = new(environment.Store, [.. job.Readouts.Select(readout => (readout.Key, readout.Inputs))], job.Stimuli.Count, resumable);
        LayerRequest[] requests = [.. job.Readouts.Select(readout => new LayerRequest(readout.Layer.Name, readout.Readout))];
        int count = job.Stimuli.Count;
        int first = writer.FirstStimulus;
        Counter counter = new(done => progress((first + done) / (double)count));
        Sink sink = new(writer, first);
        long start = TimeProvider.System.GetTimestamp();
        using Activity? span = Telemetry.Span("extract");
        try
        {
            if (job.Stimuli.IsText)
            {
                string[] texts = [.. job.Stimuli.Stimuli.Select(stimulus => stimulus.Text!)];
                model.Extract(texts, requests, job.Batch, sink, counter, cancellationToken);
            }
            else
            {
                Func<PixelImage>[] pictures = [.. job.Stimuli.Stimuli.Skip(first).Select(stimulus => new Func<PixelImage>(() => Pixels(stimulus)))];
                model.Extract(pictures, requests, job.Batch, sink, counter, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            writer.Suspend(job.Batch);
            throw;
        }

        Telemetry.Extracted(count - first, TimeProvider.System.GetElapsedTime(start));
        span?.Dispose();
        using Activity? publishing = Telemetry.Span("publish");
        writer.Commit();
    }

    private static LoadedModel LoadPlanned(ExtractJob job)
    {
        using Activity? span = Telemetry.Span("load");
        LoadedModel model = Load(job.Model);
        Telemetry.Read("weights", job.Model.WeightsPath is { } path ? new FileInfo(path).Length : 0);
        try
        {
            Compare(job, model);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The network of a resolved model, weights loaded.</summary>
    public static LoadedModel Load(ResolvedModel model)
    {
        WeightsText weights = ((NetworkSource)model.Spec.Source).Weights;
        ModelOptions options = new() { Preprocessing = model.Preprocessing, StateDictPath = weights.StateDict, Prefix = weights.Prefix, Ablation = model.Ablation, Precision = model.Precision, TokenizerPath = model.TokenizerPath };
        return model.WeightsPath is { } path ? LoadedModel.FromWeights(model.Architecture, path, options) : LoadedModel.Untrained(model.Architecture, weights.InitSeed ?? 0, options);
    }

    // The plan named weights and shapes before the file was opened: it must still be the same file, and make the same layers.
    private static void Compare(ExtractJob job, LoadedModel model)
    {
        if (model.WeightsDigest != job.Model.WeightsDigest)
        {
            throw new InvalidDataException($"{job.Model.WeightsPath}: the weights changed while the run was going on (SHA-256 {job.Model.WeightsDigest} was planned, {model.WeightsDigest} is there). Nothing was stored; run again.");
        }

        foreach (LayerInfo planned in job.Readouts.Select(readout => readout.Layer))
        {
            LayerInfo? found = model.Layers.FirstOrDefault(layer => layer.Name == planned.Name);
            if (found is null || model.Layers.Count != job.Model.Layers.Count || !found.Shape.SequenceEqual(planned.Shape))
            {
                throw new ModelException($"model '{job.Model.Spec.Id}', layer '{planned.Name}'", found is null ? $"no such layer among the {model.Layers.Count} that these weights make" : $"{string.Join(" × ", found.Shape)}, {model.Layers.Count} layers in all", $"{string.Join(" × ", planned.Shape)}, {job.Model.Layers.Count} layers in all, as {job.Model.Architecture} has", "Name the architecture of the catalogue whose sizes these weights and this preprocessing have (`concord models list`).");
            }
        }
    }

    private static PixelImage Pixels(Stimulus stimulus)
    {
        RgbImage image = stimulus.Load();
        return new PixelImage(image.Width, image.Height, image.Rgb);
    }

    private sealed class Sink(ActivationWriter writer, int first) : IActivationSink
    {
        public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units) => writer.Write(request, first + firstStimulus, rows, units);
    }

    // Progress<T> posts to a thread pool and may arrive late or out of order; a count must not.
    private sealed class Counter(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
