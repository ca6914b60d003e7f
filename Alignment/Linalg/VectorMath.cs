using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Concord.Alignment.Linalg;

/// <summary>Sums over vectors in four fixed lanes: the same bits on every machine.</summary>
internal static class VectorMath
{
    /// <summary>Σ a b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Require.SameLength(a.Length, b.Length);
        ReadOnlySpan<Vector256<double>> wideA = MemoryMarshal.Cast<double, Vector256<double>>(a);
        ReadOnlySpan<Vector256<double>> wideB = MemoryMarshal.Cast<double, Vector256<double>>(b);
        Vector256<double> even = Vector256<double>.Zero;
        Vector256<double> odd = Vector256<double>.Zero;
        int k = 0;
        for (; k + 1 < wideA.Length && k + 1 < wideB.Length; k += 2)
        {
            even += wideA[k] * wideB[k];
            odd += wideA[k + 1] * wideB[k + 1];
        }

        double sum = Vector256.Sum(even + odd);
        for (int rest = 4 * k; rest < a.Length; rest++)
        {
            sum += a[rest] * b[rest];
        }

        return sum;
    }

    /// <summary>target += factor · source.</summary>
    public static void Add(double factor, ReadOnlySpan<double> source, Span<double> target)
    {
        Require.SameLength(source.Length, target.Length);
        ReadOnlySpan<Vector256<double>> from = MemoryMarshal.Cast<double, Vector256<double>>(source);
        Span<Vector256<double>> to = MemoryMarshal.Cast<double, Vector256<double>>(target);
        Vector256<double> wide = Vector256.Create(factor);
        int k = 0;
        for (; k < from.Length && k < to.Length; k++)
        {
            to[k] += wide * from[k];
        }

        for (int rest = 4 * k; rest < source.Length; rest++)
        {
            target[rest] += factor * source[rest];
        }
    }

    /// <summary>target_k *= a_k.</summary>
    public static void Multiply(ReadOnlySpan<double> a, Span<double> target)
    {
        Require.SameLength(a.Length, target.Length);
        ReadOnlySpan<Vector256<double>> from = MemoryMarshal.Cast<double, Vector256<double>>(a);
        Span<Vector256<double>> to = MemoryMarshal.Cast<double, Vector256<double>>(target);
        int k = 0;
        for (; k < from.Length && k < to.Length; k++)
        {
            to[k] *= from[k];
        }

        for (int rest = 4 * k; rest < a.Length; rest++)
        {
            target[rest] *= a[rest];
        }
    }
}
