using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>The baselines without weights, on images whose answer is known.</summary>
public sealed class BaselineTests(ITestOutputHelper output)
{
    private const int Side = 64;
    private const int Border = 20; // 5σ at the coarsest scale: nearer to the edge the image's continuation plays in

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void The_local_jet_of_a_polynomial_is_its_derivatives(int sigma)
    {
        // f = 2 + 3x − y + ½x² + 2xy − y²; blurring by a Gaussian of variance σ² adds (½·2 − 1·2)/2·σ² = −½σ² to f and changes no derivative.
        float[] jet = Jet(sigma, (x, y) => 2 + (3 * x) - y + (0.5 * x * x) + (2 * x * y) - (y * y));
        double worst = 0;
        for (int row = Border; row < Side - Border; row++)
        {
            for (int column = Border; column < Side - Border; column++)
            {
                (double x, double y) = (At(column), At(row));
                double[] expected =
                [
                    2 + (3 * x) - y + (0.5 * x * x) + (2 * x * y) - (y * y) - (0.5 * sigma * sigma),
                    (3 + x + (2 * y)) * sigma,
                    (-1 + (2 * x) - (2 * y)) * sigma,
                    1.0 * sigma * sigma,
                    2.0 * sigma * sigma,
                    -2.0 * sigma * sigma,
                ];
                worst = Math.Max(worst, expected.Select((value, i) => Math.Abs(value - jet[(((i * Side) + row) * Side) + column])).Max());
            }
        }

        output.WriteLine($"sigma {sigma}: largest error {worst:E2}");
        Assert.InRange(worst, 0, 5e-3); // float32 on values up to 1,000, and the blur to 5σ
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void The_local_jet_of_a_Gaussian_is_the_derivatives_of_a_wider_Gaussian(int sigma)
    {
        // A blob of variance s², blurred by σ², is one of variance v = s² + σ²: factor s²/v, then x/v and (x² − v)/v² for each derivative.
        const double own = 9;
        double v = own + (sigma * sigma);
        float[] jet = Jet(sigma, (x, y) => Math.Exp(-((x * x) + (y * y)) / (2 * own)));
        double worst = 0;
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                (double x, double y) = (At(column), At(row));
                double blob = own / v * Math.Exp(-((x * x) + (y * y)) / (2 * v));
                double[] expected =
                [
                    blob,
                    -x / v * blob * sigma,
                    -y / v * blob * sigma,
                    ((x * x) - v) / (v * v) * blob * sigma * sigma,
                    x * y / (v * v) * blob * sigma * sigma,
                    ((y * y) - v) / (v * v) * blob * sigma * sigma,
                ];
                worst = Math.Max(worst, expected.Select((value, i) => Math.Abs(value - jet[(((i * Side) + row) * Side) + column])).Max());
            }
        }

        output.WriteLine($"sigma {sigma}: largest error {worst:E2}");
        Assert.InRange(worst, 0, 5e-5); // the kernels end at 5σ
    }

    [Fact]
    public void A_constant_image_has_no_derivative_and_excites_no_cell()
    {
        float[] jet = Jet(4, (_, _) => 0.7);
        Assert.All(jet[..(Side * Side)], value => Assert.Equal(0.7f, value, 1e-5f));
        Assert.All(jet[(Side * Side)..], value => Assert.Equal(0, value, 1e-5f));
        Assert.All(Gabor((_, _) => 0.7)["simple"], value => Assert.Equal(0, value, 1e-4f));
        Assert.All(Gabor((_, _) => 0.7)["complex"], value => Assert.Equal(0, value, 1e-4f));
    }

    [Fact]
    public void Complex_cells_prefer_their_orientation_and_hardly_see_the_phase()
    {
        for (int scale = 0; scale < GaborBank.Scales.Count; scale++)
        {
            double wavelength = 2 * GaborBank.Scales[scale].Side / GaborBank.Scales[scale].Divisor;
            for (int orientation = 0; orientation < GaborBank.Orientations.Count; orientation++)
            {
                double angle = double.DegreesToRadians(GaborBank.Orientations[orientation]);
                double[] atPhase = [.. Enumerable.Range(0, 8).Select(phase => Centre(scale, orientation, phase))];
                Assert.InRange(atPhase.Max() / atPhase.Min(), 1, 1.1);
                for (int other = 0; other < GaborBank.Orientations.Count; other++)
                {
                    Assert.True(other == orientation || Centre(scale, other, 0) < 0.6 * atPhase[0], $"scale {scale}, grating {orientation}, cell {other}");
                }

                double Centre(int s, int o, int phase) => Gabor((x, y) => 0.5 + (0.5 * Math.Cos((2 * Math.PI * ((x * Math.Cos(angle)) + (y * Math.Sin(angle))) / wavelength) + (phase * Math.PI / 4))))
                    ["complex"][(((((s * 4) + o) * Side) + (Side / 2)) * Side) + (Side / 2)];
            }
        }
    }

    [Fact]
    public void Simple_cells_are_the_rectified_halves_of_a_linear_response()
    {
        float[] simple = Gabor((x, y) => Math.Sin(x * y / 40) + Math.Cos((x - (3 * y)) / 9))["simple"];
        float[] inverted = Gabor((x, y) => -(Math.Sin(x * y / 40) + Math.Cos((x - (3 * y)) / 9)))["simple"];
        int map = Side * Side;
        Assert.All(simple, value => Assert.True(value >= 0));
        for (int cell = 0; cell < simple.Length; cell++)
        {
            // Phase 180° answers to the negative as phase 0° does to the positive.
            int opposite = cell + (cell / map % 4 < 2 ? 2 * map : -2 * map);
            Assert.Equal(simple[cell], inverted[opposite]);
            Assert.True(simple[cell] == 0 || simple[opposite] == 0);
        }
    }

    [Fact]
    public void Even_Gabor_filters_equal_those_of_an_HMAX_implementation()
    {
        using FileStream stream = File.OpenRead(Repository.Reference("models", "gabor", "hmax_s1.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        int compared = 0;
        foreach (JsonElement filter in document.RootElement.EnumerateArray())
        {
            // The reference turns the other way: its −45° is our 45°.
            int degrees = (180 - filter.GetProperty("orientation").GetInt32()) % 180;
            double[] kernel = GaborBank.Kernel(filter.GetProperty("side").GetInt32(), filter.GetProperty("divisor").GetDouble(), degrees, even: true);
            double[] expected = [.. filter.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
            Assert.Equal(expected.Length, kernel.Length);
            Assert.All(expected.Zip(kernel), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
            compared++;
        }

        Assert.Equal(16, compared);
    }

    private static double At(int pixel) => pixel - (Side / 2);

    private static float[] Jet(int sigma, Func<double, double, double> image) => Run("local-jet", image)[LocalJet.SiteName(sigma)];

    private static OrderedDictionary<string, float[]> Gabor(Func<double, double, double> image) => Run("gabor-v1", image);

    // The same value in all three channels is its own luminance.
    private static OrderedDictionary<string, float[]> Run(string id, Func<double, double, double> image)
    {
        float[] values = [.. from row in Enumerable.Range(0, Side) from column in Enumerable.Range(0, Side) select (float)image(At(column), At(row))];
        using Network network = ArchitectureCatalogue.Find(id).Create(Wiring.Real(), null);
        using torch.Tensor grey = torch.tensor(values, [1, 1, Side, Side]);
        using torch.Tensor input = grey.expand(1, 3, Side, Side);
        return CapturingRecorder.Of(network, input).Sites;
    }
}
