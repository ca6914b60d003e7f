using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>A space under the linear kernel, as features or as a kernel, whichever the comparison makes cheaper.</summary>
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
        using DisposeScope scope = NewDisposeScope();
        Undefined = Sides.Reason(x.ToTensor());
        kernel = new Lazy<KernelSide>(MakeKernel);
        squaredNorms = new Lazy<double[]>(() => InScope(() => Centred().square().sum(1).ToArray()));
        selfOfFeatures = new Lazy<HsicSums>(() => InScope(() => OfFeatures(this, this)));
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
            : (InScope(() => OfFeatures(x, y)), x.selfOfFeatures.Value, y.selfOfFeatures.Value);

    private static HsicSums OfFeatures(LinearSide x, LinearSide y)
    {
        double[] a = x.squaredNorms.Value;
        double[] b = y.squaredNorms.Value;
        double diagonal = KernelSide.Dot(a, b);
        double all = x.Centred().t().matmul(y.Centred()).square().sum().item<double>(); // ‖XᵀY‖²
        return new HsicSums(all - diagonal, diagonal, a.Sum(), b.Sum());
    }

    private KernelSide MakeKernel()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = x.ToTensor();
        Tensor gram = LinearGram.Of(values, values.mean([0]));
        double[] diagonal = gram.diagonal().ToArray();
        gram.diagonal().zero_();
        return new KernelSide(gram.ToArray(), diagonal);
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
