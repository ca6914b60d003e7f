using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Concord.Alignment.Simulation;

/// <summary>Patterns that have a given RDM, from which RDMs of noisy neuroids are drawn: what a subject's RDM could have been if a model's were the brain's. A class without value equality.</summary>
/// <remarks>
/// <para>The dissimilarities are taken as mean squared differences between patterns over endlessly many neuroids. With B = −½ J D J = V Λ Vᵀ (Torgerson 1952) a neuroid responds
/// y = V Λ^½ z + noise, z standard normal; of k neuroids the RDM is d_ij = Σ (y_i − y_j)²/k, whose mean is D, and a constant for the noise, and whose errors are those of a sample: of two pairs that share a
/// stimulus they go together.</para>
/// <para>An RDM that no patterns have (a smallest eigenvalue below 0) gets the smallest constant that changes this, added to all pairs, −2·λ (Lingoes 1971, doi:10.1007/BF02291398):
/// correlations and ranks of dissimilarities stay what they were. 1 − r needs none.</para>
/// <para>Cost: n³ once, n²·k an RDM.</para>
/// </remarks>
public sealed class RdmPatterns
{
    // Rounding makes eigenvalues of 0 negative by this share of the largest.
    private const double Rounding = 1e-9;

    private readonly double[] roots; // (stimuli × stimuli) V Λ^½
    private readonly int stimuli;

    /// <summary>Finds the patterns.</summary>
    /// <param name="rdm">Two stimuli or more.</param>
    /// <exception cref="AlignmentException">A dissimilarity is not finite, or all are the same.</exception>
    public RdmPatterns(Rdm rdm)
    {
        ArgumentNullException.ThrowIfNull(rdm);
        if (rdm.UpperTriangle.Any(value => !double.IsFinite(value)) || rdm.UpperTriangle.Distinct().Take(2).Count() < 2)
        {
            throw new AlignmentException("patterns of an RDM", "a dissimilarity that is undefined, or all the same", "finite dissimilarities that differ", "Such an RDM says nothing about stimuli that could be recovered.");
        }

        stimuli = rdm.StimulusCount;
        Evd<double> eigen = Decompose(rdm, 0);
        double least = eigen.EigenValues.Min(value => value.Real);
        if (least < -Rounding * eigen.EigenValues.Max(value => value.Real))
        {
            AddedConstant = -2 * least;
            eigen = Decompose(rdm, AddedConstant);
        }

        roots = new double[stimuli * stimuli];
        for (int i = 0; i < roots.Length; i++)
        {
            roots[i] = eigen.EigenVectors[i / stimuli, i % stimuli] * Math.Sqrt(Math.Max(0, eigen.EigenValues[i % stimuli].Real));
        }
    }

    /// <summary>What was added to every dissimilarity; 0 where patterns have the RDM as it is.</summary>
    public double AddedConstant { get; }

    /// <summary>The RDM of some neuroids with noise.</summary>
    /// <remarks>Noise independent between stimuli and neuroids adds the same to every expected dissimilarity: correlations and ranks stay what they were.</remarks>
    /// <param name="neuroids">k, 1 or more.</param>
    /// <param name="noise">Its standard deviation, in units of the root mean square of the patterns; 0 or more.</param>
    /// <param name="random">Draws them.</param>
    /// <returns>(pairs) upper triangle.</returns>
    public double[] Sample(int neuroids, double noise, StableRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neuroids, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        double sd = noise * Math.Sqrt(roots.Sum(root => root * root) / stimuli);
        var source = new GaussianSource(random);
        double[] squares = new double[Rdm.PairCount(stimuli)];
        double[] weights = new double[stimuli];
        double[] responses = new double[stimuli];
        for (int neuroid = 0; neuroid < neuroids; neuroid++)
        {
            for (int dimension = 0; dimension < stimuli; dimension++)
            {
                weights[dimension] = source.Next();
            }

            for (int stimulus = 0; stimulus < stimuli; stimulus++)
            {
                responses[stimulus] = Linalg.VectorMath.Dot(roots.AsSpan(stimulus * stimuli, stimuli), weights) + (sd * source.Next());
            }

            for (int i = 0, pair = 0; i < stimuli; i++)
            {
                for (int j = i + 1; j < stimuli; j++, pair++)
                {
                    double difference = responses[i] - responses[j];
                    squares[pair] += difference * difference / neuroids;
                }
            }
        }

        return squares;
    }

    private static Evd<double> Decompose(Rdm rdm, double added) =>
        Matrix<double>.Build.Dense(rdm.StimulusCount, rdm.StimulusCount, ClassicalScaling.Centred(rdm, value => value + added)).Evd(Symmetricity.Symmetric);
}
