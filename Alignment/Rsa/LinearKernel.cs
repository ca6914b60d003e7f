using Concord.Alignment.Linalg;

namespace Concord.Alignment.Rsa;

/// <summary>Draws of every comparator that is an inner product over norms, without expanding any draw.</summary>
/// <remarks>
/// Such a comparator is linear in the subject's normalised vector, so the subjects of a draw fold into one vector, Σ_s a_s y_s/‖y_s‖, and a model costs one pass a
/// draw however many subjects there are. The folded vectors are kept for all draws while they fit <see cref="CacheBytes"/> and made anew for each model otherwise.
/// Cost: draws × pairs for a model, draws × subjects × pairs for the folding.
/// </remarks>
internal sealed class LinearKernel : IBootstrapKernel
{
    private const long CacheBytes = 512L << 20;
    private readonly PairList pairs;
    private readonly int length;
    private readonly Func<double[], IDrawSide> prepare;
    private readonly KernelDraws draws;
    private readonly IDrawSide[] subjects;
    private readonly double[][][]? cache;

    /// <param name="pairs">The pairs compared.</param>
    /// <param name="length">Length of the sides' vectors.</param>
    /// <param name="prepare">Makes a side from the dissimilarities of these pairs.</param>
    /// <param name="values">(subjects)(pairs).</param>
    /// <param name="draws">Draws and weightings.</param>
    public LinearKernel(PairList pairs, int length, Func<double[], IDrawSide> prepare, IReadOnlyList<double[]> values, KernelDraws draws)
    {
        this.pairs = pairs;
        this.length = length;
        this.prepare = prepare;
        this.draws = draws;
        subjects = values.Select(prepare).ToArray();
        if (KeptBytes(draws.Stimuli.Draws * draws.Weightings.Count, length) > 0)
        {
            cache = new double[draws.Stimuli.Draws][][];
            var draw = new PairDraw(pairs);
            var vector = new double[length];
            for (int d = 0; d < cache.Length; d++)
            {
                draw.Load(draws.Stimuli, d);
                cache[d] = NewVectors();
                Fold(d, draw, vector, cache[d]);
            }
        }
    }

    /// <summary>What is kept for that many vectors of that length; 0 where they would take too much.</summary>
    internal static long KeptBytes(long vectors, long length) => vectors * length * sizeof(double) is var bytes && bytes <= CacheBytes ? bytes : 0;

    public void AddTo(double[] model, double[][] sums)
    {
        IDrawSide side = prepare(model);
        var draw = new PairDraw(pairs);
        var vector = new double[length];
        double[][] made = cache is null ? NewVectors() : [];
        for (int d = 0; d < draws.Stimuli.Draws; d++)
        {
            draw.Load(draws.Stimuli, d);
            if (cache is null)
            {
                Fold(d, draw, vector, made);
            }

            double squares = side.Write(draw, vector);
            double[][] folded = cache is null ? made : cache[d];
            for (int w = 0; w < sums.Length; w++)
            {
                sums[w][d] += squares > 0 ? VectorMath.Dot(vector, folded[w]) / Math.Sqrt(squares) : double.NaN;
            }
        }
    }

    private double[][] NewVectors() => Enumerable.Range(0, draws.Weightings.Count).Select(_ => new double[length]).ToArray();

    private void Fold(int d, PairDraw draw, double[] vector, double[][] folded)
    {
        foreach (double[] target in folded)
        {
            Array.Clear(target);
        }

        for (int s = 0; s < subjects.Length; s++)
        {
            double squares = subjects[s].Write(draw, vector);
            subjects[s].Dualise(draw, vector);
            for (int w = 0; w < folded.Length; w++)
            {
                double weight = draws.Weight(w, d, s);
                if (weight > 0 && squares > 0)
                {
                    VectorMath.Add(weight / Math.Sqrt(squares), vector, folded[w]);
                }
                else if (weight > 0)
                {
                    Array.Fill(folded[w], double.NaN);
                }
            }
        }
    }
}
