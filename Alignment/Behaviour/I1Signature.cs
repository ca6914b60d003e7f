namespace Concord.Alignment.Behaviour;

/// <summary>I1: how well each image is told from all other objects.</summary>
/// <remarks>The mean of d′(i, o) over the distractors o for which it is defined. Source: Rajalingham et al. 2018, doi:10.1523/JNEUROSCI.0388-18.2018; Brain-Score <c>I1</c>.</remarks>
public sealed class I1Signature : IImageSignature
{
    /// <inheritdoc/>
    public string Id => "i1";

    /// <inheritdoc/>
    /// <returns>(images).</returns>
    public double[] Compute(Matrix discriminability, int[] truths)
    {
        ArgumentNullException.ThrowIfNull(discriminability);
        return Enumerable.Range(0, discriminability.Rows).Select(image => BehaviourAggregate.MeanOfDefined(discriminability.Row(image).ToArray())).ToArray();
    }
}
