using Concord.Datasets.StimulusSets;
using Concord.Models.Activations;
using Concord.Models.Preprocessing;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Extraction;

/// <summary>Shows a stimulus set to a network and streams the readouts into the store, batch by batch.</summary>
internal sealed class Extractor(RunEnvironment environment)
{
    public void Run(ExtractJob job, Action<double> progress, CancellationToken cancellationToken)
    {
        using LoadedModel model = Load(job.Model);
        using ActivationWriter writer = new(environment.Store, [.. job.Readouts.Select(readout => (readout.Key, readout.Inputs))], job.Stimuli.Count);
        LayerRequest[] requests = [.. job.Readouts.Select(readout => new LayerRequest(readout.Layer.Name, readout.Readout))];
        Func<PixelImage>[] stimuli = [.. job.Stimuli.Stimuli.Select(stimulus => new Func<PixelImage>(() => Pixels(stimulus)))];
        int count = job.Stimuli.Count;
        model.Extract(stimuli, requests, job.Batch, new Sink(writer), new Counter(done => progress(done / (double)count)), cancellationToken);
        writer.Commit();
    }

    /// <summary>The network of a resolved model, weights loaded.</summary>
    public static LoadedModel Load(ResolvedModel model) => model.WeightsPath is { } path
        ? LoadedModel.FromWeights(model.Architecture, path, model.Preprocessing)
        : LoadedModel.Untrained(model.Architecture, ((NetworkSource)model.Spec.Source).Weights.InitSeed ?? 0, model.Preprocessing);

    private static PixelImage Pixels(Stimulus stimulus)
    {
        RgbImage image = stimulus.Load();
        return new PixelImage(image.Width, image.Height, image.Rgb);
    }

    private sealed class Sink(ActivationWriter writer) : IActivationSink
    {
        public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units) => writer.Write(request, firstStimulus, rows, units);
    }

    // Progress<T> posts to a thread pool and may arrive late or out of order; a count must not.
    private sealed class Counter(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
