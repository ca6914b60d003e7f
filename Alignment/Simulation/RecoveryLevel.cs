using Concord.Alignment.Resampling;

namespace Concord.Alignment.Simulation;

/// <summary>Model recovery at one noise level. A class without value equality.</summary>
public sealed class RecoveryLevel
{
    /// <summary>The noise.</summary>
    public required NoiseLevel Noise { get; init; }

    /// <summary>(generators)(models + 1) recordings won by each model; the last entry counts those that nobody won: a tie at the top, or no score defined.</summary>
    public required IReadOnlyList<int[]> Winners { get; init; }

    /// <summary>(generators)(recordings) score of the generator less the best score of the others; NaN where either is undefined.</summary>
    public required IReadOnlyList<double[]> Margins { get; init; }

    /// <summary>(generators) mean, over its recordings and neuroids, of the measured split-half reliability; NaN with one repetition or where undefined.</summary>
    public required IReadOnlyList<double> Reliability { get; init; }

    /// <summary>Recordings won by their generator.</summary>
    public int Recovered => Enumerable.Range(0, Winners.Count).Sum(model => Winners[model][model]);

    /// <summary>All recordings.</summary>
    public int Recordings => Winners.Sum(row => row.Sum());

    /// <summary>Share of recordings won by their generator, 0 … 1.</summary>
    public double Rate => (double)Recovered / Recordings;

    /// <summary>Wilson interval of the rate.</summary>
    /// <remarks>It takes recordings as alike; where models differ in how well they are recovered it is a little too wide, never too narrow.</remarks>
    public Interval RateInterval => Statistics.WilsonInterval.Compute(Recovered, Recordings);

    /// <summary>Whether recovery fails here: fewer than half the recordings are won by their generator, or the interval's lower end is not above chance, 1/models.</summary>
    public bool Fails => Rate < 0.5 || !(RateInterval.Lower > 1.0 / Winners.Count);
}
