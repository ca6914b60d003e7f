using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>Spearman over draws without expanding or sorting any draw.</summary>
/// <remarks>
/// A pair (i, j) stands m_i·m_j times in a draw. Going through the pairs in their sorted order, a run of ties of total weight T after weight B has the midrank
/// B + (T + 1)/2; the weighted Pearson correlation of these ranks is exactly the Spearman correlation of the expanded sample. All subjects of a draw fold into one
/// vector c = w · Σ_s (rank_s − mean)/‖rank_s‖, so that a model costs one pass a draw however many subjects there are. c is kept for all draws while it fits
/// <see cref="CacheBytes"/> and made anew for each model otherwise.
/// </remarks>
internal sealed class SpearmanKernel : IBootstrapKernel
{
    private const long CacheBytes = 256L << 20;
    private readonly PairList pairs;
    private readonly SortedPairs[] subjects;
    private readonly StimulusResamples resamples;
    private readonly double[][]? cache;

    public SpearmanKernel(PairList pairs, IReadOnlyList<double[]> subjects, StimulusResamples resamples)
    {
        this.pairs = pairs;
        this.resamples = resamples;
        this.subjects = subjects.Select(values => new SortedPairs(pairs, values)).ToArray();
        if ((long)resamples.Draws * pairs.Count * sizeof(double) <= CacheBytes)
        {
            var multiplicity = new double[resamples.Stimuli];
            var ranks = new double[pairs.Count];
            cache = new double[resamples.Draws][];
            for (int draw = 0; draw < resamples.Draws; draw++)
            {
                cache[draw] = new double[pairs.Count];
                Fold(DrawWeights.Load(resamples, draw, multiplicity), ranks, cache[draw]);
            }
        }
    }

    public void AddTo(double[] model, double[] sums)
    {
        var sorted = new SortedPairs(pairs, model);
        var multiplicity = new double[resamples.Stimuli];
        double[] ranks = cache is null ? new double[pairs.Count] : [];
        double[] folded = cache is null ? new double[pairs.Count] : [];
        for (int draw = 0; draw < resamples.Draws; draw++)
        {
            DrawWeights.Load(resamples, draw, multiplicity);
            if (cache is null)
            {
                Fold(multiplicity, ranks, folded);
            }

            sums[draw] += Correlate(sorted, pairs.TotalWeight(multiplicity), multiplicity, cache is null ? folded : cache[draw]);
        }
    }

    private void Fold(double[] multiplicity, double[] ranks, double[] folded)
    {
        Array.Clear(folded);
        double mean = (pairs.TotalWeight(multiplicity) + 1) / 2;
        foreach (SortedPairs subject in subjects)
        {
            double squares = 0;
            double before = 0;
            for (int k = 0; k < subject.Pair.Length;)
            {
                int start = k;
                double weight = 0;
                do
                {
                    weight += multiplicity[subject.First[k]] * multiplicity[subject.Second[k]];
                    k++;
                }
                while (k < subject.Pair.Length && !subject.StartsGroup[k]);

                double rank = before + ((weight + 1) / 2) - mean;
                before += weight;
                squares += weight * rank * rank;
                for (int tied = start; tied < k; tied++)
                {
                    ranks[subject.Pair[tied]] = rank;
                }
            }

            double scale = 1 / Math.Sqrt(squares);
            for (int p = 0; p < folded.Length; p++)
            {
                folded[p] += multiplicity[pairs.First[p]] * multiplicity[pairs.Second[p]] * (ranks[p] * scale);
            }

            // A subject without variance in this draw makes the draw undefined, also where the weight is 0.
            if (squares == 0)
            {
                Array.Fill(folded, double.NaN);
            }
        }
    }

    private static double Correlate(SortedPairs model, double total, double[] multiplicity, double[] folded)
    {
        int[] pair = model.Pair;
        int[] first = model.First;
        int[] second = model.Second;
        bool[] starts = model.StartsGroup;
        double mean = (total + 1) / 2;
        double squares = 0;
        double products = 0;
        double before = 0;
        for (int k = 0; k < pair.Length;)
        {
            double weight = 0;
            double side = 0;
            do
            {
                weight += multiplicity[first[k]] * multiplicity[second[k]];
                side += folded[pair[k]];
                k++;
            }
            while (k < pair.Length && !starts[k]);

            double rank = before + ((weight + 1) / 2) - mean;
            before += weight;
            squares += weight * rank * rank;
            products += rank * side;
        }

        return squares > 0 ? products / Math.Sqrt(squares) : double.NaN;
    }
}
