namespace Concord.Alignment.Predictivity;

/// <summary>How stimuli are divided into training and held-out parts.</summary>
public enum FoldKind
{
    /// <summary><c>kfold(k)</c>: contiguous disjoint parts, as scikit-learn's <c>KFold</c> without shuffling.</summary>
    KFold,

    /// <summary><c>group-kfold(k)</c>: disjoint parts that never divide a group, as scikit-learn's <c>GroupKFold</c>.</summary>
    GroupKFold,

    /// <summary><c>shuffle-split(n, fraction)</c>: n random splits; they overlap, so their spread is not an error bar.</summary>
    ShuffleSplit,

    /// <summary><c>given</c>: folds that come with the dataset.</summary>
    Given,
}
