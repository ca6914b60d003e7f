using Concord.Alignment.Linalg;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>The body shared by the two whitened comparators.</summary>
internal sealed class Whitening
{
    private readonly Matrix? noise;
    private readonly double[]? variances;
    private readonly bool isCentred;

    /// <param name="noise">(stimuli × stimuli) covariance of the pattern estimates; null where it is the same for all and independent.</param>
    /// <param name="isCentred">Whether the mean dissimilarity is taken away first.</param>
    public Whitening(Matrix? noise, bool isCentred)
    {
        this.noise = noise;
        this.isCentred = isCentred;
        if (noise is not null)
        {
            Check(noise);
            variances = IsDiagonal(noise) ? Enumerable.Range(0, noise.Rows).Select(i => noise[i, i]).ToArray() : null;
        }
    }

    private bool IsFull => noise is not null && variances is null;

    public IPreparedComparison Against(double[] recorded) => new PreparedPairs(recorded, IsFull ? Full : Diagonal);

    public IBootstrapKernel Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws)
    {
        if (IsFull)
        {
            throw new AlignmentException("whitened comparator", "a full noise covariance under a bootstrap over stimuli", "independent noise", "Take the diagonal: how the noise of a stimulus and of its copy go together is not defined.");
        }

        double[] sigma = VariancesOf(pairs);
        return new LinearKernel(pairs, WhitenedSide.Length(pairs), values => new WhitenedSide(values, sigma, isCentred), subjects, draws);
    }

    private VectorComparison Diagonal(PairSubset subset, double[] recorded)
    {
        var pairs = new PairList(Rdm.StimulusCountOf(subset.Total), subset);
        double[] sigma = VariancesOf(pairs);
        PairDraw once = PairDraw.Once(pairs);
        var whitened = new double[WhitenedSide.Length(pairs)];
        var side = new WhitenedSide(recorded, sigma, isCentred);
        double squares = side.Write(once, whitened);
        side.Dualise(once, whitened);
        return x =>
        {
            var vector = new double[whitened.Length];
            double modelSquares = new WhitenedSide(x.ToArray(), sigma, isCentred).Write(once, vector);
            return Ratio(VectorMath.Dot(vector, whitened), modelSquares, squares);
        };
    }

    private VectorComparison Full(PairSubset subset, double[] recorded)
    {
        var pairs = new PairList(Rdm.StimulusCountOf(subset.Total), subset);
        Require.SameLength(noise!.Rows, pairs.Stimuli);
        var whitening = new FullWhitening(pairs, noise);
        PairDraw once = PairDraw.Once(pairs);
        double[] y = Centred(once, recorded);
        double[] whitened = whitening.Solve(y);
        return x =>
        {
            double[] vector = Centred(once, x.ToArray());
            return Ratio(VectorMath.Dot(vector, whitened), VectorMath.Dot(vector, whitening.Solve(vector)), VectorMath.Dot(y, whitened));
        };
    }

    private double[] VariancesOf(PairList pairs)
    {
        Require.SameLength(variances?.Length ?? pairs.Stimuli, pairs.Stimuli);
        return variances ?? Enumerable.Repeat(1.0, pairs.Stimuli).ToArray();
    }

    // All zero where there is no variance.
    private double[] Centred(PairDraw once, double[] values)
    {
        var centred = new double[values.Length];
        return MomentSide.Write(once, values, isCentred, centred) > 0 ? centred : new double[values.Length];
    }

    private Scored Ratio(double product, double first, double second)
    {
        if (first == 0 || second == 0)
        {
            return Scored.Undefined(isCentred ? "a constant vector has no correlation" : "a vector of zeros has no direction");
        }

        double ratio = product / (Math.Sqrt(first) * Math.Sqrt(second));
        return double.IsFinite(ratio) ? new Scored(ratio) : Scored.Undefined("a value is infinite or too small to square");
    }

    private static bool IsDiagonal(Matrix noise) =>
        Enumerable.Range(0, noise.Rows).All(i => Enumerable.Range(0, noise.Rows).All(j => i == j || noise[i, j] == 0));

    private static void Check(Matrix noise)
    {
        bool isCovariance = noise.Rows == noise.Columns
            && Enumerable.Range(0, noise.Rows).All(i => Enumerable.Range(0, i).All(j => noise[i, j] == noise[j, i]))
            && Cholesky.Factor([.. noise.Values], noise.Rows) is not null;
        if (!isCovariance)
        {
            throw new AlignmentException("noise covariance", $"{noise.Rows} × {noise.Columns} values that are not symmetric and positive definite", "a covariance of the stimuli", "Shrink the estimate, or take its diagonal.");
        }
    }
}
