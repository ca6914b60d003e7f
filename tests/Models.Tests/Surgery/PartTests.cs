using Concord.Models.Activations;
using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Tests.Surgery;

/// <summary>Queries, keys, values, attention weights, heads and hidden units as parts of layers.</summary>
public sealed class PartTests
{
    [Fact]
    public void Parts_stand_in_forward_order_before_the_layer_that_they_lead_to()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        IReadOnlyList<LayerInfo> layers = network.Layers();
        Assert.Equal(
            ["embed", "blocks.0.attn.q", "blocks.0.attn.k", "blocks.0.attn.v", "blocks.0.attn.weights", "blocks.0.attn.head.0", "blocks.0.attn.head.1", "blocks.0.mlp.hidden", "blocks.0"],
            layers.Take(9).Select(layer => layer.Name));
        Assert.Equal(["embed", "blocks.0", "blocks.1", "pooled", "logits"], layers.Where(layer => !layer.IsPart).Select(layer => layer.Name));
        Assert.Equal((LayerKind.Heads, 2, 5, 5), (layers[4].Kind, layers[4].Shape[0], layers[4].Shape[1], layers[4].Shape[2]));
        Assert.Equal((LayerKind.Tokens, 5, 3), (layers[5].Kind, layers[5].Shape[0], layers[5].Shape[1]));
        Assert.All(layers.Skip(1).Take(7), part => Assert.Equal(layers[8].Depth, part.Depth));
    }

    [Fact]
    public void Looking_at_parts_changes_no_layer_by_a_single_bit()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        using torch.Tensor input = SmallTransformer.Input();
        CapturingRecorder all = CapturingRecorder.Of(network, input);
        MainLayers main = new([.. network.Layers().Where(layer => !layer.IsPart).Select(layer => layer.Name)]);
        network.Pass(input, main).Dispose();
        using torch.Tensor unseen = network.Pass(input, null);

        Assert.Equal(5, main.Sites.Count);
        Assert.All(main.Sites, site => Assert.Equal(site.Value, all.Sites[site.Key]));
        Assert.Equal(unseen.data<float>().ToArray(), all.Sites["logits"]);
    }

    [Fact]
    public void Each_token_gives_out_its_attention_once()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        using torch.Tensor input = SmallTransformer.Input();
        CapturingRecorder sites = CapturingRecorder.Of(network, input);
        foreach (string name in (string[])["blocks.0.attn.weights", "blocks.1.attn.weights"])
        {
            float[] weights = sites.Sites[name];
            Assert.Equal([3, 2, 5, 5], sites.Shapes[name]);
            Assert.All(weights, weight => Assert.InRange(weight, 0f, 1f));
            Assert.All(weights.Chunk(5), row => Assert.Equal(1, row.Sum(value => (double)value), 1e-6));
        }
    }

    // Naive twin: softmax(q·k/√3) by loops, and the weighted sum of the values.
    [Fact]
    public void Weights_and_heads_are_what_queries_keys_and_values_make()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        using torch.Tensor input = SmallTransformer.Input();
        CapturingRecorder sites = CapturingRecorder.Of(network, input);
        float[] q = sites.Sites["blocks.1.attn.q"];
        float[] k = sites.Sites["blocks.1.attn.k"];
        float[] v = sites.Sites["blocks.1.attn.v"];
        for (int b = 0; b < 3; b++)
        {
            for (int h = 0; h < 2; h++)
            {
                for (int i = 0; i < 5; i++)
                {
                    double[] e = [.. Enumerable.Range(0, 5).Select(j => Math.Exp(Enumerable.Range(0, 3).Sum(f => (double)q[At(b, i, h, f)] * k[At(b, j, h, f)]) / Math.Sqrt(3)))];
                    for (int j = 0; j < 5; j++)
                    {
                        Assert.Equal(e[j] / e.Sum(), sites.Sites["blocks.1.attn.weights"][(((((b * 2) + h) * 5) + i) * 5) + j], 1e-5);
                    }

                    for (int f = 0; f < 3; f++)
                    {
                        double seen = Enumerable.Range(0, 5).Sum(j => e[j] / e.Sum() * v[At(b, j, h, f)]);
                        Assert.Equal(seen, sites.Sites[$"blocks.1.attn.head.{h}"][(((b * 5) + i) * 3) + f], 1e-4);
                    }
                }
            }
        }

        static int At(int stimulus, int token, int head, int feature) => (((stimulus * 5) + token) * 6) + (head * 3) + feature;
    }

    // Two heads of three tokens (class, two patches) over three keys: the class token's rows, and the mean of the patches' rows.
    [Fact]
    public void Class_and_mean_of_attention_weights_are_rows_of_every_head()
    {
        LayerInfo layer = new("w", 0, 1, LayerKind.Heads, [2, 3, 3], PrefixTokens: 1, IsPart: true);
        using torch.Tensor x = torch.tensor(Enumerable.Range(0, 18).Select(value => (float)value).ToArray(), [1, 2, 3, 3]);
        Assert.Equal([0, 1, 2, 9, 10, 11], Read(TokenPolicy.Cls));
        Assert.Equal([4.5f, 5.5f, 6.5f, 13.5f, 14.5f, 15.5f], Read(TokenPolicy.Mean));
        Assert.Equal([0, 1, 2, 9, 10, 11, 4.5f, 5.5f, 6.5f, 13.5f, 14.5f, 15.5f], Read(TokenPolicy.ClsMean));
        Assert.Equal(18, new ReadoutSpec(TokenPolicy.All, ProjectionSpec.None).UnitsBeforeProjection(layer));
        Assert.Equal(6, new ReadoutSpec(TokenPolicy.Mean, ProjectionSpec.None).UnitsBeforeProjection(layer));
        Assert.Equal(12, new ReadoutSpec(TokenPolicy.ClsMean, ProjectionSpec.None).UnitsBeforeProjection(layer));

        float[] Read(TokenPolicy policy)
        {
            using torch.Tensor read = ReadoutRecorder.Read(x, layer, policy).contiguous();
            return read.data<float>().ToArray();
        }
    }

    [Fact]
    public void A_pattern_means_main_layers_and_parts_only_where_it_fits_no_main_layer()
    {
        using SmallTransformer network = SmallTransformer.Filled();
        IReadOnlyList<LayerInfo> layers = network.Layers();
        Assert.Equal(["blocks.0", "blocks.1"], Names("blocks.*"));
        Assert.Equal(["blocks.0.attn.head.1", "blocks.1.attn.head.1"], Names("*.attn.head.1"));
        Assert.Equal(["blocks.1.mlp.hidden"], Names("*1.mlp.hidden"));
        Assert.Equal(["embed", "blocks.0", "blocks.1", "pooled", "logits"], Names("*"));
        Assert.Equal(["blocks.0.attn.q"], Names("blocks.0.attn.q"));
        Assert.Equal(["blocks.0", "blocks.1"], Names("b*k**.*"));
        Assert.Equal(["logits"], Names("*s"));
        Assert.Equal(["blocks.1.attn.head.0", "blocks.1.mlp.hidden"], Names("b*1*h**d*").Where(name => !name.EndsWith(".1", StringComparison.Ordinal)));
        Assert.Empty(Names("blocks"));
        Assert.Empty(Names("*x"));
        Assert.Empty(Names("*" + new string('*', 20_000) + "q" + new string('*', 20_000) + "z"));
        Assert.Empty(Names("block?.0"));
        Assert.Empty(Names("*.attn.head.2"));

        string[] Names(string pattern) => [.. LayerPattern.Match(pattern, layers).Select(layer => layer.Name)];
    }

    private sealed class MainLayers(string[] names) : ISiteRecorder
    {
        public Dictionary<string, float[]> Sites { get; } = [];

        public bool Wants(string name) => names.Contains(name);

        public void Visit(string name, SiteForm form, torch.Tensor x)
        {
            using torch.Tensor contiguous = x.contiguous();
            Sites.Add(name, contiguous.data<float>().ToArray());
        }
    }
}
