using System.Runtime.InteropServices;
using System.Text.Json;
using Concord.Models.Activations;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Activations;

public sealed class PcaProjectionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tall")] // more stimuli than units: by the covariance
    [InlineData("wide")] // more units than stimuli: by the Gram matrix
    public void Components_signs_variances_and_scores_equal_scikit_learn(string name)
    {
        using FileStream stream = File.OpenRead(Repository.Shared("golden", "pca", $"{name}_expected.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement expected = document.RootElement;
        (int[] shape, byte[] data) = NpzFile.ReadNpy(Repository.Shared("golden", "pca", $"{name}_X.npy"));
        using torch.Tensor x = torch.tensor(MemoryMarshal.Cast<byte, double>(data).ToArray(), [shape[0], shape[1]]);

        PcaProjection pca = PcaProjection.Fit(x, expected.GetProperty("n_components").GetInt32());

        double componentError = LargestError(Flat(expected.GetProperty("components")), pca.Components);
        double varianceError = LargestError(Flat(expected.GetProperty("explained_variance")), pca.ExplainedVariance);
        (int[] testShape, byte[] testData) = NpzFile.ReadNpy(Repository.Shared("golden", "pca", $"{name}_Xtest.npy"));
        float[] rows = [.. MemoryMarshal.Cast<byte, double>(testData).ToArray().Select(value => (float)value)];
        float[] scores = new float[testShape[0] * pca.Dims];
        pca.Apply(rows, scores);
        double scoreError = LargestError(Flat(expected.GetProperty("transform_test")), [.. scores.Select(score => (double)score)]);
        output.WriteLine($"{name}: components {componentError:E2}, variances {varianceError:E2}, scores from float32 rows {scoreError:E2}");
        Assert.InRange(componentError, 0, 1e-10);
        Assert.InRange(varianceError, 0, 1e-10);
        Assert.InRange(scoreError, 0, 1e-5);
    }

    [Fact]
    public void More_components_than_the_centred_rows_span_are_refused()
    {
        // Four rows on a line: one component.
        float[] line = [0, 0, 1, 2, 2, 4, 3, 6];
        Assert.Equal(1, PcaProjection.Fit(line, 4, 2, 1).Dims);
        ModelException error = Assert.Throws<ModelException>(() => PcaProjection.Fit(line, 4, 2, 2));
        Assert.Contains("which have 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => PcaProjection.Fit(line, 4, 2, 3));
    }

    [Fact]
    public void Constant_rows_have_no_component()
        => Assert.Throws<ModelException>(() => PcaProjection.Fit([1, 2, 1, 2, 1, 2], 3, 2, 1));

    private static double[] Flat(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(Flat)]
        : [element.GetDouble()];

    private static double LargestError(double[] expected, IReadOnlyList<double> found)
    {
        Assert.Equal(expected.Length, found.Count);
        return expected.Zip(found, (a, b) => Math.Abs(a - b)).Max();
    }
}
