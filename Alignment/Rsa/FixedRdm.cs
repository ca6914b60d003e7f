namespace Concord.Alignment.Rsa;

/// <summary>A model without parameters: one RDM.</summary>
/// <param name="rdm">(pairs).</param>
public sealed class FixedRdm(double[] rdm) : IRdmModel
{
    /// <inheritdoc/>
    public double[] Predict(IReadOnlyList<int> training, IReadOnlyList<double[]> subjects) => rdm;
}
