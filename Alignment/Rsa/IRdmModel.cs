namespace Concord.Alignment.Rsa;

/// <summary>A model of RDMs, fitted or not.</summary>
public interface IRdmModel
{
    /// <summary>The model's RDM over all conditions after fitting to some of them.</summary>
    /// <param name="training">The conditions to fit to, repeats included.</param>
    /// <param name="subjects">(training subjects)(pairs) over all conditions; only pairs between training conditions may be looked at.</param>
    /// <returns>(pairs) over all conditions.</returns>
    double[] Predict(IReadOnlyList<int> training, IReadOnlyList<double[]> subjects);
}
