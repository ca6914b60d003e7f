using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>Bootstrap of RSA scores over neuroids: the recorded RDM is that of each draw's neuroids, the models' stay.</summary>
/// <remarks>
/// Speaks of other neuroids of the same population, not of other stimuli. A neuroid drawn twice counts twice in every distance. The recorded RDM of a draw is made
/// once for all models, whose side is prepared once for all draws. Cost: draws × (one RDM + models comparisons). Source: Efron 1979, doi:10.1214/aos/1176344552.
/// </remarks>
public static class NeuroidBootstrap
{
    /// <summary>The scores of all models in every draw.</summary>
    /// <param name="modelRdms">(models)(pairs).</param>
    /// <param name="responses">(stimuli × neuroids).</param>
    /// <param name="distance">Of the recorded side.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    /// <param name="neuroids">Draws over the neuroids.</param>
    /// <returns>(models)(draws), paired; NaN where undefined.</returns>
    public static double[][] Run(IReadOnlyList<double[]> modelRdms, Matrix responses, IRdmDistance distance, IRdmComparator comparator, StimulusResamples neuroids)
    {
        ArgumentNullException.ThrowIfNull(modelRdms);
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(distance);
        ArgumentNullException.ThrowIfNull(comparator);
        ArgumentNullException.ThrowIfNull(neuroids);
        Require.SameLength(responses.Columns, neuroids.Stimuli);
        IPreparedComparison[] prepared = modelRdms.Select(comparator.Against).ToArray();
        double[][] draws = modelRdms.Select(_ => new double[neuroids.Draws]).ToArray();
        for (int draw = 0; draw < neuroids.Draws; draw++)
        {
            double[] recorded = distance.Compute(responses.SelectColumns(RdmSample.Drawn(neuroids.Multiplicities(draw)))).UpperTriangle;
            for (int model = 0; model < prepared.Length; model++)
            {
                draws[model][draw] = prepared[model].Compare(recorded).Value;
            }
        }

        return draws;
    }
}
