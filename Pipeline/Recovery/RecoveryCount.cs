using Concord.Alignment.Simulation;

namespace Concord.Pipeline.Recovery;

/// <summary>Counts the winners of one model's recordings.</summary>
/// <param name="candidates">Models that are scored.</param>
internal sealed class RecoveryCount(int candidates)
{
    private readonly List<double>[] scores = [.. Enumerable.Range(0, candidates).Select(_ => new List<double>())];
    private readonly List<double> reliabilities = [];
    private readonly int[] wins = new int[candidates];

    /// <summary>(candidates) recordings won.</summary>
    public IReadOnlyList<int> Wins => this.wins;

    /// <summary>Recordings counted.</summary>
    public int Recordings => this.reliabilities.Count;

    /// <summary>Mean measured reliability; NaN where none is defined.</summary>
    public double Reliability => Average(this.reliabilities);

    /// <summary>Adds a recording.</summary>
    /// <param name="values">(candidates); NaN where undefined.</param>
    /// <param name="reliability">As measured in it.</param>
    /// <param name="higherIsBetter">Which way is best.</param>
    public void Add(double[] values, double reliability, bool higherIsBetter)
    {
        int winner = RecoveryWinner.Of(higherIsBetter ? values : Array.ConvertAll(values, value => -value));
        if (winner < values.Length)
        {
            this.wins[winner]++;
        }

        for (int candidate = 0; candidate < values.Length; candidate++)
        {
            this.scores[candidate].Add(values[candidate]);
        }

        this.reliabilities.Add(reliability);
    }

    /// <summary>The mean score of a candidate; NaN where none is defined.</summary>
    public double Mean(int candidate) => Average(this.scores[candidate]);

    /// <summary>The standard deviation of its scores (n − 1); NaN with fewer than two.</summary>
    public double Sd(int candidate)
    {
        double[] defined = [.. this.scores[candidate].Where(value => !double.IsNaN(value))];
        double mean = Average(defined);
        return defined.Length < 2 ? double.NaN : Math.Sqrt(defined.Sum(value => (value - mean) * (value - mean)) / (defined.Length - 1));
    }

    private static double Average(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
