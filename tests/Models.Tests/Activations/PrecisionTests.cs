using Concord.Models.Activations;
using Concord.Models.Preprocessing;

namespace Concord.Models.Tests.Activations;

public sealed class PrecisionTests
{
    // bfloat16 keeps 8 bits of mantissa: one rounding is up to 2⁻⁹ = 0.2 % of a value, and some tens of them add up along the network.
    // float16 keeps 11 bits, one rounding is 0.02 %.
    [Theory]
    [InlineData("vit-tiny-32", Precision.BFloat16, 0.03)]
    [InlineData("cifar-resnet20", Precision.BFloat16, 0.03)]
    [InlineData("vit-tiny-32", Precision.Float16, 0.005)]
    [InlineData("cifar-resnet20", Precision.Float16, 0.005)]
    public void Half_precision_stays_near_float32(string id, Precision precision, double tolerance)
    {
        Func<PixelImage>[] stimuli = Stimuli.Noise(6, 32);
        using LoadedModel full = LoadedModel.Untrained(id, 4);
        using LoadedModel half = LoadedModel.Untrained(id, 4, new ModelOptions { Precision = precision });
        LayerRequest[] requests = [.. full.Layers.Where(layer => !layer.IsPart).Select(layer => new LayerRequest(layer.Name, ReadoutSpec.Full))];
        MemorySink expected = new(6);
        MemorySink actual = new(6);
        full.Extract(stimuli, requests, 3, expected, ct: TestContext.Current.CancellationToken);
        half.Extract(stimuli, requests, 3, actual, ct: TestContext.Current.CancellationToken);

        double worst = 0;
        for (int i = 0; i < requests.Length; i++)
        {
            double error = Math.Sqrt(expected.Rows(i).Zip(actual.Rows(i), (a, b) => (double)(a - b) * (a - b)).Average()) / Error.Deviation(expected.Rows(i));
            Assert.InRange(error, 0, tolerance);
            worst = Math.Max(worst, error);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{id} {precision}: root mean square error up to {worst:0.0000} of a layer's deviation");
        Assert.NotEqual(0, worst);
        Assert.Equal(full.WeightsDigest, half.WeightsDigest);
    }
}
