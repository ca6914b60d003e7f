using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>A gamma prior on firing rates, which keeps the logarithm of a rate of 0 finite.</summary>
/// <remarks>A rate x becomes (x + λw)/(1 + w). Source: rsatoolbox <c>prior_lambda</c>, <c>prior_weight</c>; equality compares both members.</remarks>
/// <param name="Rate">λ, the prior's rate, above 0.</param>
/// <param name="Weight">w, how many presentations the prior counts for; 0 for none.</param>
public sealed record PoissonPrior(double Rate = 1, double Weight = 0.1)
{
    /// <summary>The posterior rates; a negative rate is no rate and becomes NaN.</summary>
    internal Tensor Apply(Tensor rates) => where(rates < 0, full_like(rates, double.NaN), (rates + (Rate * Weight)) / (1 + Weight));
}
