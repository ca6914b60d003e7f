using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>A space under the linear kernel, as features or as a kernel, whichever the comparison makes cheaper.</summary>
/// <remarks>
/// Of float32 activations the kernel's products are float32, of blocks that were centred in float64 and summed in float64: within 1e-6 of the float64 twin. Diagonals
/// are float64 always, for what the unbiased estimator takes off must be what is there.
/// </remarks>
internal sealed class LinearSide : ISimilaritySide
{
    private readonly Matrix x;
    private readonly Lazy<KernelSide> kernel;
    private readonly Lazy<double[]> squaredNorms;
    private readonly Lazy<HsicSums> selfOfFeatures;

    public LinearSide(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        this.x = x;
        Undefined = Sides.Reason(x);
        kernel = new Lazy<KernelSide>(MakeKernel);
        squaredNorms = new Lazy<double[]>(() => InScope(() => SquaredNorms(Centred())));
        selfOfFeatures = new Lazy<HsicSums>(() => InScope(() => OfFeatures(this, this, SelfProduct())));
    }

    public int Stimuli => x.Rows;

    public string? Undefined { get; }

    /// <summary>The kernel with its columns' means taken off; made when first asked for.</summary>
    public KernelSide Kernel => kernel.Value;

    /// <summary>The sums of a pair of sides and of each with itself.</summary>
    /// <remarks>
    /// Kernels take n²(p + q)/2 products, features n(p + q)²/2, the halves by symmetry: kernels where n ≤ p + q. Either way the memory is that of the smaller form.
    /// </remarks>
    public static (HsicSums Pair, HsicSums X, HsicSums Y) Sums(LinearSide x, LinearSide y) =>
        x.Stimuli <= (long)x.x.Columns + y.x.Columns
            ? (x.Kernel.With(y.Kernel), x.Kernel.Self, y.Kernel.Self)
            : (InScope(() => OfFeatures(x, y, x.Centred().t().matmul(y.Centred()))), x.selfOfFeatures.Value, y.selfOfFeatures.Value);

    // product: (units of X, units of Y), X̃ᵀỸ
    private static HsicSums OfFeatures(LinearSide x, LinearSide y, Tensor product)
    {
        double[] a = x.squaredNorms.Value;
        double[] b = y.squaredNorms.Value;
        double diagonal = KernelSide.Dot(a, b);
        return new HsicSums((product * product).sum().item<double>() - diagonal, diagonal, a.Sum(), b.Sum());
    }

    private KernelSide MakeKernel()
    {
        if (x.IsSingle)
        {
            var centred = new CentredSingles(x);
            return new KernelSide(Gram.UpperOfSingles(centred), centred.SquaredNorms);
        }

        double[] pairs = Gram.UpperOfRows(x, block => block - block.mean([0], keepdim: true));
        return new KernelSide(pairs, Enumerable.Range(0, x.Rows).Select(i => pairs[(i * x.Rows) + i]).ToArray());
    }

    private static double[] SquaredNorms(Tensor rows) => (rows * rows).sum([1]).ToArray();

    private Tensor SelfProduct()
    {
        Tensor means = x.ToTensor().mean([0], keepdim: true);
        return Gram.OfColumns(x, block => block - means);
    }

    private Tensor Centred()
    {
        Tensor values = x.ToTensor();
        return values - values.mean([0], keepdim: true);
    }

    private static T InScope<T>(Func<T> make)
    {
        using DisposeScope scope = NewDisposeScope();
        return make();
    }
}
