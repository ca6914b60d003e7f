namespace Concord.Alignment.Behaviour;

/// <summary>I2n: how well each image is told from each other object, beyond what the two objects alone explain.</summary>
/// <remarks>
/// d′(i, o) less the mean of d′(j, o) over all images j of the same object: what is left is the image's own difficulty.
/// Source: Rajalingham et al. 2018, doi:10.1523/JNEUROSCI.0388-18.2018; Brain-Score <c>I2n</c>.
/// </remarks>
public sealed class I2nSignature : IImageSignature
{
    /// <inheritdoc/>
    public string Id => "i2n";

    /// <inheritdoc/>
    /// <returns>(images × objects), row-major; NaN for an image's own object.</returns>
    public double[] Compute(Matrix discriminability, int[] truths)
    {
        ArgumentNullException.ThrowIfNull(discriminability);
        ArgumentNullException.ThrowIfNull(truths);
        Matrix means = ImageDiscriminability.ObjectMeans(discriminability, truths);
        int objects = discriminability.Columns;
        var values = new double[discriminability.Values.Length];
        for (int cell = 0; cell < values.Length; cell++)
        {
            values[cell] = discriminability.Values[cell] - means[truths[cell / objects], cell % objects];
        }

        return values;
    }
}
