using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Surgery;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>What the catalogue's sweep asks of small architectures, of a small network of each kind whose published sizes are large. Counts tensors, hence runs alone.</summary>
[Collection(nameof(RunsAlone))]
public sealed class MixerSweepTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Kinds => MixerReference.OneOfEachKind;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_passes_are_bit_equal_and_the_batch_changes_no_layer_by_more_than_1e5(string architecture, string checkpoint)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        long[] size = MixerReference.InputOf(checkpoint);
        using torch.Tensor input = HashFormula.Input([3, .. size]);
        using torch.Tensor less = input.narrow(0, 0, 2).contiguous();
        HashSet<string> parts = [.. ShapeRecorder.Probe(network, (int)size[1], (int)size[2]).Where(layer => layer.IsPart).Select(layer => layer.Name)];
        CapturingRecorder first = CapturingRecorder.Of(network, input);
        CapturingRecorder second = CapturingRecorder.Of(network, input);
        CapturingRecorder fewer = CapturingRecorder.Of(network, less);

        double ofLayers = 0;
        double ofParts = 0;
        foreach ((string site, float[] values) in first.Sites)
        {
            Assert.Equal(3, first.Shapes[site][0]);
            Assert.True(values.AsSpan().SequenceEqual(second.Sites[site]), site);
            double change = Change(values, fewer.Sites[site]);
            (ofLayers, ofParts) = parts.Contains(site) ? (ofLayers, Math.Max(ofParts, change)) : (Math.Max(ofLayers, change), ofParts);
        }

        output.WriteLine($"{architecture}: largest change by the batch {ofLayers:E1} of a layer's deviation, {ofParts:E1} of a part's ({first.Sites.Count} of both)");
        Assert.InRange(ofLayers, 0, 1e-5);
        Assert.InRange(ofParts, 0, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_parameter_moves_with_the_network_float64_agrees_and_no_tensor_is_left_over(string architecture, string checkpoint)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        using torch.Tensor input = HashFormula.Input([2, .. MixerReference.InputOf(checkpoint)]);
        using torch.Tensor single = network.Pass(input, null);
        using torch.Tensor wide = input.to(torch.float64);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = torch.Tensor.TotalCount;
        for (int i = 0; i < 5; i++)
        {
            network.Pass(input, null).Dispose();
        }

        Assert.Equal(before, torch.Tensor.TotalCount);
        network.to(torch.float64);
        using torch.Tensor twin = network.Pass(wide, null);
        Assert.Equal(torch.float64, twin.dtype);
        float[] expected = [.. twin.contiguous().data<double>().Select(value => (float)value)];
        double error = Error.Largest(expected, single.contiguous().data<float>().ToArray()) / Error.Deviation(expected);
        output.WriteLine($"{architecture}: float32 is {error:E1} from float64");
        Assert.InRange(error, 0, 1e-4);
    }

    // bfloat16 has 8 bits: 0.4 % a number, a few per cent after some layers. What stays float32 by mistake throws.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_bfloat16_an_untrained_network_puts_out_nearly_the_same(string architecture, string checkpoint)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        Concord.Models.Regimes.SeededInitialization.Fill(network, 3);
        using torch.Tensor input = HashFormula.Input([2, .. MixerReference.InputOf(checkpoint)]);
        using torch.Tensor half = input.to(torch.bfloat16);
        float[] expected = Logits(network, input);
        network.to(torch.bfloat16);
        using torch.Tensor logits = network.Pass(half, null);
        using torch.Tensor single = logits.to(torch.float32);

        double error = Error.Largest(expected, single.data<float>().ToArray()) / Error.Deviation(expected);
        output.WriteLine($"{architecture}: bfloat16 is {error:F3} deviations from float32");
        Assert.Equal(torch.bfloat16, logits.dtype);
        Assert.InRange(error, 1e-4, 0.2);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_untrained_network_varies_at_every_layer(string architecture, string checkpoint)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        Concord.Models.Regimes.SeededInitialization.Fill(network, 3);
        using torch.Tensor input = HashFormula.Input([2, .. MixerReference.InputOf(checkpoint)]);

        CapturingRecorder found = CapturingRecorder.Of(network, input);

        Assert.All(found.Sites, site => Assert.True(site.Value.Distinct().Take(3).Count() == 3 && Array.TrueForAll(site.Value, float.IsFinite), site.Key));
    }

    [Theory]
    [InlineData("swin-b", "swin_padded", "features.1.1.attn")]
    [InlineData("crossvit-15", "crossvit_ibm", "blocks.0.fusion.1.attn")]
    [InlineData("perceiver-conv", "perceiver_conv", "blocks.1@2.attn")]
    [InlineData("perceiver-learned", "perceiver_learned", "cross_attention.attn")]
    public void Cutting_all_heads_equals_cutting_all_weights_and_changes_the_output(string architecture, string checkpoint, string attention)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        long[] size = MixerReference.InputOf(checkpoint);
        using torch.Tensor input = HashFormula.Input([2, .. size]);
        IReadOnlyList<LayerInfo> layers = ShapeRecorder.Probe(network, (int)size[1], (int)size[2]);
        float[] whole = Logits(network, input);

        network.Lesion = new Ablation([new UnitAblation(attention + ".head.*", [])]).Of(architecture, layers, network.HasPositions);
        float[] withoutHeads = Logits(network, input);
        network.Lesion = new Ablation([new UnitAblation(attention + ".weights", [])]).Of(architecture, layers, network.HasPositions);
        float[] withoutWeights = Logits(network, input);

        Assert.True(Error.Largest(whole, withoutHeads) / Error.Deviation(whole) > 1e-3);
        Assert.InRange(Error.Largest(withoutHeads, withoutWeights) / Error.Deviation(whole), 0, 1e-5);
    }

    [Theory]
    [InlineData("swin-b", "swin_padded")]
    [InlineData("crossvit-15", "crossvit_ibm")]
    [InlineData("perceiver-fourier", "perceiver_fourier")]
    [InlineData("perceiver-learned", "perceiver_learned")]
    public void Positions_can_be_cut_where_there_are_any(string architecture, string checkpoint)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        using torch.Tensor input = HashFormula.Input([2, .. MixerReference.InputOf(checkpoint)]);
        float[] whole = Logits(network, input);
        Assert.True(network.HasPositions);
        foreach (PositionAblation kind in (PositionAblation[])[PositionAblation.Zero, PositionAblation.Mean, PositionAblation.Shuffle])
        {
            network.Lesion = new Ablation([], kind).Of(architecture, [], network.HasPositions);
            Assert.True(Error.Largest(whole, Logits(network, input)) / Error.Deviation(whole) > 1e-2, kind.ToString());
        }
    }

    [Fact]
    public void Mixers_have_no_table_of_positions_to_cut()
    {
        Assert.Throws<ModelException>(() => LoadedModel.Untrained("mixer-s-32", 1, new ModelOptions { Ablation = new Ablation([], PositionAblation.Zero) }));
    }

    [Theory]
    [InlineData("swin-t", "features.1.0.attn.weights", LayerKind.Heads, new[] { 3, 3136, 49 })]
    [InlineData("swin-t", "features.3.1", LayerKind.Map, new[] { 192, 28, 28 })]
    [InlineData("swin-t", "features.5.5.mlp.hidden", LayerKind.Tokens, new[] { 196, 1536 })]
    [InlineData("swin-t", "norm", LayerKind.Map, new[] { 768, 7, 7 })]
    [InlineData("mixer-l-16", "blocks.23.mlp_tokens.hidden", LayerKind.Tokens, new[] { 1024, 512 })]
    [InlineData("resmlp-b24", "embed", LayerKind.Tokens, new[] { 784, 768 })]
    [InlineData("crossvit-18-dagger-408", "blocks.2.branch.0", LayerKind.Tokens, new[] { 1157, 224 })]
    [InlineData("crossvit-18-dagger-408", "blocks.2.branch.1", LayerKind.Tokens, new[] { 577, 448 })]
    [InlineData("crossvit-18", "blocks.0.fusion.0.attn.weights", LayerKind.Heads, new[] { 7, 1, 197 })]
    [InlineData("crossvit-18", "pooled", LayerKind.Vector, new[] { 672 })]
    [InlineData("perceiver-fourier", "cross_attention.attn.weights", LayerKind.Heads, new[] { 1, 512, 50176 })]
    [InlineData("perceiver-learned", "embed", LayerKind.Tokens, new[] { 50176, 512 })]
    [InlineData("perceiver-conv", "embed", LayerKind.Tokens, new[] { 3025, 322 })]
    [InlineData("perceiver-conv", "blocks.5@7", LayerKind.Tokens, new[] { 512, 1024 })]
    public void Layers_and_parts_have_the_published_sizes(string architecture, string name, LayerKind kind, int[] shape)
    {
        LayerInfo layer = Assert.Single(ArchitectureCatalogue.LayersOf(architecture), layer => layer.Name == name);
        Assert.Equal(kind, layer.Kind);
        Assert.Equal(shape, layer.Shape);
    }

    // The largest difference in the first rows, in deviations of all.
    private static double Change(float[] all, float[] fewer)
    {
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < all.Length; i++)
        {
            sum += all[i];
            squares += (double)all[i] * all[i];
            largest = i < fewer.Length ? Math.Max(largest, Math.Abs(all[i] - fewer[i])) : largest;
        }

        double mean = sum / all.Length;
        return largest / Math.Sqrt((squares / all.Length) - (mean * mean));
    }

    private static float[] Logits(Network network, torch.Tensor input)
    {
        using torch.Tensor logits = network.Pass(input, null);
        return logits.contiguous().data<float>().ToArray();
    }
}
