using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Tests.Language;
using TorchSharp;

namespace Concord.Models.Tests.Activations;

/// <summary>Counts the tensors of the whole process, hence runs while no other test does.</summary>
[Collection(nameof(RunsAlone))]
public sealed class TensorLeakTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cifar-resnet20", "layer2.0")]
    [InlineData("resnet18", "layer2.0")]
    [InlineData("vit-tiny-32", "blocks.1")]
    [InlineData("cifar-vit-bn", "blocks.1")]
    [InlineData("cifar-vit-postln", "transformer.layers.1")]
    [InlineData("cifar-resnet4b", "layer2.1")]
    [InlineData("cifar-cnn-deep", "3")]
    [InlineData("pixels", "pixels")]
    public void No_tensor_outlives_its_batch_over_fifty_batches(string architecture, string layer)
    {
        using LoadedModel model = LoadedModel.Untrained(architecture, 1, architecture == "resnet18" ? new ModelOptions { Preprocessing = PreprocessingSpec.ImageNet(32, 32) } : null);
        LayerRequest[] requests =
        [
            new(layer, ReadoutSpec.Full),
            new(layer, new(TokenPolicy.Mean, ProjectionSpec.None)),
            new(layer, new(TokenPolicy.All, new SparseRandomSpec(16, 1))),
            new(model.Layers[^1].Name, ReadoutSpec.Full),
        ];
        Func<PixelImage>[] stimuli = Stimuli.Noise(100, 32);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = torch.Tensor.TotalCount;

        model.Extract(stimuli, requests, 2, new MemorySink(100), null, TestContext.Current.CancellationToken);

        long after = torch.Tensor.TotalCount;
        output.WriteLine($"{architecture}: {before} tensors before, {after} after, peak {torch.Tensor.PeakCount}");
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("gpt2-tiny")]
    [InlineData("llama-260k")]
    public void No_tensor_of_texts_outlives_its_batch_over_fifty_batches(string architecture)
    {
        using LoadedModel model = LoadedModel.Untrained(architecture, 1, SampleTexts.Options(architecture));
        LayerRequest[] requests =
        [
            new("blocks.1", new(TokenPolicy.Last, ProjectionSpec.None)),
            new("blocks.1.attn.head.0", new(TokenPolicy.Mean, ProjectionSpec.None)),
            new("logits", new(TokenPolicy.Last, new SparseRandomSpec(16, 1))),
        ];
        string[] texts = [.. Enumerable.Range(0, 100).Select(i => SampleTexts.Seven[i % 7])];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = torch.Tensor.TotalCount;

        model.Extract(texts, requests, 2, new MemorySink(100), null, TestContext.Current.CancellationToken);
        _ = model.Surprisals(texts[..14], 3, null, TestContext.Current.CancellationToken);

        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    [Theory]
    [InlineData("cifar-resnet20")]
    [InlineData("vit-tiny-32")]
    public void A_network_takes_its_tensors_with_it(string architecture)
    {
        Network network = ArchitectureCatalogue.Find(architecture).Create(Wiring.Real(), null);
        torch.Tensor[] owned = [.. network.state_dict().Values];
        Assert.DoesNotContain(owned, tensor => tensor.IsInvalid);

        network.Dispose();

        Assert.All(owned, tensor => Assert.True(tensor.IsInvalid));
    }
}
