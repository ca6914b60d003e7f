using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>The symmetrised Kullback–Leibler divergence of two patterns of Poisson rates, divided by the number of units.</summary>
/// <remarks>
/// d(i, j) = Σ_k (x_ik − x_jk)(log x_ik − log x_jk) / units over rates with a prior (<see cref="PoissonPrior"/>). A pattern with a negative or non-finite rate, or
/// with a rate of 0 under a prior of weight 0, has NaN distances and is counted in the note (rsatoolbox takes negative rates as long as the prior lifts them above 0).
/// Source: rsatoolbox <c>calc_rdm(method='poisson')</c>; Schütt et al. 2023, doi:10.7554/eLife.82566.
/// </remarks>
public sealed class PoissonDistance : IRdmDistance
{
    private readonly PoissonPrior prior;

    /// <summary>Chooses the prior.</summary>
    /// <param name="prior">Null for rate 1 and weight 0.1, rsatoolbox's own.</param>
    public PoissonDistance(PoissonPrior? prior = null) => this.prior = prior ?? new PoissonPrior();

    /// <inheritdoc/>
    public string Id => "poisson";

    /// <inheritdoc/>
    public string Summary => "Σ(a − b)(ln a − ln b)/units over the two patterns of rates, each first (rate + 1·0.1)/(1 + 0.1): symmetrised Kullback–Leibler divergence; 0 …";

    /// <inheritdoc/>
    public Rdm Compute(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        int n = x.Rows;
        if (x.Columns == 0)
        {
            return Rdm.Undefined(n, "no units");
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor products = zeros(n, n, dtype: ScalarType.Float64);
        Gram.ByColumns(x, block =>
        {
            Tensor rates = prior.Apply(block);
            products.addmm_(rates, rates.log().t(), 1, 1);
        });
        double[] kernel = products.ToArray();
        int undefined = Enumerable.Range(0, n).Count(row => !double.IsFinite(kernel[((long)row * n) + row]));
        return new Rdm(n, KernelDistances.Squared(kernel, n, x.Columns), undefined == 0 ? null : $"{undefined} of {n} stimuli have a negative or non-finite rate: no Poisson distance");
    }
}
