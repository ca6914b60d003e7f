using Concord.Models.Activations;
using Concord.Models.Surgery;
using TorchSharp;

namespace Concord.Models.Tests.Surgery;

public sealed class AblationTests
{
    [Fact]
    public void Nothing_cut_is_bit_equal()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        float[] whole = Logits(network);
        network.Cut(new Ablation([]));
        Assert.Equal(whole, Logits(network));
        Assert.True(new Ablation([]).IsEmpty);
        Assert.Equal(string.Empty, new Ablation([]).Canonical);
    }

    // Head h is columns 3h to 3h+2 of the output map: without them it says nothing.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void A_head_cut_is_its_columns_of_the_output_map_at_zero(int block, int head)
    {
        using SmallTransformer cut = SmallTransformer.Filled();
        cut.Cut(new Ablation([Ablation.Head(block, head)]));
        using SmallTransformer twin = SmallTransformer.Filled();
        Zero(twin, $"blocks.{block}.proj.weight", weight => weight.slice(1, 3 * head, (3 * head) + 3, 1));
        using SmallTransformer whole = SmallTransformer.Filled();

        AssertNear(Logits(twin), Logits(cut));
        Assert.True(Error.Largest(Logits(whole), Logits(cut)) > 0.01);
    }

    [Fact]
    public void A_head_of_every_block_is_that_head_of_each()
    {
        using SmallTransformer all = SmallTransformer.Filled();
        all.Cut(new Ablation([Ablation.Head(1)]));
        using SmallTransformer each = SmallTransformer.Filled();
        each.Cut(new Ablation([Ablation.Head(0, 1), Ablation.Head(1, 1)]));
        Assert.Equal(Logits(each), Logits(all));
    }

    [Fact]
    public void A_hidden_unit_cut_is_its_column_of_the_second_map_at_zero()
    {
        using SmallTransformer cut = SmallTransformer.Filled();
        cut.Cut(new Ablation([new UnitAblation("blocks.1.mlp.hidden", [1, 4])]));
        using SmallTransformer twin = SmallTransformer.Filled();
        Zero(twin, "blocks.1.mlp.fc2.weight", weight => weight.slice(1, 1, 2, 1));
        Zero(twin, "blocks.1.mlp.fc2.weight", weight => weight.slice(1, 4, 5, 1));
        AssertNear(Logits(twin), Logits(cut));
    }

    [Fact]
    public void A_whole_layer_cut_leaves_the_bias_of_what_follows()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        network.Cut(new Ablation([new UnitAblation("blocks.1", [])]));
        float[] bias = network.state_dict()["head.bias"].data<float>().ToArray();
        Assert.Equal([.. bias, .. bias, .. bias], Logits(network));
    }

    [Fact]
    public void Units_of_the_same_site_add_up_and_a_whole_site_takes_all()
    {
        using SmallTransformer together = SmallTransformer.Filled();
        together.Cut(new Ablation([new UnitAblation("blocks.0", [0, 2, 5])]));
        using SmallTransformer apart = SmallTransformer.Filled();
        apart.Cut(new Ablation([new UnitAblation("blocks.0", [5, 2]), new UnitAblation("blocks.0", [0, 2])]));
        Assert.Equal(Logits(together), Logits(apart));
        together.Cut(new Ablation([new UnitAblation("blocks.0", [1]), new UnitAblation("blocks.0", [])]));
        apart.Cut(new Ablation([new UnitAblation("blocks.0", [])]));
        Assert.Equal(Logits(together), Logits(apart));
    }

    // SYSTEMS S49: the output hangs on one planted unit, and the lesions find it.
    [Fact]
    public void Of_all_hidden_units_only_the_planted_one_changes_the_output()
    {
        const int Planted = 3;
        using SmallTransformer network = SmallTransformer.Filled();
        foreach (int unit in Enumerable.Range(0, SmallTransformer.Hidden).Where(unit => unit != Planted))
        {
            Zero(network, "blocks.1.mlp.fc2.weight", weight => weight.slice(1, unit, unit + 1, 1));
        }

        float[] whole = Logits(network);
        int[] found = [.. Enumerable.Range(0, SmallTransformer.Hidden).Where(unit =>
        {
            network.Cut(new Ablation([new UnitAblation("blocks.1.mlp.hidden", [unit])]));
            return !Logits(network).SequenceEqual(whole);
        })];
        Assert.Equal([Planted], found);
    }

    [Fact]
    public void Attention_weights_at_zero_leave_every_head_silent()
    {
        using SmallTransformer weights = SmallTransformer.Filled();
        weights.Cut(new Ablation([new UnitAblation("blocks.0.attn.weights", [])]));
        using SmallTransformer heads = SmallTransformer.Filled();
        heads.Cut(new Ablation([Ablation.Head(0, 0), Ablation.Head(0, 1)]));
        Assert.Equal(Logits(heads), Logits(weights));
    }

    // Without key 0 no token sees the class token: the same as its value at zero.
    [Fact]
    public void A_unit_of_the_attention_weights_is_a_token_that_is_not_seen()
    {
        using SmallTransformer cut = SmallTransformer.Filled();
        cut.Cut(new Ablation([new UnitAblation("blocks.0.attn.weights", [0])]));
        using torch.Tensor input = SmallTransformer.Input();
        CapturingRecorder sites = CapturingRecorder.Of(cut, input);
        float[] weights = sites.Sites["blocks.0.attn.weights"]; // (3, 2, 5, 5), as they are used
        float[] value = sites.Sites["blocks.0.attn.v"]; // (3, 5, 6)
        float[] head = sites.Sites["blocks.0.attn.head.1"]; // (3, 5, 3)
        double seen = Enumerable.Range(1, 4).Sum(key => (double)weights[(((2 * 2) + 1) * 25) + (2 * 5) + key] * value[(((2 * 5) + key) * 6) + 3 + 1]);
        Assert.Equal(0f, weights[(((2 * 2) + 1) * 25) + (2 * 5)]);
        Assert.Equal(seen, head[(((2 * 5) + 2) * 3) + 1], 1e-5);
    }

    [Fact]
    public void Channels_are_cut_out_of_a_map_and_features_out_of_tokens()
    {
        Lesion lesion = new(new Dictionary<string, long[]?> { ["x"] = [1] }, PositionAblation.None, 0);
        using torch.Tensor map = torch.ones(2, 3, 4, 5);
        using torch.Tensor ofMap = lesion.Apply("x", map, null);
        using torch.Tensor ofHeads = lesion.Apply("x", map, LayerKind.Heads);
        Assert.Equal(0f, ofMap.select(1, 1).max().item<float>());
        Assert.Equal(2 * 2 * 4 * 5, ofMap.sum().item<float>());
        Assert.Equal(0f, ofHeads.select(3, 1).max().item<float>());
        Assert.Equal(2 * 3 * 4 * 4, ofHeads.sum().item<float>());
        Assert.Equal(2 * 3 * 4 * 5, map.sum().item<float>()); // the tensor itself stays
    }

    [Fact]
    public void Positions_at_zero_leave_the_class_token_its_own()
    {
        using SmallTransformer cut = SmallTransformer.Filled();
        cut.Cut(new Ablation([], PositionAblation.Zero));
        using SmallTransformer twin = SmallTransformer.Filled();
        Zero(twin, "pos_embed", table => table.slice(1, 1, 5, 1));
        Assert.Equal(Logits(twin), Logits(cut));
    }

    [Fact]
    public void Mean_positions_are_the_same_for_every_patch()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        using torch.Tensor input = SmallTransformer.Input(1);
        float[] table = network.state_dict()["pos_embed"].data<float>().ToArray(); // (5, 6)
        float[] before = CapturingRecorder.Of(network, input).Sites["embed"];
        network.Cut(new Ablation([], PositionAblation.Mean));
        float[] after = CapturingRecorder.Of(network, input).Sites["embed"];
        for (int i = 0; i < after.Length; i++)
        {
            double mean = Enumerable.Range(1, 4).Average(token => (double)table[(6 * token) + (i % 6)]);
            Assert.Equal(i < 6 ? before[i] : before[i] - table[i] + mean, after[i], 1e-5);
        }
    }

    [Fact]
    public void Shuffled_positions_are_the_same_rows_in_an_order_of_the_seed()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        using torch.Tensor table = network.state_dict()["pos_embed"];
        string[] own = Rows(table);
        string[][] shuffled = [.. Enumerable.Range(0, 6).Select(seed =>
        {
            using torch.Tensor moved = new Lesion(new Dictionary<string, long[]?>(), PositionAblation.Shuffle, seed).Positions(table, 1)!;
            return Rows(moved);
        })];
        Assert.All(shuffled, rows =>
        {
            Assert.Equal(own[0], rows[0]);
            Assert.Equal(own.Order(), rows.Order());
        });
        Assert.True(shuffled.Select(rows => string.Join('|', rows)).Distinct().Count() >= 4);
        using torch.Tensor again = new Lesion(new Dictionary<string, long[]?>(), PositionAblation.Shuffle, 2).Positions(table, 1)!;
        Assert.Equal(shuffled[2], Rows(again));

        static string[] Rows(torch.Tensor table) => [.. Enumerable.Range(0, 5).Select(row => string.Join(' ', table[0][row].contiguous().data<float>().ToArray()))];
    }

    [Fact]
    public void Canonical_text_does_not_depend_on_the_order_of_writing()
    {
        Ablation one = new([Ablation.Head(2), new UnitAblation("blocks.3.mlp.hidden", [17, 5, 5])], PositionAblation.Shuffle, 4);
        Ablation other = new([new UnitAblation("blocks.3.mlp.hidden", [5, 17]), Ablation.Head(2), Ablation.Head(2)], PositionAblation.Shuffle, 4);
        Assert.Equal("*.attn.head.2;blocks.3.mlp.hidden[5,17];positions=shuffle/4", one.Canonical);
        Assert.Equal(one.Canonical, other.Canonical);
        Assert.Equal("positions=zero", new Ablation([], PositionAblation.Zero, 4).Canonical);
    }

    [Theory]
    [InlineData("blocks.2", 0, "no layer 'blocks.2'")]
    [InlineData("blocks.0.attn.head.2", 0, "no layer 'blocks.0.attn.head.2'")]
    [InlineData("blocks.*.mlp.hidden", 5, "units 5 to 5 of 'blocks.0.mlp.hidden'")]
    [InlineData("blocks.0.attn.weights", 5, "units 5 to 5 of 'blocks.0.attn.weights'")]
    [InlineData("logits", -1, "units -1 to -1 of 'logits'")]
    public void What_is_not_there_cannot_be_cut(string site, int unit, string found)
    {
        using SmallTransformer network = SmallTransformer.Filled();
        ModelException error = Assert.Throws<ModelException>(() => network.Cut(new Ablation([new UnitAblation(site, unit == 0 ? [] : [unit])])));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Positions_of_a_network_without_them_cannot_be_cut()
    {
        ModelException error = Assert.Throws<ModelException>(() => LoadedModel.Untrained("cifar-resnet20", 1, new ModelOptions { Ablation = new Ablation([], PositionAblation.Zero) }));
        Assert.Contains("a network that has a table of positions", error.Message, StringComparison.Ordinal);
    }

    private static float[] Logits(SmallTransformer network)
    {
        using torch.Tensor input = SmallTransformer.Input();
        using torch.Tensor logits = network.Pass(input, null);
        return logits.data<float>().ToArray();
    }

    private static void Zero(SmallTransformer network, string key, Func<torch.Tensor, torch.Tensor> part)
    {
        using IDisposable noGradient = torch.no_grad();
        using torch.Tensor view = part(network.state_dict()[key]);
        view.zero_();
    }

    // The same products in another order of summation at most: a few roundings.
    private static void AssertNear(float[] expected, float[] actual) => Assert.InRange(Error.Largest(expected, actual) / Error.Deviation(expected), 0, 1e-6);
}
