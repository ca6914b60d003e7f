namespace Concord.Alignment.Predictivity;

/// <summary>Predictions from several spaces together, and what each space has in them. A class without value equality.</summary>
public sealed class BandedRidgeResult
{
    /// <summary>The joint predictions and their r; <see cref="PredictivityResult.ChosenAlphas"/> has one penalty a neuroid.</summary>
    public required PredictivityResult Joint { get; init; }

    /// <summary>(spaces × neuroids) what each space adds to r: r_s = cov(y, ŷ_s)/(s_y s_ŷ). May be negative.</summary>
    public required Matrix CorrelationShares { get; init; }

    /// <summary>(neuroids) what the training means add to r: r less the shares of all spaces. 0 per fold; pooled, means that differ between folds move predictions too, against the responses held out.</summary>
    public required double[] MeanShares { get; init; }

    /// <summary>(neuroids) R² = 1 − Σ(y − ŷ)²/Σ(y − ȳ_training)² of the joint predictions: 0 predicts no better than the training mean; below 0, worse.</summary>
    public required double[] R2 { get; init; }

    /// <summary>(spaces × neuroids) what each space adds to R²; the spaces sum to it. May be negative.</summary>
    public required Matrix R2Shares { get; init; }

    /// <summary>(folds) of (spaces × neuroids): the penalty of each space, α/γ_s; infinite where the space has no weight, NaN where the neuroid takes no part.</summary>
    public required IReadOnlyList<Matrix> Penalties { get; init; }
}
