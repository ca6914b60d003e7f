namespace Concord.Alignment.Catalogue;

/// <summary>What a metric's option holds.</summary>
public enum MetricOptionType
{
    /// <summary>One of a fixed list of words.</summary>
    Choice,

    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A list of real numbers, or <c>logspace(from, to, count)</c> in powers of ten.</summary>
    NumberList,

    /// <summary>Cross-validation folds: <c>kfold(k)</c>, <c>group-kfold(k)</c>, <c>shuffle-split(n, fraction)</c> or <c>given</c>.</summary>
    Folds,
}
