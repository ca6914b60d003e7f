namespace Concord.Alignment.Behaviour;

/// <summary>How often a distractor is taken for the object of an image: (images × objects).</summary>
/// <remarks>
/// The entry of an image with its own object is NaN, and so is one that no trial or no probability defines.
/// Source: Rajalingham et al. 2018, doi:10.1523/JNEUROSCI.0388-18.2018; Brain-Score <c>metrics/i1i2</c>.
/// </remarks>
public static class DistractorRates
{
    /// <summary>From trials: wrong choices / trials of each image and distractor.</summary>
    /// <param name="trials">All trials.</param>
    /// <param name="chosen">Which trials to count, such as a random half.</param>
    /// <returns>(images × objects), 0 … 1.</returns>
    public static Matrix OfTrials(ObjectTrials trials, ReadOnlySpan<int> chosen)
    {
        ArgumentNullException.ThrowIfNull(trials);
        var rates = new double[trials.Truths.Length * trials.Objects];
        var shown = new int[rates.Length];
        foreach (int trial in chosen)
        {
            int cell = (trials.Images[trial] * trials.Objects) + trials.Distractors[trial];
            shown[cell]++;
            rates[cell] += trials.AreCorrect[trial] ? 0 : 1;
        }

        for (int cell = 0; cell < rates.Length; cell++)
        {
            rates[cell] /= shown[cell];
        }

        return new Matrix(trials.Truths.Length, trials.Objects, rates);
    }

    /// <summary>From a model's probabilities: p(distractor)/(p(distractor) + p(object)), the choice between the two alone (Luce 1959).</summary>
    /// <param name="probabilities">(images × objects), not negative.</param>
    /// <param name="truths">(images) the object of each image.</param>
    /// <returns>(images × objects), 0 … 1.</returns>
    public static Matrix OfProbabilities(Matrix probabilities, int[] truths)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(truths);
        Require.SameLength(probabilities.Rows, truths.Length);
        var rates = new double[probabilities.Values.Length];
        for (int image = 0; image < truths.Length; image++)
        {
            double own = probabilities[image, truths[image]];
            for (int other = 0; other < probabilities.Columns; other++)
            {
                double p = probabilities[image, other];
                rates[(image * probabilities.Columns) + other] = other == truths[image] ? double.NaN : p / (p + own);
            }
        }

        return new Matrix(probabilities.Rows, probabilities.Columns, rates);
    }
}
