using Concord.Models.Activations;
using TorchSharp;

namespace Concord.Models.Tests.Activations;

public sealed class ReadoutTests
{
    private static readonly LayerInfo Map = new("m", 0, 0, LayerKind.Map, [2, 1, 3], 0);
    private static readonly LayerInfo Tokens = new("t", 1, 0.5, LayerKind.Tokens, [3, 2], 1);
    private static readonly LayerInfo Vector = new("v", 2, 1, LayerKind.Vector, [3], 0);

    [Fact]
    public void A_map_is_flattened_by_channel_row_column_or_averaged_over_space()
    {
        using torch.Tensor x = torch.tensor(new float[] { 1, 2, 3, 10, 20, 60 }, [1, 2, 1, 3]);
        Assert.Equal([1f, 2, 3, 10, 20, 60], Read(x, Map, TokenPolicy.All));
        Assert.Equal([2f, 30], Read(x, Map, TokenPolicy.Mean));
    }

    [Fact]
    public void The_mean_of_tokens_leaves_out_the_class_token()
    {
        using torch.Tensor x = torch.tensor(new float[] { 100, 200, 1, 2, 3, 6 }, [1, 3, 2]);
        Assert.Equal([100f, 200], Read(x, Tokens, TokenPolicy.Cls));
        Assert.Equal([2f, 4], Read(x, Tokens, TokenPolicy.Mean));
        Assert.Equal([100f, 200, 2, 4], Read(x, Tokens, TokenPolicy.ClsMean));
        Assert.Equal([100f, 200, 1, 2, 3, 6], Read(x, Tokens, TokenPolicy.All));
    }

    [Fact]
    public void A_vector_is_its_own_mean()
    {
        using torch.Tensor x = torch.tensor(new float[] { 1, 2, 3 }, [1, 3]);
        Assert.Equal([1f, 2, 3], Read(x, Vector, TokenPolicy.Mean));
    }

    [Theory]
    [InlineData(TokenPolicy.Cls)]
    [InlineData(TokenPolicy.ClsMean)]
    public void A_class_token_that_is_not_there_is_refused_by_name(TokenPolicy tokens)
    {
        ModelException error = Assert.Throws<ModelException>(() => new ReadoutSpec(tokens, ProjectionSpec.None).UnitsBeforeProjection(Map));
        Assert.Contains("layer 'm'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => new ReadoutSpec(tokens, ProjectionSpec.None).UnitsBeforeProjection(Vector));
    }

    [Fact]
    public void Units_are_known_before_any_pass()
    {
        Assert.Equal(6, ReadoutSpec.Full.Units(Map));
        Assert.Equal(4, new ReadoutSpec(TokenPolicy.ClsMean, ProjectionSpec.None).Units(Tokens));
        Assert.Equal(5, new ReadoutSpec(TokenPolicy.All, new SparseRandomSpec(5, 0)).Units(Map));
        Assert.Equal(3, new ReadoutSpec(TokenPolicy.All, new SparseRandomSpec(5, 0)).Units(Vector));
    }

    [Fact]
    public void Canonical_texts_are_stable()
    {
        Assert.Equal("tokens=all;projection=none", ReadoutSpec.Full.Canonical);
        Assert.Equal("tokens=cls+mean;projection=sparse-random(dims=4096,seed=0,v=1)", new ReadoutSpec(TokenPolicy.ClsMean, new SparseRandomSpec(4096, 0)).Canonical);
        Assert.Equal("tokens=mean;projection=pca(dims=100,fitted-on=abc,v=1)", new ReadoutSpec(TokenPolicy.Mean, new PcaSpec(100, "abc")).Canonical);
        Assert.Equal("tokens=cls;projection=none", new ReadoutSpec(TokenPolicy.Cls, ProjectionSpec.None).Canonical);
    }

    private static float[] Read(torch.Tensor x, LayerInfo layer, TokenPolicy tokens)
    {
        using torch.Tensor read = ReadoutRecorder.Read(x, layer, tokens).contiguous();
        return read.data<float>().ToArray();
    }
}
