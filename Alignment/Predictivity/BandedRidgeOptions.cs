namespace Concord.Alignment.Predictivity;

/// <summary>What <see cref="BandedRidge"/> searches, and how its folds are scored.</summary>
public sealed record BandedRidgeOptions
{
    /// <summary>Weights of the spaces to try, (candidates)(spaces), each 0 or more; null for <see cref="CandidateCount"/> drawn ones.</summary>
    /// <value>null.</value>
    public IReadOnlyList<double[]>? Candidates { get; init; }

    /// <summary>How many weights are tried when none are given: equal ones first, the others drawn.</summary>
    /// <value>100, as himalaya.</value>
    public int CandidateCount { get; init; } = 100;

    /// <summary>Concentrations of the Dirichlet distribution, in turn.</summary>
    /// <value>0.1 and 1, as himalaya: nearly one space alone, and anything.</value>
    public IReadOnlyList<double> Concentrations { get; init; } = [0.1, 1];

    /// <summary>Seed of the drawn candidates.</summary>
    /// <value>0.</value>
    public long Seed { get; init; }

    /// <summary>Penalties tried with each candidate, each above 0.</summary>
    /// <value>21 from 1e-2 to 1e8, two a decade.</value>
    public IReadOnlyList<double> Alphas { get; init; } = RidgeCv.LogSpace(-2, 8, 21);

    /// <summary>Folds within the training stimuli by which weights and penalty are chosen: contiguous parts, or whole groups where <see cref="GroupOf"/> is given.</summary>
    /// <value>5.</value>
    public int InnerFolds { get; init; } = 5;

    /// <summary>(stimuli) group numbers that the inner folds keep together; null for none.</summary>
    /// <value>null.</value>
    public IReadOnlyList<int>? GroupOf { get; init; }

    /// <summary>Scaling of each space's units on the training fold.</summary>
    /// <value>Centred.</value>
    public FeatureScaling Scaling { get; init; } = FeatureScaling.Centred;

    /// <summary>Over which held-out stimuli r and the shares are taken.</summary>
    /// <value>Pooled.</value>
    public Pooling Pooling { get; init; } = Pooling.Pooled;

    internal IReadOnlyList<double[]> CandidatesFor(int spaces)
    {
        IReadOnlyList<double[]> candidates = Candidates ?? [Enumerable.Repeat(1.0 / spaces, spaces).ToArray(), .. Resampling.Dirichlet.Draw(Seed, CandidateCount - 1, spaces, Concentrations)];
        if (candidates.Count == 0 || candidates.Any(weights => weights.Length != spaces || !weights.All(weight => weight >= 0 && double.IsFinite(weight))))
        {
            throw new ArgumentException($"a candidate needs one weight, 0 or more, for each of {spaces} spaces, and there must be one candidate at least", nameof(spaces));
        }

        return candidates;
    }
}
