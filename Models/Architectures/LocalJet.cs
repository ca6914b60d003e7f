using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>The local jet: luminance and its Gaussian derivatives up to the second order at three scales. A baseline without weights.</summary>
/// <remarks>
/// Koenderink and van Doorn 1987. At scale σ the derivative of order n is multiplied by σⁿ, so that scales are comparable. Kernels are
/// sampled to 5σ and corrected so that they are exact on polynomials up to their order: L of 1 is 1, L_x of x is σ, L_xx of x² is 2σ².
/// Sites: <c>sigma1</c>, <c>sigma2</c>, <c>sigma4</c>, each with the maps L, L_x, L_y, L_xx, L_xy, L_yy (x to the right, y down), and <c>jet</c>, all of them.
/// </remarks>
internal sealed class LocalJet : Network
{
    private readonly List<(int Sigma, FixedFilters Filters)> _scales = [];

    public LocalJet(Wiring wiring)
        : base(nameof(LocalJet), wiring)
    {
        foreach (int sigma in Sigmas)
        {
            var filters = new FixedFilters(wiring, Kernels(sigma));
            register_module(SiteName(sigma), filters);
            _scales.Add((sigma, filters));
        }
    }

    /// <summary>Standard deviations of the Gaussians, pixels of the prepared stimulus.</summary>
    public static IReadOnlyList<int> Sigmas { get; } = [1, 2, 4];

    /// <summary>The name of a scale's site.</summary>
    public static string SiteName(int sigma) => $"sigma{sigma}";

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor grey = FixedFilters.Luminance(input);
        return Site("jet", torch.cat([.. _scales.Select(scale => Site(SiteName(scale.Sigma), scale.Filters.forward(grey)))], 1));
    }

    /// <inheritdoc/>
    public override InitialValue InitialValueOf(ParameterShape parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        throw new InvalidOperationException($"the local jet has no parameter '{parameter.Key}'");
    }

    private static double[][] Kernels(int sigma)
    {
        int radius = 5 * sigma;
        double[] at = [.. Enumerable.Range(-radius, (2 * radius) + 1)];
        double[] bell = [.. at.Select(x => Math.Exp(-x * x / (2.0 * sigma * sigma)))];
        double[] zeroth = Scaled(bell, 1 / bell.Sum());
        double[] first = [.. zeroth.Select((value, i) => at[i] * value)];
        first = Scaled(first, sigma / first.Select((value, i) => at[i] * value).Sum());
        double variance = zeroth.Select((value, i) => at[i] * at[i] * value).Sum();
        double[] second = [.. zeroth.Select((value, i) => ((at[i] * at[i]) - variance) * value)];
        second = Scaled(second, 2.0 * sigma * sigma / second.Select((value, i) => at[i] * at[i] * value).Sum());
        return
        [
            Outer(zeroth, zeroth), Outer(zeroth, first), Outer(first, zeroth),
            Outer(zeroth, second), Outer(first, first), Outer(second, zeroth),
        ];
    }

    private static double[] Scaled(double[] values, double factor) => [.. values.Select(value => value * factor)];

    private static double[] Outer(double[] vertical, double[] horizontal) => [.. vertical.SelectMany(_ => horizontal, (v, h) => v * h)];
}
