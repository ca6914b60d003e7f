namespace Concord.Alignment.Rsa;

/// <summary>A gamma prior on firing rates, which keeps the logarithm of a rate of 0 finite.</summary>
/// <remarks>A rate x becomes (x + λw)/(1 + w). Source: rsatoolbox <c>prior_lambda</c>, <c>prior_weight</c>; equality compares both members.</remarks>
/// <param name="Rate">λ, the prior's rate, above 0.</param>
/// <param name="Weight">w, how many presentations the prior counts for; 0 for none.</param>
public sealed record PoissonPrior(double Rate = 1, double Weight = 0.1)
{
    /// <summary>The posterior rates; a negative rate is no rate and becomes NaN.</summary>
    internal double Apply(double rate) => rate < 0 ? double.NaN : (rate + (Rate * Weight)) / (1 + Weight);

    internal Matrix Apply(Matrix rates) => new(rates.Rows, rates.Columns, Array.ConvertAll(rates.Values, Apply));

    // A rate of 0 has no finite logarithm: NaN, so that its distances are undefined rather than infinite.
    internal Matrix LogarithmsOf(Matrix rates) => new(rates.Rows, rates.Columns, Array.ConvertAll(rates.Values, rate => Apply(rate) is > 0 and var posterior ? Math.Log(posterior) : double.NaN));
}
