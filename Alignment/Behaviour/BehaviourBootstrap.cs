using System.Collections.Concurrent;
using System.Numerics;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Behaviour;

/// <summary>Bootstrap of behavioural scores over images, drawn within each condition and jointly for all observers.</summary>
/// <remarks>
/// Draws depend on seed, dataset, condition and number of images only, so every model of a dataset sees the same draws and differences are paired.
/// Counts come from bit masks: the images an observer got right, and those a pair got right, each weighted by the draw's multiplicities, which are stored as
/// bit planes. An observer's own counts are made once. Cost: draws × images/64 × planes for each pair. Needs the same images for all observers of a condition. Thread-safe.
/// </remarks>
public sealed class BehaviourBootstrap
{
    private readonly BehaviourSet set;
    private readonly Dictionary<string, BitPlanes> planes = [];
    private readonly ConcurrentDictionary<ObserverCondition, Drawn> drawn = new();

    /// <summary>Draws the images of every condition.</summary>
    /// <param name="set">The dataset.</param>
    /// <param name="seed">Written with the score.</param>
    /// <param name="draws">Number of draws.</param>
    public BehaviourBootstrap(BehaviourSet set, long seed, int draws)
    {
        ArgumentNullException.ThrowIfNull(set);
        this.set = set;
        Draws = draws;
        foreach (string condition in set.Conditions)
        {
            int images = set.Cell(set.Observers[0], condition).ImageIds.Length;
            planes[condition] = new BitPlanes(new StimulusResamples(seed, draws, images, StableRandom.StreamOf($"{set.Dataset}/{condition}")));
        }
    }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>A model against every human, in every draw.</summary>
    /// <param name="model">An observer of the set.</param>
    /// <param name="metrics">Metrics to compute from the same counts.</param>
    /// <returns>(metrics)(draws), aggregated as <see cref="PairScore"/>.</returns>
    public IReadOnlyList<double[]> ModelAgainstHumans(string model, params IReadOnlyList<IPairMetric> metrics) =>
        Over(set.Humans.Select(human => (model, human)).ToArray(), metrics);

    /// <summary>Humans against humans, in every draw.</summary>
    /// <param name="metrics">Metrics to compute from the same counts.</param>
    /// <returns>(metrics)(draws), aggregated as <see cref="PairScore"/>.</returns>
    public IReadOnlyList<double[]> BetweenHumans(params IReadOnlyList<IPairMetric> metrics) => Over(set.HumanPairs().ToArray(), metrics);

    /// <summary>Accuracy in every draw: observers pooled in each condition, then the mean over conditions.</summary>
    /// <param name="observers">One model, or all humans.</param>
    /// <returns>(draws).</returns>
    public double[] Accuracy(params IReadOnlyList<string> observers)
    {
        ArgumentNullException.ThrowIfNull(observers);
        var values = new double[Draws];
        foreach (string condition in set.Conditions)
        {
            foreach (string observer in observers)
            {
                ObserverCondition cell = set.Cell(observer, condition);
                PairCounts.RequirePaired(set.Cell(observers[0], condition), cell);
                int[] counts = DrawnOf(cell).Counts;
                double weight = 1.0 / cell.IsCorrect.Length / observers.Count / set.Conditions.Count;
                for (int draw = 0; draw < Draws; draw++)
                {
                    values[draw] += weight * counts[draw];
                }
            }
        }

        return values;
    }

    private double[][] Over((string First, string Second)[] pairs, IReadOnlyList<IPairMetric> metrics)
    {
        var means = new DefinedMean[metrics.Count, Draws];
        foreach ((string first, string second) in pairs)
        {
            var overConditions = new DefinedMean[metrics.Count, Draws];
            foreach (string condition in set.Conditions)
            {
                Add(set.Cell(first, condition), set.Cell(second, condition), metrics, overConditions);
            }

            for (int m = 0; m < metrics.Count; m++)
            {
                for (int draw = 0; draw < Draws; draw++)
                {
                    means[m, draw].Add(overConditions[m, draw].Value);
                }
            }
        }

        return Enumerable.Range(0, metrics.Count).Select(m => Enumerable.Range(0, Draws).Select(draw => means[m, draw].Value).ToArray()).ToArray();
    }

    private void Add(ObserverCondition first, ObserverCondition second, IReadOnlyList<IPairMetric> metrics, DefinedMean[,] sums)
    {
        PairCounts.RequirePaired(first, second);
        BitPlanes drawnImages = planes[first.Condition];
        Drawn one = DrawnOf(first);
        Drawn other = DrawnOf(second);
        ulong[] both = one.Mask.Zip(other.Mask, (a, b) => a & b).ToArray();
        for (int draw = 0; draw < Draws; draw++)
        {
            var counts = new PairCounts(drawnImages.Images, one.Counts[draw], other.Counts[draw], drawnImages.Count(draw, both));
            for (int m = 0; m < metrics.Count; m++)
            {
                sums[m, draw].Add(metrics[m].Compute(counts).Value);
            }
        }
    }

    private Drawn DrawnOf(ObserverCondition cell) => drawn.GetOrAdd(cell, cell =>
    {
        BitPlanes drawnImages = planes[cell.Condition];
        Require.SameLength(drawnImages.Images, cell.IsCorrect.Length);
        ulong[] mask = BitPlanes.Mask(cell.IsCorrect);
        return new Drawn(mask, Enumerable.Range(0, Draws).Select(draw => drawnImages.Count(draw, mask)).ToArray());
    });

    // What one observer got right in a condition: as bits over images, and as counts over draws.
    private sealed record Drawn(ulong[] Mask, int[] Counts);

    private struct DefinedMean
    {
        private double sum;
        private int count;

        public readonly double Value => count == 0 ? double.NaN : sum / count;

        public void Add(double value)
        {
            if (!double.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }
    }

    /// <summary>Multiplicities of all draws, one bit plane a binary digit: a weighted count is a few population counts.</summary>
    private sealed class BitPlanes
    {
        private readonly int words;
        private readonly int digits;
        private readonly ulong[] bits; // (draws, digits, words)

        public BitPlanes(StimulusResamples resamples)
        {
            Images = resamples.Stimuli;
            words = (Images + 63) / 64;
            int largest = 0;
            for (int draw = 0; draw < resamples.Draws; draw++)
            {
                foreach (ushort count in resamples.Multiplicities(draw))
                {
                    largest = Math.Max(largest, count);
                }
            }

            digits = BitOperations.Log2((uint)largest) + 1;
            bits = new ulong[checked(resamples.Draws * digits * words)];
            for (int draw = 0; draw < resamples.Draws; draw++)
            {
                ReadOnlySpan<ushort> counts = resamples.Multiplicities(draw);
                int first = draw * digits * words;
                for (int image = 0; image < Images; image++)
                {
                    ulong bit = 1UL << (image % 64);
                    int place = first + (image / 64);
                    for (int count = counts[image]; count != 0; count >>= 1, place += words)
                    {
                        bits[place] |= (count & 1) == 0 ? 0 : bit;
                    }
                }
            }
        }

        public int Images { get; }

        public static ulong[] Mask(bool[] isCorrect)
        {
            var mask = new ulong[(isCorrect.Length + 63) / 64];
            for (int image = 0; image < isCorrect.Length; image++)
            {
                mask[image / 64] |= (isCorrect[image] ? 1UL : 0UL) << (image % 64);
            }

            return mask;
        }

        /// <summary>Sum of the draw's multiplicities over the images of the mask.</summary>
        public int Count(int draw, ulong[] mask)
        {
            int total = 0;
            ReadOnlySpan<ulong> own = bits.AsSpan(draw * digits * words, digits * words);
            for (int digit = 0; digit < digits; digit++)
            {
                int ones = 0;
                for (int word = 0; word < mask.Length; word++)
                {
                    ones += BitOperations.PopCount(mask[word] & own[(digit * words) + word]);
                }

                total += ones << digit;
            }

            return total;
        }
    }
}
