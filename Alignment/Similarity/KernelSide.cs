using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>A kernel over stimuli whose rows sum to 0: its pairs and, apart from them, its diagonal.</summary>
/// <remarks>Centred in either way: H·K·H, or Székely and Rizzo's, in which the diagonal is 0 (doi:10.1214/14-AOS1255).</remarks>
internal sealed class KernelSide : ISimilaritySide
{
    private readonly Lazy<HsicSums> self;

    /// <param name="pairs">(stimuli × stimuli), symmetric, 0 on the diagonal.</param>
    /// <param name="diagonal">(stimuli); row i of <paramref name="pairs"/> sums to −diagonal_i.</param>
    public KernelSide(double[] pairs, double[] diagonal)
    {
        Pairs = pairs;
        Diagonal = diagonal;
        self = new Lazy<HsicSums>(() => With(this));
    }

    private KernelSide(int stimuli, string undefined)
        : this([], new double[stimuli]) => Undefined = undefined;

    public int Stimuli => Diagonal.Length;

    public string? Undefined { get; }

    public double[] Pairs { get; }

    public double[] Diagonal { get; }

    public HsicSums Self => self.Value;

    /// <summary>HSIC of this side with itself in every draw.</summary>
    public Cached<double[]> SelfDraws { get; } = new();

    public static KernelSide Without(int stimuli, string reason) => new(stimuli, reason);

    public HsicSums With(KernelSide other)
    {
        using DisposeScope scope = NewDisposeScope();
        double pairs = TensorBridge.Vector(Pairs).dot(TensorBridge.Vector(other.Pairs)).item<double>();
        return new HsicSums(pairs, Dot(Diagonal, other.Diagonal), Diagonal.Sum(), other.Diagonal.Sum());
    }

    /// <summary>Σ a·b.</summary>
    public static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
