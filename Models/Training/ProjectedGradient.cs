using System.Runtime.InteropServices;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Perturbs pictures so that a loss rises: steps along the gradient, projected on the ball of ε and on pixels from 0 to 1.</summary>
/// <remarks>
/// Madry et al. 2018. L∞: x ← clip(x + α·sign ∇); L2: x ← x + α·∇/‖∇‖, by picture. A random start is uniform in the cube, or in the ball:
/// a normal direction with the length ε·u^(1/d). Clipping to pixels comes after the projection, and makes no perturbation longer.
/// </remarks>
internal static class ProjectedGradient
{
    /// <summary>Perturbs a batch.</summary>
    /// <param name="adversary">Norm, ε and steps.</param>
    /// <param name="clean">(batch × …) pixels, 0 to 1, contiguous float32 on the CPU; borrowed and left as they are.</param>
    /// <param name="loss">The loss that is to rise, of pixels.</param>
    /// <param name="random">The stream of the random start.</param>
    /// <returns>Pixels of the same shape, in the caller's dispose scope.</returns>
    public static torch.Tensor Perturb(Adversary adversary, torch.Tensor clean, Func<torch.Tensor, torch.Tensor> loss, CounterRandom random)
    {
        torch.Tensor x = clean.clone();
        int count = (int)clean.shape[0];
        int length = (int)(clean.numel() / count);
        if (adversary.HasRandomStart)
        {
            Parallel.For(0, count, i => Start(adversary, Row(clean, i, length), Row(x, i, length), random, (long)i * (length + 1)));
        }

        for (int step = 0; step < adversary.Steps; step++)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor asked = x.detach().requires_grad_(true);
            torch.Tensor slope = torch.autograd.grad([loss(asked)], [asked])[0].contiguous();
            Parallel.For(0, count, i => Move(adversary, Row(clean, i, length), Row(slope, i, length), Row(x, i, length)));
        }

        return x;
    }

    private static Span<float> Row(torch.Tensor batch, int index, int length) => MemoryMarshal.Cast<byte, float>(batch.bytes).Slice(index * length, length);

    private static void Start(Adversary adversary, ReadOnlySpan<float> clean, Span<float> x, CounterRandom random, long position)
    {
        if (adversary.Norm == PerturbationNorm.LInf)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = Pixel(clean[i] + (adversary.Epsilon * ((2 * random.Uniform(position + i)) - 1)));
            }

            return;
        }

        double[] direction = new double[x.Length];
        double square = 0;
        for (int i = 0; i < x.Length; i++)
        {
            direction[i] = InverseNormal.Of(random.Uniform(position + i));
            square += direction[i] * direction[i];
        }

        double scale = adversary.Epsilon * Math.Pow(random.Uniform(position + x.Length), 1.0 / x.Length) / Math.Sqrt(square);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Pixel(clean[i] + (scale * direction[i]));
        }
    }

    private static void Move(Adversary adversary, ReadOnlySpan<float> clean, ReadOnlySpan<float> slope, Span<float> x)
    {
        if (adversary.Norm == PerturbationNorm.LInf)
        {
            for (int i = 0; i < x.Length; i++)
            {
                double moved = x[i] - clean[i] + (adversary.StepSize * Math.Sign(slope[i]));
                x[i] = Pixel(clean[i] + Math.Clamp(moved, -adversary.Epsilon, adversary.Epsilon));
            }

            return;
        }

        double stride = adversary.StepSize / Math.Max(Length(slope), double.Epsilon);
        double square = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double moved = x[i] - clean[i] + (stride * slope[i]);
            square += moved * moved;
        }

        double factor = Math.Min(1, adversary.Epsilon / Math.Max(Math.Sqrt(square), double.Epsilon));
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Pixel(clean[i] + (factor * (x[i] - clean[i] + (stride * slope[i]))));
        }
    }

    private static double Length(ReadOnlySpan<float> values)
    {
        double square = 0;
        foreach (float value in values)
        {
            square += (double)value * value;
        }

        return Math.Sqrt(square);
    }

    private static float Pixel(double value) => (float)Math.Clamp(value, 0, 1);
}
