using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class GridTests
{
    [Fact]
    public void Tokens_and_dims_multiply_the_readouts_of_networks()
    {
        string text = Reading.Small.Replace("resnet18", "vit", StringComparison.Ordinal)
            .Replace("{ init: 3 }", "{ init: 3 }\n    readout: { projection: { kind: sparse-random, dims: 8 } }", StringComparison.Ordinal)
            + "\ngrid: { models.readout.tokens: [all, cls], models.readout.projection.dims: [16, 32] }";
        Assert.Equal(
            [("all", 16), ("all", 32), ("cls", 16), ("cls", 32)],
            Reading.Good(text).Models[0].Readouts.Select(readout => (readout.Tokens, readout.Dims!.Value)));
    }

    [Fact]
    public void Class_tokens_of_the_grid_are_left_out_where_a_network_has_none()
    {
        ManifestReadResult result = Reading.Text(Reading.Small + "\ngrid: { models.readout.tokens: [all, cls, mean, cls+mean] }");
        Assert.Equal(["all", "mean"], result.Manifest!.Models[0].Readouts.Select(readout => readout.Tokens));
        Finding warning = Assert.Single(result.Findings);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal("the grid's tokens cls, cls+mean are left out for 'net', which has no class token.", warning.Message);
    }

    [Fact]
    public void Options_of_a_metric_multiply_it_in_every_benchmark()
    {
        string text = Reading.Small + "\ngrid: { metrics.rsa.compare: [pearson, spearman], metrics.rsa.distance: [euclidean, correlation] }";
        Assert.Equal(
            ["rsa(euclidean,pearson)", "rsa(correlation,pearson)", "rsa(euclidean,spearman)", "rsa(correlation,spearman)"],
            Reading.Good(text).Benchmarks[0].Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public void Too_many_combinations_are_refused()
    {
        string dims = string.Join(", ", Enumerable.Range(1, 2501));
        ManifestReadResult result = Reading.Text(Reading.Small + $"\ngrid: {{ models.readout.tokens: [all, cls, mean, cls+mean], models.readout.projection.dims: [{dims}] }}");
        Assert.Equal("the grid has 10004 combinations; the most is 10000.", Assert.Single(result.Findings).Message);
    }
}
