namespace Concord.Alignment.Predictivity;

/// <summary>Over which held-out stimuli a neuroid's correlation is taken. The two differ where responses were centred within runs.</summary>
public enum Pooling
{
    /// <summary><c>pooled</c>: one r over all held-out stimuli of all folds.</summary>
    Pooled,

    /// <summary><c>per-fold</c>: r in each fold, then the mean over folds; undefined if any fold is.</summary>
    PerFold,
}
