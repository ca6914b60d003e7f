namespace Concord.Alignment.Rsa;

/// <summary>A comparator over all draws of a bootstrap.</summary>
internal interface IBootstrapKernel
{
    /// <summary>Adds, draw by draw, the weighted sum over subjects of the comparison with the model; NaN where that of a subject that counts is undefined.</summary>
    /// <param name="model">(pairs) the model's dissimilarities of the kernel's pairs.</param>
    /// <param name="sums">(weightings)(draws) added to.</param>
    void AddTo(double[] model, double[][] sums);
}
