using Concord.Models.Regimes;

namespace Concord.Models.Activations;

/// <summary>A very sparse random projection: x ↦ Rx with R_ij = ±√(1/(s·k)) with probability s/2 each and else 0, density s = 1/√d.</summary>
/// <remarks>
/// Li, Hastie and Church 2006, doi:10.1145/1150402.1150436; the density and scale of scikit-learn's <c>SparseRandomProjection(density='auto')</c>,
/// for which E‖Rx‖² = ‖x‖². The matrix is a function of (seed, d, k): the same for layers of the same size. Rows are drawn by
/// geometric gaps. Sums in float64 in a fixed order, so neither batch size nor threads change a number. Memory 5 bytes for each of the
/// about k·√d entries.
/// </remarks>
internal sealed class SparseRandomProjection
{
    /// <summary>Raised when the matrix of a seed would change.</summary>
    public const int Version = 1;

    private readonly int[][] _columns; // of each output: the inputs with an entry, ascending
    private readonly bool[][] _negative;
    private readonly double _scale;

    /// <param name="inputs">Units before, d.</param>
    /// <param name="dims">Units after, k.</param>
    /// <param name="seed">Seed of the matrix.</param>
    public SparseRandomProjection(int inputs, int dims, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dims, 1);
        Inputs = inputs;
        Dims = dims;
        double density = 1 / Math.Sqrt(inputs);
        _scale = Math.Sqrt(1 / (density * dims));
        _columns = new int[dims][];
        _negative = new bool[dims][];
        double logMiss = Math.Log(1 - density); // −∞ when d = 1: every gap is 0
        Parallel.For(0, dims, output => (_columns[output], _negative[output]) = Row(
            CounterRandom.Named(seed, FormattableString.Invariant($"sparse-random/{inputs}/{dims}/{output}")), logMiss));
    }

    /// <summary>Units before.</summary>
    public int Inputs { get; }

    /// <summary>Units after.</summary>
    public int Dims { get; }

    /// <summary>Bytes that the entries take.</summary>
    public static long EstimateBytes(int inputs, int dims) => (long)(5 * dims * Math.Sqrt(inputs) * 1.1);

    /// <summary>Projects rows.</summary>
    /// <param name="rows">(count × inputs) row-major.</param>
    /// <param name="projected">(count × dims) row-major, overwritten.</param>
    public void Apply(ReadOnlySpan<float> rows, Span<float> projected)
    {
        int count = rows.Length / Inputs;
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<float> x = rows.Slice(row * Inputs, Inputs);
            Span<float> y = projected.Slice(row * Dims, Dims);
            for (int output = 0; output < Dims; output++)
            {
                int[] columns = _columns[output];
                bool[] negative = _negative[output];
                double sum = 0;
                for (int i = 0; i < columns.Length; i++)
                {
                    double value = x[columns[i]];
                    sum += negative[i] ? -value : value;
                }

                y[output] = (float)(_scale * sum);
            }
        }
    }

    private (int[] Columns, bool[] Negative) Row(CounterRandom random, double logMiss)
    {
        List<int> columns = [];
        List<bool> negative = [];
        double position = -1;
        for (long draw = 0; ; draw += 2)
        {
            // The number of zeros before the next entry is geometric.
            position += 1 + Math.Floor(Math.Log(random.Uniform(draw)) / logMiss);
            if (position >= Inputs)
            {
                return ([.. columns], [.. negative]);
            }

            columns.Add((int)position);
            negative.Add((random.Bits(draw + 1) >> 63) == 1);
        }
    }
}
