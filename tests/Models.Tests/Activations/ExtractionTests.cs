using Concord.Models.Activations;
using Concord.Models.Preprocessing;

namespace Concord.Models.Tests.Activations;

public sealed class ExtractionTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public void One_pass_serves_many_readouts_of_many_layers()
    {
        using LoadedModel model = LoadedModel.Untrained("vit-tiny-32", 1);
        Func<PixelImage>[] stimuli = Stimuli.Noise(10, 32);
        const string Block = "blocks.2";
        LayerRequest[] requests =
        [
            new("logits", ReadoutSpec.Full),
            new(Block, ReadoutSpec.Full),
            new(Block, new(TokenPolicy.Cls, ProjectionSpec.None)),
            new(Block, new(TokenPolicy.ClsMean, ProjectionSpec.None)),
            new(Block, new(TokenPolicy.All, new SparseRandomSpec(50, 3))),
        ];
        int decoded = 0;
        Func<PixelImage>[] counted = [.. stimuli.Select(load => (Func<PixelImage>)(() =>
        {
            Interlocked.Increment(ref decoded);
            return load();
        }))];
        var sink = new MemorySink(10);

        model.Extract(counted, requests, 4, sink, null, Token);

        Assert.Equal(10, decoded);
        Assert.Equal(10 * 10, sink.Rows(0).Length);
        float[] all = sink.Rows(1);
        Assert.Equal(10 * 65 * 96, all.Length);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(all.AsSpan(i * 65 * 96, 96), sink.Rows(2).AsSpan(i * 96, 96));
            Assert.Equal(all.AsSpan(i * 65 * 96, 96), sink.Rows(3).AsSpan(i * 192, 96));
        }

        float[] projected = new float[500];
        new SparseRandomProjection(65 * 96, 50, 3).Apply(all, projected);
        Assert.Equal(projected, sink.Rows(4));
    }

    [Fact]
    public void Principal_components_fitted_on_stimuli_are_applied_to_others()
    {
        using LoadedModel model = LoadedModel.Untrained("cifar-resnet20", 1);
        Func<PixelImage>[] stimuli = Stimuli.Noise(40, 32);
        ReadoutSpec readout = new(TokenPolicy.All, new PcaSpec(5, "the first thirty"));
        PcaProjection fitted = model.FitPca(stimuli[..30], "layer3.0", readout, 8, null, Token);
        var sink = new MemorySink(40);

        model.Extract(stimuli, [new("layer3.0", readout, fitted), new("layer3.0", ReadoutSpec.Full)], 8, sink, null, Token);

        float[] expected = new float[200];
        fitted.Apply(sink.Rows(1), expected);
        Assert.Equal(expected.Length, sink.Rows(0).Length);
        Assert.InRange(Error.Largest(expected, sink.Rows(0)), 0, 1e-6);
        Assert.True(fitted.ExplainedVariance[0] >= fitted.ExplainedVariance[4]);
    }

    [Fact]
    public void Components_must_be_fitted_before_they_are_asked_for()
    {
        using LoadedModel model = LoadedModel.Untrained("cifar-resnet20", 1);
        LayerRequest request = new("avgpool", new(TokenPolicy.All, new PcaSpec(5, "x")));
        ModelException error = Assert.Throws<ModelException>(() => model.Extract(Stimuli.Noise(1, 32), [request], 1, new MemorySink(1), null, Token));
        Assert.Contains("no fitted components", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_layer_is_refused_before_any_stimulus_is_loaded()
    {
        using LoadedModel model = LoadedModel.Untrained("cifar-resnet20", 1);
        Func<PixelImage> never = () => throw new InvalidOperationException("loaded");
        ModelException error = Assert.Throws<ModelException>(() => model.Extract([never], [new("layer9.0", ReadoutSpec.Full)], 1, new MemorySink(1), null, Token));
        Assert.Contains("Did you mean 'layer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preprocessing_of_the_wrong_size_is_refused()
    {
        ModelException error = Assert.Throws<ModelException>(() => LoadedModel.Untrained("cifar-resnet4b", 1, new ModelOptions { Preprocessing = PreprocessingSpec.ImageNet() }));
        Assert.Contains("32x32", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ModelException>(() => LoadedModel.Untrained("vit-tiny-32", 1, new ModelOptions { Preprocessing = PreprocessingSpec.ImageNet(30, 30) }));
        Assert.Contains("multiples of 4", error.Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => LoadedModel.Untrained("resnet18", 1, new ModelOptions { Preprocessing = new PreprocessingSpec { Resize = ResizeTarget.Shorter(64) } }));
    }

    [Fact]
    public void A_failing_stimulus_ends_the_extraction_with_its_own_error()
    {
        using LoadedModel model = LoadedModel.Untrained("cifar-cnn-a", 1);
        Func<PixelImage>[] stimuli = Stimuli.Noise(20, 32);
        stimuli[13] = () => throw new InvalidDataException("broken file");
        Exception error = Assert.ThrowsAny<Exception>(() => model.Extract(stimuli, [new("logits", ReadoutSpec.Full)], 4, new MemorySink(20), null, Token));
        Assert.Contains("broken file", error.ToString(), StringComparison.Ordinal);
        Assert.IsType<InvalidDataException>(error);
    }

    [Fact]
    public void Cancellation_stops_between_batches()
    {
        using LoadedModel model = LoadedModel.Untrained("cifar-cnn-a", 1);
        using var stop = new CancellationTokenSource();
        var progress = new SynchronousProgress(done =>
        {
            if (done == 8)
            {
                stop.Cancel();
            }
        });
        var rows = new RowBuffer(400, 10);
        Assert.ThrowsAny<OperationCanceledException>(() => model.Extract(Stimuli.Noise(400, 32), [new("logits", ReadoutSpec.Full)], 4, rows, progress, stop.Token));
        Assert.All(rows.Values[(8 * 10)..].ToArray(), value => Assert.Equal(0f, value));
        Assert.Contains(rows.Values[..80].ToArray(), value => value != 0);
    }

    [Fact]
    public void The_estimate_of_memory_grows_with_batch_layer_and_weights()
    {
        using LoadedModel model = LoadedModel.Untrained("cifar-resnet20", 1);
        LayerRequest[] logits = [new("logits", ReadoutSpec.Full)];
        long small = model.EstimatePeakBytes(logits, 1);
        Assert.True(model.EstimatePeakBytes(logits, 100) > 50 * (small - (4 * model.ParameterCount)));
        Assert.True(small > 4 * model.ParameterCount);
        Assert.True(model.EstimatePeakBytes([new("stem", ReadoutSpec.Full)], 1) > small);
    }

    private sealed class SynchronousProgress(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
