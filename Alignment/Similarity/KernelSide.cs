using System.Numerics;
using System.Runtime.InteropServices;
using Concord.Alignment.Linalg;

namespace Concord.Alignment.Similarity;

/// <summary>A kernel over stimuli whose rows sum to 0: its pairs and, apart from them, its diagonal.</summary>
/// <remarks>Centred in either way: H·K·H, or Székely and Rizzo's, in which the diagonal is 0 (doi:10.1214/14-AOS1255). Comparisons read pairs i &lt; j only; the rest is filled in for draws.</remarks>
internal sealed class KernelSide : ISimilaritySide
{
    private readonly double[] pairs;
    private readonly Lazy<HsicSums> self;
    private readonly Lazy<double[]> square;

    /// <param name="pairs">(stimuli × stimuli), of which only i &lt; j counts; owned by this side.</param>
    /// <param name="diagonal">(stimuli); row i of the pairs sums to −diagonal_i.</param>
    public KernelSide(double[] pairs, double[] diagonal)
    {
        this.pairs = pairs;
        Diagonal = diagonal;
        self = new Lazy<HsicSums>(() => With(this));
        square = new Lazy<double[]>(Fill);
    }

    private KernelSide(int stimuli, string undefined)
        : this([], new double[stimuli]) => Undefined = undefined;

    public int Stimuli => Diagonal.Length;

    public string? Undefined { get; }

    public double[] Diagonal { get; }

    /// <summary>(stimuli × stimuli), symmetric, 0 on the diagonal.</summary>
    public double[] Square => square.Value;

    public HsicSums Self => self.Value;

    /// <summary>HSIC of this side with itself in every draw.</summary>
    public Cached<double[]> SelfDraws { get; } = new();

    public static KernelSide Without(int stimuli, string reason) => new(stimuli, reason);

    public HsicSums With(KernelSide other)
    {
        int n = Stimuli;
        var rows = new double[n];
        Parallel.For(0, n, i => rows[i] = Dot(pairs.AsSpan((i * n) + i + 1, n - i - 1), other.pairs.AsSpan((i * n) + i + 1, n - i - 1)));
        return new HsicSums(2 * rows.Sum(), Dot(Diagonal, other.Diagonal), Diagonal.Sum(), other.Diagonal.Sum());
    }

    /// <summary>Σ a·b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector<double>> wideA = MemoryMarshal.Cast<double, Vector<double>>(a);
        ReadOnlySpan<Vector<double>> wideB = MemoryMarshal.Cast<double, Vector<double>>(b);
        Vector<double> even = Vector<double>.Zero;
        Vector<double> odd = Vector<double>.Zero;
        int k = 0;
        for (; k < wideA.Length - 1; k += 2)
        {
            even += wideA[k] * wideB[k];
            odd += wideA[k + 1] * wideB[k + 1];
        }

        double sum = Vector.Sum(even + odd);
        for (k *= Vector<double>.Count; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    private double[] Fill()
    {
        int n = Stimuli;
        for (int i = 0; i < n; i++)
        {
            pairs[(i * n) + i] = 0;
        }

        SymmetricFill.Below(pairs, n);
        return pairs;
    }
}
