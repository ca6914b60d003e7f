using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Blocks;
using Concord.Models.Catalogue;
using Concord.Models.Regimes;
using Concord.Models.Surgery;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>What must hold of a token network by its mathematics; the talk's statements E1 and E2 among it. Float64 throughout.</summary>
public sealed class TokenNetworkTests
{
    // 16 patches of 8 pixels, 4 heads.
    private static readonly TokenNetworkSizes Small = new(32, 8, 3, 4, 32, 64, 10);

    [Fact]
    public void Without_positions_permuting_patches_permutes_every_block_and_leaves_the_pooled_output_alone()
    {
        // E1: several heads do not break equivariance. E2: equivariant, and only the pooled output is invariant.
        (double blocks, double pooled) = PermutationErrors(Small with { Positions = PositionKind.None });
        Assert.InRange(blocks, 0, 1e-12);
        Assert.InRange(pooled, 0, 1e-12);
    }

    [Theory]
    [InlineData("learned")]
    [InlineData("sinusoidal")]
    [InlineData("fourier")]
    public void With_positions_the_order_of_patches_matters(string kind)
    {
        (double blocks, double pooled) = PermutationErrors(Small with { Positions = Enum.Parse<PositionKind>(kind, ignoreCase: true) });
        Assert.True(blocks > 1e-3);
        Assert.True(pooled > 1e-4);
    }

    // Three halvings of 14 pixels would make 28 × 28 tokens of a network whose patches make 16 × 16.
    [Fact]
    public void Every_value_of_the_stem_but_pixel_makes_as_many_tokens_as_the_patches_do()
    {
        foreach (ArchitectureEntry entry in ArchitectureCatalogue.All.Where(entry => entry.Options.Any(option => option.Name == "stem")))
        {
            int tokens = Tokens(entry.Id);
            string[] values = [.. entry.Options.Single(option => option.Name == "stem").Values.Where(value => value != "pixel")];
            Assert.Equal(entry.Id == "vit-h-14" ? 2 : 3, values.Length);
            Assert.All(values, value => Assert.Equal(tokens, Tokens($"{entry.Id}[stem={value}]")));
        }

        static int Tokens(string id)
        {
            LayerInfo map = ArchitectureCatalogue.LayersOf(id)[0];
            return map.Shape[1] * map.Shape[2];
        }
    }

    [Fact]
    public void More_units_than_an_integer_holds_are_counted()
        => Assert.Equal(12L * 50_177 * 50_177, new LayerInfo("weights", 0, 0, LayerKind.Heads, [12, 50_177, 50_177], 1, IsPart: true).UnitsAt(0));

    [Fact]
    public void A_mask_over_every_pixel_of_a_large_picture_is_refused()
        => Assert.Contains("50177 tokens", Assert.Throws<ModelException>(() => ArchitectureCatalogue.LayersOf("vit-b-16[stem=pixel;mask=grid]")).Message, StringComparison.Ordinal);

    [Fact]
    public void Positions_cut_out_act_as_none()
    {
        (double blocks, _) = PermutationErrors(Small, Cut(PositionAblation.Zero));
        Assert.InRange(blocks, 0, 1e-12);
        (blocks, _) = PermutationErrors(Small, Cut(PositionAblation.Mean));
        Assert.InRange(blocks, 0, 1e-12);
        (blocks, _) = PermutationErrors(Small, Cut(PositionAblation.Shuffle));
        Assert.True(blocks > 1e-3);
    }

    [Fact]
    public void A_patch_embedding_is_one_linear_map_of_each_flattened_patch()
    {
        // S01: z = W·vec(patch) + b.
        using TokenNetwork network = Make(Small);
        using torch.Tensor input = Image(32);
        Dictionary<string, torch.Tensor> state = network.state_dict();
        using torch.Tensor map = Doubles(network, input, "patch_embed");
        using torch.Tensor patches = input.unfold(2, 8, 8).unfold(3, 8, 8).permute(0, 2, 3, 1, 4, 5).reshape(1, 16, 192);
        using torch.Tensor expected = torch.nn.functional.linear(patches, state["patch_embed.proj.weight"].reshape(32, 192), state["patch_embed.proj.bias"]).transpose(1, 2).reshape(1, 32, 4, 4);
        Assert.InRange((expected - map).abs().max().item<double>(), 0, 1e-12);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("window-1")]
    [InlineData("grid")]
    public void Rows_of_attention_sum_to_one_and_stay_on_the_edges(string mask)
    {
        // S03, S12.
        AttentionMask? edges = mask switch { "full" => null, "grid" => AttentionMask.GridGraph(), _ => AttentionMask.LocalWindow(1) };
        using TokenNetwork network = Make(Small with { Mask = edges });
        using torch.Tensor input = Image(32);
        using torch.Tensor weights = Doubles(network, input, "blocks.1.attn.weights");
        using torch.Tensor sums = weights.sum(-1);
        Assert.InRange((sums - 1).abs().max().item<double>(), 0, 1e-12);
        if (mask == "full")
        {
            Assert.True(weights.min().item<double>() > 0);
            return;
        }

        // Patch 5 stands at row 1, column 1 of 4 × 4; patch 10 at (2, 2) is within the window and no neighbour, 15 at (3, 3) is neither.
        Assert.Equal(mask == "window-1", weights[0, 0, 6, 11].item<double>() > 0);
        Assert.True(weights[0, 0, 6, 7].item<double>() > 0);
        Assert.Equal(0, weights[0, 0, 6, 16].item<double>());
        Assert.True(weights[0, 0, 0, 16].item<double>() > 0);
        Assert.True(weights[0, 0, 16, 0].item<double>() > 0);
    }

    [Fact]
    public void Attention_on_the_complete_graph_is_self_attention_and_on_blocks_it_is_independent_sets()
    {
        // S12. No class token: it would join the blocks.
        TokenNetworkSizes set = Small with { HasClassToken = false, Pool = PoolKind.Mean, Positions = PositionKind.None };
        bool[,] all = new bool[16, 16];
        bool[,] halves = new bool[16, 16];
        for (int i = 0; i < 256; i++)
        {
            all[i / 16, i % 16] = true;
            halves[i / 16, i % 16] = i / 16 / 8 == i % 16 / 8;
        }

        using torch.Tensor input = Image(32);
        using TokenNetwork plain = Make(set);
        using TokenNetwork complete = Make(set with { Mask = AttentionMask.Graph(all) });
        using torch.Tensor expected = Doubles(plain, input, "blocks.2");
        using torch.Tensor found = Doubles(complete, input, "blocks.2");
        Assert.InRange((expected - found).abs().max().item<double>(), 0, 1e-12);

        // The first two rows of patches alone make the first half.
        using TokenNetwork blocks = Make(set with { Mask = AttentionMask.Graph(halves) });
        using torch.Tensor split = Doubles(blocks, input, "blocks.2");
        using torch.Tensor upper = Doubles(plain, input.narrow(2, 0, 16), "blocks.2");
        Assert.InRange((split.narrow(1, 0, 8) - upper).abs().max().item<double>(), 0, 1e-12);
        Assert.True((split - expected).abs().max().item<double>() > 1e-6);
    }

    [Fact]
    public void Shared_queries_and_keys_make_symmetric_logits_and_identity_makes_the_gram_matrix()
    {
        // S07: log A differs from the logits by a constant a row, so log A[i,j] − log A[i,i] − log A[j,i] + log A[j,j] = 0 where they are symmetric and q = k.
        using torch.Tensor input = Image(32);
        using TokenNetwork shared = Make(Small with { QueryKey = QueryKeyKind.Shared });
        using torch.Tensor q = Doubles(shared, input, "blocks.0.attn.q");
        using torch.Tensor k = Doubles(shared, input, "blocks.0.attn.k");
        Assert.Equal(0, (q - k).abs().max().item<double>());

        using TokenNetwork identity = Make(Small with { QueryKey = QueryKeyKind.Identity });
        using torch.Tensor z = Doubles(identity, input, "blocks.0.norm1");
        using torch.Tensor weights = Doubles(identity, input, "blocks.0.attn.weights");
        using torch.Tensor heads = AttentionHeads.Split(z, 4);
        using torch.Tensor gram = heads.matmul(heads.transpose(2, 3)).div(Math.Sqrt(8)).softmax(-1);
        Assert.InRange((gram - weights).abs().max().item<double>(), 0, 1e-12);
    }

    [Fact]
    public void Identity_attention_moves_well_separated_tokens_to_the_means_of_their_clusters()
    {
        // S07: one step of mean shift. Unit tokens in two orthogonal clusters, τ → ∞: A is block-diagonal, A·Z the clusters' means.
        using torch.Tensor z = torch.tensor(new[] { 1.0, 0.02, 0, 0, 1.0, -0.02, 0, 0, 0, 0, 1.0, 0.02, 0, 0, 1.0, -0.02, 0, 0, 1.0, 0 }, 1, 1, 5, 4);
        using torch.Tensor weights = AttentionHeads.Weights(z, z, null, false, 200);
        Assert.InRange(weights[0, 0, 0, 2].item<double>(), 0, 1e-12);
        using torch.Tensor moved = weights.matmul(z);
        Assert.Equal(1.0, moved[0, 0, 0, 0].item<double>(), 1e-12);
        Assert.InRange(moved[0, 0, 0, 1].item<double>(), -0.0201, 0.0201);
        Assert.Equal(1.0, moved[0, 0, 4, 2].item<double>(), 1e-12);
    }

    [Fact]
    public void The_logits_of_a_head_have_at_most_its_own_rank_and_softmax_lifts_it()
    {
        // S04.
        using TokenNetwork network = Make(Small with { Heads = 16 }); // two features a head
        using torch.Tensor input = Image(32);
        using torch.Tensor q = Doubles(network, input, "blocks.0.attn.q");
        using torch.Tensor k = Doubles(network, input, "blocks.0.attn.k");
        using torch.Tensor weights = Doubles(network, input, "blocks.0.attn.weights");
        using torch.Tensor logits = AttentionHeads.Split(q, 16).matmul(AttentionHeads.Split(k, 16).transpose(2, 3));
        Assert.Equal(2, Rank(logits[0, 3]));
        Assert.True(Rank(weights[0, 3]) > 2);
    }

    [Fact]
    public void Equal_experts_all_chosen_are_the_dense_network()
    {
        // S24: k = N and equal experts: Σ g_i E(x) = E(x).
        TokenNetworkSizes sparse = Small with { Experts = 3, ExpertsPerToken = 3 };
        using TokenNetwork mixture = Make(sparse);
        using TokenNetwork dense = Make(Small);
        Dictionary<string, torch.Tensor> state = mixture.state_dict();
        using (torch.no_grad())
        {
            foreach ((string key, torch.Tensor tensor) in dense.state_dict())
            {
                foreach (string own in state.ContainsKey(key) ? (string[])[key] : [.. Enumerable.Range(0, 3).Select(i => key.Replace(".mlp.", $".mlp.experts.{i}.", StringComparison.Ordinal))])
                {
                    state[own].copy_(tensor);
                }
            }
        }

        using torch.Tensor input = Image(32);
        using torch.Tensor expected = Doubles(dense, input, "logits");
        using torch.Tensor found = Doubles(mixture, input, "logits");
        Assert.InRange((expected - found).abs().max().item<double>(), 0, 1e-12);

        using TokenNetwork two = Make(sparse with { ExpertsPerToken = 2 });
        using torch.Tensor gates = Doubles(two, input, "blocks.1.mlp.gates");
        using torch.Tensor sums = gates.sum(-1);
        Assert.InRange((sums - 1).abs().max().item<double>(), 0, 1e-12);
    }

    [Fact]
    public void A_recurrent_network_equals_a_deep_one_whose_blocks_are_equal()
    {
        using TokenNetwork recurrent = Make(Small with { IsRecurrent = true });
        using TokenNetwork deep = Make(Small);
        Dictionary<string, torch.Tensor> one = recurrent.state_dict();
        using (torch.no_grad())
        {
            foreach ((string key, torch.Tensor tensor) in deep.state_dict())
            {
                tensor.copy_(one[System.Text.RegularExpressions.Regex.Replace(key, @"^blocks\.\d+", "blocks.0", System.Text.RegularExpressions.RegexOptions.NonBacktracking)]);
            }
        }

        using torch.Tensor input = Image(32);
        using torch.Tensor expected = Doubles(deep, input, "blocks.2");
        using torch.Tensor found = Doubles(recurrent, input, "blocks.2");
        Assert.Equal(0, (expected - found).abs().max().item<double>());
        Assert.True(recurrent.parameters().Sum(parameter => parameter.numel()) < deep.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Overlapping_patches_see_beyond_their_own_pixels_and_plain_ones_do_not()
    {
        using torch.Tensor input = Image(32);
        using torch.Tensor changed = input.clone();
        changed[0, 0, 0, 6] = torch.tensor(5.0); // a pixel of patch (0, 0), two columns before patch (0, 1)
        Assert.Equal(0, ChangeOfNextPatch(StemKind.Patches, input, changed));
        Assert.NotEqual(0, ChangeOfNextPatch(StemKind.Overlapping, input, changed));
        Assert.NotEqual(0, ChangeOfNextPatch(StemKind.Convolutional, input, changed));
    }

    [Fact]
    public void Every_option_changes_the_architecture_and_an_unknown_one_is_refused()
    {
        ArchitectureEntry plain = ArchitectureCatalogue.Find("vit-tiny-32");
        foreach (ArchitectureOption option in plain.Options)
        {
            foreach (string value in option.Values.Skip(1))
            {
                string id = $"vit-tiny-32[{option.Name}={value}]";
                ArchitectureEntry entry = ArchitectureCatalogue.Find(id);
                Assert.Equal(id, entry.Id);
                using LoadedModel own = LoadedModel.Untrained("vit-tiny-32", 1, new ModelOptions { Preprocessing = StimulusPreparation.CifarPlain });
                using LoadedModel model = LoadedModel.Untrained(id, 1, new ModelOptions { Preprocessing = StimulusPreparation.CifarPlain });
                Assert.NotEqual(own.WeightsDigest, model.WeightsDigest);
                Assert.NotEqual(Logits(own), Logits(model));
            }
        }

        Assert.Equal("vit-tiny-32[attention=shared;norm=off]", ArchitectureCatalogue.Find("vit-tiny-32[norm=off; attention=shared; stem=patches]").Id);
        Assert.Contains("Did you mean 'attention'?", Assert.Throws<ModelException>(() => ArchitectureCatalogue.Find("vit-tiny-32[attenton=shared]")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'shared'?", Assert.Throws<ModelException>(() => ArchitectureCatalogue.Find("vit-tiny-32[attention=share]")).Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => ArchitectureCatalogue.Find("vit-tiny-32[norm=off;norm=on]"));
        Assert.Throws<ModelException>(() => ArchitectureCatalogue.Find("resnet18[norm=off]"));
        Assert.Throws<ModelException>(() => ArchitectureCatalogue.Find("vit-tiny-32[norm]"));
    }

    [Fact]
    public void Registers_without_a_class_token_are_no_class_token()
    {
        using var network = new TokenNetwork(Wiring.ShapesOnly(), Small with { HasClassToken = false, Registers = 4, Pool = PoolKind.Mean });
        LayerInfo block = ShapeRecorder.Probe(network, 32, 32).First(layer => layer.Name == "blocks.1");
        Assert.Equal(4, block.PrefixTokens);
        Assert.False(block.HasClassToken);
        Assert.Throws<ModelException>(() => new ReadoutSpec(TokenPolicy.Cls, ProjectionSpec.None).UnitsBeforeProjection(block));
        Assert.Equal(32, new ReadoutSpec(TokenPolicy.Mean, ProjectionSpec.None).UnitsBeforeProjection(block));
    }

    [Theory]
    [InlineData(1280, 16)] // ViT-H has heads of 80 features
    [InlineData(384, 6)]
    [InlineData(768, 12)]
    public void Heads_of_a_file_of_another_width_are_those_of_the_published_network_of_that_width(int width, int heads)
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find("vit-l-16");
        var shapes = new Dictionary<string, long[]> { ["norm.weight"] = [width], ["cls_token"] = [1, 1, width], ["pos_embed"] = [1, 197, width], ["patch_embed.proj.weight"] = [width, 3, 16, 16], ["patch_embed.proj.bias"] = [width], ["blocks.0.attn.proj.weight"] = [width, width] };
        using Network network = entry.Create(Wiring.ShapesOnly(), new ArchitectureSizes(shapes));
        IReadOnlyList<LayerInfo> layers = ShapeRecorder.Probe(network, 224, 224);
        Assert.Equal(heads, layers.Count(layer => layer.Name.StartsWith("blocks.0.attn.head.", StringComparison.Ordinal)));
    }

    private static Lesion Cut(PositionAblation positions) => new(new Dictionary<string, long[]?>(), positions, 1);

    private static float[] Logits(LoadedModel model)
    {
        var sink = new MemorySink(2);
        model.Extract(Stimuli.Noise(2, 32), [new LayerRequest("logits", ReadoutSpec.Full)], 2, sink);
        return sink.Rows(0);
    }

    private static double ChangeOfNextPatch(StemKind stem, torch.Tensor input, torch.Tensor changed)
    {
        using TokenNetwork network = Make(Small with { Stem = stem });
        using torch.Tensor before = Doubles(network, input, "patch_embed");
        using torch.Tensor after = Doubles(network, changed, "patch_embed");
        Assert.Equal(4, before.shape[2]);
        return (before - after)[0, torch.TensorIndex.Colon, 0, 1].abs().max().item<double>();
    }

    // Largest error of blocks against permuted blocks, and of the mean of the patches, when patches change places.
    private static (double Blocks, double Pooled) PermutationErrors(TokenNetworkSizes sizes, Lesion? lesion = null)
    {
        using TokenNetwork network = Make(sizes);
        network.Lesion = lesion;
        using torch.Tensor input = Image(32);
        long[] order = [5, 3, 15, 0, 8, 1, 2, 14, 4, 6, 7, 9, 13, 10, 12, 11];
        using torch.Tensor indices = torch.tensor(order);
        using torch.Tensor patches = input.reshape(1, 3, 4, 8, 4, 8).permute(0, 2, 4, 1, 3, 5).reshape(1, 16, 3, 8, 8);
        using torch.Tensor permuted = patches.index_select(1, indices).reshape(1, 4, 4, 3, 8, 8).permute(0, 3, 1, 4, 2, 5).reshape(1, 3, 32, 32);
        using torch.Tensor first = Doubles(network, input, "blocks.2");
        using torch.Tensor second = Doubles(network, permuted, "blocks.2");
        using torch.Tensor expected = first.narrow(1, 1, 16).index_select(1, indices);
        using torch.Tensor found = second.narrow(1, 1, 16);
        double pooled = (first.narrow(1, 1, 16).mean([1]) - found.mean([1])).abs().max().item<double>();
        return ((expected - found).abs().max().item<double>(), Math.Max(pooled, (first.select(1, 0) - second.select(1, 0)).abs().max().item<double>()));
    }

    private static TokenNetwork Make(TokenNetworkSizes sizes)
    {
        var network = new TokenNetwork(Wiring.Real(), sizes);
        SeededInitialization.Fill(network, 3);
        network.to(torch.float64);
        return network;
    }

    private static torch.Tensor Image(int side)
    {
        using torch.Tensor single = HashFormula.Input(1, 3, side, side);
        return single.to(torch.float64);
    }

    private static torch.Tensor Doubles(Network network, torch.Tensor input, string site)
    {
        var recorder = new KeepingRecorder(site);
        network.Pass(input, recorder).Dispose();
        return recorder.Kept ?? throw new InvalidOperationException($"no site '{site}'");
    }

    private static long Rank(torch.Tensor matrix) => torch.linalg.matrix_rank(matrix, rtol: 1e-9).item<long>();
}
