namespace Concord.Alignment.Resampling;

/// <summary>Bootstrap draws over stimuli as multiplicities: how often each stimulus is in each draw. Subjects and neuroids are drawn by the same class.</summary>
/// <remarks>
/// Draw d depends on seed, stream, d and the number of stimuli only. Every model scored with the same seed sees the same draws,
/// so differences between models are paired. Each draw takes as many stimuli as there are, with replacement (Efron 1979, doi:10.1214/aos/1176344552).
/// Memory: 2 bytes × draws × stimuli.
/// </remarks>
public sealed class StimulusResamples
{
    private readonly ushort[] multiplicities;

    /// <summary>Draws the resamples.</summary>
    /// <param name="seed">Written with the score.</param>
    /// <param name="draws">Number of draws, 1 or more; 2,000 is the house default.</param>
    /// <param name="stimuli">Number of stimuli, 1 … 65,535.</param>
    /// <param name="stream">Separates independent resamplings under one seed, such as the conditions of a dataset.</param>
    public StimulusResamples(long seed, int draws, int stimuli, long stream = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stimuli, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stimuli, ushort.MaxValue);
        Draws = draws;
        Stimuli = stimuli;
        multiplicities = new ushort[(long)draws * stimuli];
        for (int draw = 0; draw < draws; draw++)
        {
            var random = new StableRandom(seed, unchecked((stream * 1_000_003) + draw));
            Span<ushort> row = multiplicities.AsSpan(draw * stimuli, stimuli);
            for (int k = 0; k < stimuli; k++)
            {
                row[random.Next(stimuli)]++;
            }
        }
    }

    private StimulusResamples(int draws, int stimuli, ushort[] multiplicities)
    {
        Draws = draws;
        Stimuli = stimuli;
        this.multiplicities = multiplicities;
    }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>Number of stimuli.</summary>
    public int Stimuli { get; }

    /// <summary>Resamples given as lists of drawn stimuli, for instance those of another library.</summary>
    /// <param name="draws">Each a list of stimulus indices, repeats included.</param>
    /// <param name="stimuli">Number of stimuli.</param>
    public static StimulusResamples FromIndices(IReadOnlyList<int[]> draws, int stimuli)
    {
        ArgumentNullException.ThrowIfNull(draws);
        var counts = new ushort[draws.Count * stimuli];
        for (int draw = 0; draw < draws.Count; draw++)
        {
            foreach (int stimulus in draws[draw])
            {
                counts[(draw * stimuli) + stimulus]++;
            }
        }

        return new StimulusResamples(draws.Count, stimuli, counts);
    }

    /// <summary>Every stimulus once: the sample itself, as a single draw.</summary>
    /// <param name="stimuli">Number of stimuli, 1 or more.</param>
    public static StimulusResamples Once(int stimuli) => FromIndices([[.. Enumerable.Range(0, stimuli)]], stimuli);

    /// <summary>As many draws as stimuli, each of all stimuli but one: what the jackknife asks for.</summary>
    /// <param name="stimuli">Number of stimuli, 2 or more.</param>
    public static StimulusResamples LeaveOneOut(int stimuli)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stimuli, 2);
        var counts = new ushort[stimuli * stimuli];
        Array.Fill(counts, (ushort)1);
        for (int draw = 0; draw < stimuli; draw++)
        {
            counts[(draw * stimuli) + draw] = 0;
        }

        return new StimulusResamples(stimuli, stimuli, counts);
    }

    /// <summary>How often each stimulus is in the draw: (stimuli); the sum is the number of stimuli in a bootstrap.</summary>
    public ReadOnlySpan<ushort> Multiplicities(int draw) => multiplicities.AsSpan(draw * Stimuli, Stimuli);

    /// <summary>The mean over a draw of one value a stimulus.</summary>
    /// <param name="draw">Which draw.</param>
    /// <param name="values">(stimuli).</param>
    /// <returns>NaN where a drawn value is NaN; values that are not drawn do not matter.</returns>
    public double WeightedMean(int draw, ReadOnlySpan<double> values)
    {
        Require.SameLength(Stimuli, values.Length);
        ReadOnlySpan<ushort> counts = Multiplicities(draw);
        double sum = 0;
        for (int k = 0; k < counts.Length; k++)
        {
            sum += counts[k] == 0 ? 0 : counts[k] * values[k];
        }

        return sum / values.Length;
    }
}
