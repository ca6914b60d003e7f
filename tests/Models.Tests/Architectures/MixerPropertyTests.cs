using Concord.Models.Architectures;
using Concord.Models.Blocks;
using Concord.Models.Catalogue;
using Concord.Models.Surgery;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>What follows from the definitions (shared/design/SYSTEMS.md: E1, E3, S05, S16, S18, S19, S21), whatever the weights.</summary>
public sealed class MixerPropertyTests(ITestOutputHelper output)
{
    // E3: the map over tokens is fixed, so f(aX + bY) = a·f(X) + b·f(Y), with biases and β at zero; MLP-Mixer's is not linear.
    [Theory]
    [InlineData("resmlp-s12", "resmlp_fb", "blocks.0.linear_tokens", true)]
    [InlineData("mixer-b-16", "mixer", "blocks.0.mlp_tokens", false)]
    public void Token_mixing_of_ResMLP_is_linear_and_of_MLP_Mixer_is_not(string architecture, string checkpoint, string branch, bool isLinear)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        Zero(network, key => key.EndsWith("bias", StringComparison.Ordinal) || key.EndsWith("beta", StringComparison.Ordinal));
        using torch.Tensor both = HashFormula.Input(2, 3, 64, 64);
        using torch.Tensor mixed = (1.7f * both.narrow(0, 0, 1)) - (0.6f * both.narrow(0, 1, 1));
        using torch.Tensor all = torch.cat([both, mixed], 0);

        float[] found = CapturingRecorder.Of(network, all).Sites[branch];

        int size = found.Length / 3;
        float[] expected = [.. Enumerable.Range(0, size).Select(i => (1.7f * found[i]) - (0.6f * found[size + i]))];
        double error = Error.Largest(expected, found[(2 * size)..]) / Error.Deviation(expected);
        output.WriteLine($"{branch} of {architecture}: {error:E1}");
        Assert.InRange(error, isLinear ? 0 : 0.1, isLinear ? 1e-5 : 100);
    }

    // E1, S18: a permutation of the patches does not commute with a block; the maps over tokens know places.
    [Theory]
    [InlineData("mixer-b-16", "mixer")]
    [InlineData("resmlp-s12", "resmlp_fb")]
    public void Mixing_by_fixed_maps_is_not_permutation_equivariant_but_the_MLP_over_features_is(string architecture, string checkpoint)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        using torch.Tensor image = HashFormula.Input(1, 3, 64, 64);
        using torch.Tensor rolled = image.roll(16, 3); // by one patch
        CapturingRecorder a = CapturingRecorder.Of(network, image);
        CapturingRecorder b = CapturingRecorder.Of(network, rolled);

        Assert.InRange(RolledError(a, b, "embed"), 0, 1e-6);
        Assert.True(RolledError(a, b, "blocks.0") > 0.1);

        static double RolledError(CapturingRecorder a, CapturingRecorder b, string site)
        {
            using torch.Tensor expected = torch.tensor(a.Sites[site], 4, 4, 64).roll(1, 1);
            return Error.Largest(expected.contiguous().data<float>().ToArray(), b.Sites[site]) / Error.Deviation(a.Sites[site]);
        }
    }

    // S18: the token MLP's hidden units do not grow with the tokens, so mixing costs n; in ResMLP as in attention it costs n².
    [Fact]
    public void Token_mixing_of_MLP_Mixer_costs_in_proportion_to_the_tokens()
    {
        long coarse = ArchitectureCatalogue.CensusOf("mixer-s-32").Macs[OperationKind.TokenMixing];
        long fine = ArchitectureCatalogue.CensusOf("mixer-s-16").Macs[OperationKind.TokenMixing];
        Assert.Equal(8L * 2 * 49 * 256 * 512, coarse); // blocks, maps, tokens, hidden units, features
        Assert.Equal(4 * coarse, fine);
        Assert.Equal(12L * 196 * 196 * 384, ArchitectureCatalogue.CensusOf("resmlp-s12").Macs[OperationKind.TokenMixing]);
    }

    // timm, results/benchmark-infer-amp-nchw-pt240-cu124-rtx4090.csv at aa4b585, column infer_gmacs, where normalisation counts too (ResMLP
    // has none); Swin: _ops in torchvision/models/swin_transformer.py of pytorch/vision at b3054b4, where it does not.
    [Theory]
    [InlineData("swin-t", 4.491, 0)]
    [InlineData("swin-s", 8.741, 0)]
    [InlineData("swin-b", 15.431, 0)]
    [InlineData("resmlp-s12", 3.01, 0)]
    [InlineData("resmlp-s24", 5.96, 0)]
    [InlineData("resmlp-s36", 8.91, 0)]
    [InlineData("resmlp-b24", 100.23, 0)]
    [InlineData("mixer-s-16", 3.79, 0.005)]
    [InlineData("mixer-b-32", 3.24, 0.005)]
    [InlineData("mixer-b-16", 12.62, 0.005)]
    [InlineData("mixer-l-16", 44.6, 0.005)]
    [InlineData("crossvit-tiny", 1.57, 0.006)]
    [InlineData("crossvit-base", 21.22, 0.006)]
    [InlineData("crossvit-18", 9.05, 0.006)]
    [InlineData("crossvit-18-dagger", 9.5, 0.006)]
    [InlineData("crossvit-18-dagger-408", 32.47, 0.006)]
    public void Products_are_as_many_as_the_sources_count(string architecture, double giga, double normalisation)
    {
        double found = ArchitectureCatalogue.CensusOf(architecture).TotalMacs / 1e9;
        double rounding = architecture.StartsWith("swin", StringComparison.Ordinal) ? 0.0005 : 0.005;
        output.WriteLine($"{architecture}: {found:F3} against {giga}");
        Assert.InRange(found, ((1 - normalisation) * giga) - rounding, giga + rounding);
    }

    // S21: with nothing taken from the other branch, each is a network of its own.
    [Fact]
    public void Branches_of_CrossViT_are_independent_when_fusion_adds_nothing()
    {
        using Network network = MixerReference.Load("crossvit-15", "crossvit_ibm");
        using torch.Tensor input = HashFormula.Input(2, 3, 72, 72);
        double fused = ChangeOfFirstBranch(network, input);
        Zero(network, key => key.Contains(".fusion.", StringComparison.Ordinal) && key.Contains(".attn.proj.", StringComparison.Ordinal));
        double apart = ChangeOfFirstBranch(network, input);

        output.WriteLine($"change of branch 0 by a lesion of branch 1: {fused:E1} with fusion, {apart:E1} without");
        Assert.True(fused > 1e-3);
        Assert.Equal(0, apart);
    }

    // S05: attention to a context that is the token stream itself is self-attention.
    [Fact]
    public void Cross_attention_equals_self_attention_when_the_context_is_the_stream_itself()
    {
        var wiring = Wiring.Real();
        using var cross = new PerceiverLayer(wiring, 24, 24, heads: 3, contextWidth: 24);
        using var self = new PerceiverLayer(wiring, 24, 24, heads: 3);
        using IDisposable inference = torch.inference_mode(true);
        Dictionary<string, torch.Tensor> ofSelf = self.state_dict();
        foreach ((string key, torch.Tensor tensor) in cross.state_dict())
        {
            using torch.Tensor values = HashFormula.Values(key.Replace("layernorm2", "layernorm1", StringComparison.Ordinal), tensor.shape);
            tensor.copy_(values);
            if (ofSelf.TryGetValue(key, out torch.Tensor? same))
            {
                same.copy_(values);
            }
        }

        using torch.Tensor x = HashFormula.Input(2, 7, 24);
        using torch.Tensor other = x.roll(5, 2);
        float[] expected = self.Run(x, null, "self").data<float>().ToArray();
        Assert.InRange(Error.Largest(expected, cross.Run(x, x, "cross").data<float>().ToArray()), 0, 1e-6);
        Assert.True(Error.Largest(expected, cross.Run(x, other, "cross").data<float>().ToArray()) > 1e-2);
    }

    [Fact]
    public void One_query_of_cross_attention_is_one_row_of_self_attention()
    {
        using IDisposable inference = torch.inference_mode(true);
        using torch.Tensor x = HashFormula.Input(2, 9, 3 * 12);
        torch.Tensor[] maps = x.chunk(3, 2);
        var heads = new AttentionHeads(Wiring.Real(), "attn", 4);
        using torch.Tensor whole = heads.Attend(maps[0], maps[1], maps[2]);
        using torch.Tensor one = heads.Attend(maps[0].narrow(1, 0, 1), maps[1], maps[2], prefixOfQueries: 0);

        Assert.InRange(Error.Largest(whole.narrow(1, 0, 1).contiguous().data<float>().ToArray(), one.contiguous().data<float>().ToArray()), 0, 1e-6);
    }

    // S16: keys and values are a set; only positions tell where a pixel was.
    [Theory]
    [InlineData("perceiver-fourier", "perceiver_fourier")]
    [InlineData("perceiver-learned", "perceiver_learned")]
    public void Without_positions_permuting_pixels_leaves_the_latents_unchanged(string architecture, string checkpoint)
    {
        using Network network = MixerReference.Load(architecture, checkpoint);
        long[] size = MixerReference.InputOf(checkpoint);
        using torch.Tensor image = HashFormula.Input([2, .. size]);
        using torch.Tensor permuted = Permuted(image);
        double withPositions = LatentsError(network, image, permuted);
        network.Lesion = new Lesion(new Dictionary<string, long[]?>(), PositionAblation.Zero, 0);
        double without = LatentsError(network, image, permuted);

        output.WriteLine($"{architecture}: latents move by {withPositions:E1} with positions, {without:E1} without");
        Assert.True(withPositions > 0.1);
        Assert.InRange(without, 0, 1e-4);
    }

    [Fact]
    public void Permuting_pixels_and_the_rows_of_learned_positions_together_changes_nothing()
    {
        using Network network = MixerReference.Load("perceiver-learned", "perceiver_learned");
        long[] size = MixerReference.InputOf("perceiver_learned");
        using torch.Tensor image = HashFormula.Input([2, .. size]);
        using torch.Tensor permuted = Permuted(image);
        float[] before = CapturingRecorder.Of(network, image).Sites["blocks.1@7"];
        using (torch.no_grad())
        {
            torch.Tensor table = network.state_dict()[Perceiver.PositionTable];
            using torch.Tensor rows = table.index_select(0, Order(table.shape[0]));
            table.copy_(rows);
        }

        float[] after = CapturingRecorder.Of(network, permuted).Sites["blocks.1@7"];
        Assert.InRange(Error.Largest(before, after) / Error.Deviation(before), 0, 1e-4);
    }

    // A window sees itself only; a shifted one joins its neighbours, and the wrapped parts of the map stay strangers.
    [Fact]
    public void A_window_of_Swin_sees_itself_only_until_windows_are_shifted()
    {
        using Network network = new SwinTransformer(Wiring.Real(), new SwinSizes(4, 8, [2], [2], 4, 2, 5));
        HashFormula.Fill(network);
        using torch.Tensor image = HashFormula.Input(1, 3, 48, 48); // 12 × 12 tokens, 3 × 3 windows
        using torch.Tensor other = image.clone();
        other.narrow(2, 0, 16).narrow(3, 0, 16).add_(1); // the window above left
        CapturingRecorder a = CapturingRecorder.Of(network, image);
        CapturingRecorder b = CapturingRecorder.Of(network, other);

        Assert.Equal(16, Changed(a, b, "embed", 1e-5));
        Assert.Equal(16, Changed(a, b, "features.1.0", 1e-5));

        // Shifted by 2, the window's tokens lie in the 2 × 2 windows that reach rows and columns 0 to 5: 36 tokens.
        Assert.Equal(36, Changed(a, b, "features.1.1", 1e-5));

        static int Changed(CapturingRecorder a, CapturingRecorder b, string site, double tolerance)
            => Enumerable.Range(0, 144).Count(place => Enumerable.Range(0, 8).Any(feature => Math.Abs(a.Sites[site][(feature * 144) + place] - b.Sites[site][(feature * 144) + place]) > tolerance));
    }

    private static double ChangeOfFirstBranch(Network network, torch.Tensor input)
    {
        float[] before = CapturingRecorder.Of(network, input).Sites["head.0"];
        network.Lesion = new Lesion(new Dictionary<string, long[]?> { ["blocks.0.blocks.1.0"] = null }, PositionAblation.None, 0);
        float[] after = CapturingRecorder.Of(network, input).Sites["head.0"];
        network.Lesion = null;
        return Error.Largest(before, after) / Error.Deviation(before);
    }

    private static double LatentsError(Network network, torch.Tensor image, torch.Tensor permuted)
    {
        float[] a = CapturingRecorder.Of(network, image).Sites["blocks.1@7"];
        float[] b = CapturingRecorder.Of(network, permuted).Sites["blocks.1@7"];
        return Error.Largest(a, b) / Error.Deviation(a);
    }

    private static torch.Tensor Permuted(torch.Tensor image) => image.flatten(2).index_select(2, Order(image.shape[2] * image.shape[3])).reshape(image.shape);

    // 7 has no factor in common with 576 or 400.
    private static torch.Tensor Order(long count) => torch.tensor(Enumerable.Range(0, (int)count).Select(i => ((i * 7L) + 3) % count).ToArray());

    private static void Zero(Network network, Func<string, bool> which)
    {
        using IDisposable noGradient = torch.no_grad();
        foreach ((string key, torch.Tensor tensor) in network.state_dict())
        {
            if (which(key))
            {
                tensor.zero_();
            }
        }
    }
}
