namespace Concord.Alignment.Behaviour;

/// <summary>A pattern of difficulty over images that two observers can be compared by.</summary>
public interface IImageSignature
{
    /// <summary>The name in manifests and tables.</summary>
    string Id { get; }

    /// <summary>The pattern of one observer.</summary>
    /// <param name="discriminability">(images × objects) d′, from <see cref="ImageDiscriminability"/>.</param>
    /// <param name="truths">(images) the object of each image.</param>
    /// <returns>One value a cell of the pattern; NaN where undefined.</returns>
    double[] Compute(Matrix discriminability, int[] truths);
}
