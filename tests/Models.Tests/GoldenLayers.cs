using System.Text.Json;
using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>Layers that another library summarised: shape, moments, extremes and sampled values.</summary>
internal static class GoldenLayers
{
    /// <summary>Fills a network by formula, runs it on the formula's input and compares every recorded layer.</summary>
    /// <param name="network">Borrowed; its weights are overwritten.</param>
    /// <param name="golden">With <c>input_shape</c> and <c>layers</c>.</param>
    /// <param name="siteOf">From the name in the file to that of our site; null for the same.</param>
    /// <returns>The number of layers, and the largest difference in deviations of its layer.</returns>
    public static (int Compared, double Worst) Compare(Network network, JsonElement golden, Func<string, string>? siteOf = null)
    {
        HashFormula.Fill(network);
        return CompareFilled(network, golden, siteOf);
    }

    /// <summary>Runs a network with its own weights on the formula's input and compares every recorded layer.</summary>
    /// <param name="network">Borrowed.</param>
    /// <param name="golden">With <c>input_shape</c> and <c>layers</c>.</param>
    /// <param name="siteOf">From the name in the file to that of our site; null for the same.</param>
    /// <returns>The number of layers, and the largest difference in deviations of its layer.</returns>
    public static (int Compared, double Worst) CompareFilled(Network network, JsonElement golden, Func<string, string>? siteOf = null)
    {
        using torch.Tensor input = HashFormula.Input([.. golden.GetProperty("input_shape").EnumerateArray().Select(size => size.GetInt64())]);
        return CompareFilled(network, golden, input, siteOf);
    }

    /// <summary>Runs a network with its own weights on an input and compares every recorded layer.</summary>
    /// <param name="network">Borrowed.</param>
    /// <param name="golden">With <c>layers</c>.</param>
    /// <param name="input">The network's input, borrowed.</param>
    /// <param name="siteOf">From the name in the file to that of our site; null for the same.</param>
    /// <returns>The number of layers, and the largest difference in deviations of its layer.</returns>
    public static (int Compared, double Worst) CompareFilled(Network network, JsonElement golden, torch.Tensor input, Func<string, string>? siteOf = null)
    {
        CapturingRecorder found = CapturingRecorder.Of(network, input);
        double worst = 0;
        int compared = 0;
        foreach (JsonProperty layer in golden.GetProperty("layers").EnumerateObject())
        {
            worst = Math.Max(worst, Difference(found.Sites[siteOf?.Invoke(layer.Name) ?? layer.Name], layer.Value));
            compared++;
        }

        return (compared, worst);
    }

    private static double Difference(float[] values, JsonElement summary)
    {
        double deviation = summary.GetProperty("std").GetDouble();
        Assert.Equal(summary.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, size) => product * size.GetInt64()), values.Length);
        double[] errors =
        [
            .. summary.GetProperty("sample_idx").EnumerateArray().Zip(
                summary.GetProperty("sample").EnumerateArray(),
                (index, sample) => Math.Abs(values[index.GetInt32()] - sample.GetDouble())),
            Math.Abs(values.Average(value => (double)value) - summary.GetProperty("mean").GetDouble()),
            Math.Abs(Error.Deviation(values) - deviation),
            Math.Abs(values.Min() - summary.GetProperty("min").GetDouble()),
            Math.Abs(values.Max() - summary.GetProperty("max").GetDouble()),
        ];
        return errors.Max() / deviation;
    }
}
