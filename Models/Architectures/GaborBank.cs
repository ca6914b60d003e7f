using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>A filter model of V1: Gabor filters at four scales and four orientations, simple cells at four phases, complex cells by energy. A baseline without weights.</summary>
/// <remarks>
/// Filters as the S1 units of HMAX (Serre et al. 2007): of side s (7, 11, 15, 21 pixels) with wavelength λ = 2s/d (d = 4, 3.9, 3.8, 3.65), σ = 0.8 λ, aspect
/// 0.3, cut to a disc of diameter s, mean 0, norm 1; of the 16 sides those that fit a small stimulus. Here with an odd partner for each:
/// energy √(even² + odd²) as Adelson and Bergen 1985. Orientation is the direction in which the grating varies, from x (right) to y (down).
/// Sites: <c>simple</c> (scale × orientation × phase 0°, 90°, 180°, 270°, half-wave rectified), <c>complex</c> (scale × orientation).
/// </remarks>
internal sealed class GaborBank : Network
{
    private const double Aspect = 0.3;
    private readonly List<FixedFilters> _scales = [];

    public GaborBank(Wiring wiring)
        : base(nameof(GaborBank), wiring)
    {
        foreach ((int side, double divisor) in Scales)
        {
            var filters = new FixedFilters(wiring, [.. Orientations.SelectMany(angle => (double[][])[Kernel(side, divisor, angle, even: true), Kernel(side, divisor, angle, even: false)])]);
            register_module($"scale{side}", filters);
            _scales.Add(filters);
        }
    }

    /// <summary>Side of the filters in pixels of the prepared stimulus, and how many half sides a wavelength is divided into.</summary>
    public static IReadOnlyList<(int Side, double Divisor)> Scales { get; } = [(7, 4), (11, 3.9), (15, 3.8), (21, 3.65)];

    /// <summary>Directions in which the gratings vary, degrees.</summary>
    public static IReadOnlyList<int> Orientations { get; } = [0, 45, 90, 135];

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor grey = FixedFilters.Luminance(input);
        torch.Tensor linear = torch.cat([.. _scales.Select(filters => filters.forward(grey))], 1);
        torch.Tensor pairs = linear.unflatten(1, [_scales.Count * Orientations.Count, 2]); // (batch, scale·orientation, even and odd, height, width)
        torch.Tensor simple = Site("simple", torch.cat([pairs, -pairs], 2).relu_().flatten(1, 2)).unflatten(1, [pairs.shape[1], 4]);

        // The two rectified halves of a phase are never active together: their squares add up to the square of the linear response.
        return Site("complex", simple.Squared().sum(2).sqrt_()).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override InitialValue InitialValueOf(ParameterShape parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        throw new InvalidOperationException($"the Gabor bank has no parameter '{parameter.Key}'");
    }

    /// <summary>One filter, row by row.</summary>
    /// <param name="side">Pixels.</param>
    /// <param name="divisor">Wavelength is twice the side over this.</param>
    /// <param name="degrees">Direction in which the grating varies.</param>
    /// <param name="even">Cosine; else sine.</param>
    internal static double[] Kernel(int side, double divisor, int degrees, bool even)
    {
        double wavelength = 2 * side / divisor;
        double sigma = 0.8 * wavelength;
        (double sine, double cosine) = Math.SinCos(double.DegreesToRadians(degrees));
        int radius = side / 2;
        double[] kernel = new double[side * side];
        for (int i = 0; i < kernel.Length; i++)
        {
            (int y, int x) = ((i / side) - radius, (i % side) - radius);
            double along = (x * cosine) + (y * sine);
            double across = (y * cosine) - (x * sine);
            double envelope = Math.Exp(-((along * along) + (Aspect * Aspect * across * across)) / (2 * sigma * sigma));
            double phase = 2 * Math.PI * along / wavelength;
            kernel[i] = Math.Sqrt((x * x) + (y * y)) > side / 2.0 ? 0 : envelope * (even ? Math.Cos(phase) : Math.Sin(phase));
        }

        double mean = kernel.Average();
        double norm = Math.Sqrt(kernel.Sum(value => (value - mean) * (value - mean)));
        return [.. kernel.Select(value => (value - mean) / norm)];
    }
}
