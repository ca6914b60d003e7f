using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Behaviour;

/// <summary>A model's probabilities against distributions of human labels.</summary>
/// <remarks>Source: Peterson, Battleday, Griffiths &amp; Russakovsky 2019, doi:10.1109/ICCV.2019.00971 (CIFAR-10H). Row i is the same image everywhere.</remarks>
public static class SoftLabelScore
{
    /// <summary>Cross-entropy of the model under the humans, −Σ p_human ln p_model, mean over images, in nats; lower is better.</summary>
    /// <remarks>A model probability of exactly 0 where a human answered makes it undefined: nothing is clipped.</remarks>
    /// <param name="model">(images × categories) probabilities.</param>
    /// <param name="humans">(images × categories) probabilities.</param>
    public static Scored CrossEntropy(Matrix model, Matrix humans)
    {
        double[] each = CrossEntropies(model, humans);
        int infinite = each.Count(value => !double.IsFinite(value));
        return infinite > 0
            ? Scored.Undefined($"{infinite} of {each.Length} images have model probability 0 where a human answered, or no distribution")
            : each.Length == 0 ? Scored.Undefined("no images") : new Scored(each.Average());
    }

    /// <summary>Cross-entropy of each image.</summary>
    /// <param name="model">(images × categories) probabilities.</param>
    /// <param name="humans">(images × categories) probabilities.</param>
    /// <returns>(images) nats; infinite where the model gives 0 to a human answer.</returns>
    public static double[] CrossEntropies(Matrix model, Matrix humans)
    {
        Require.SameRows(model, humans);
        Require.SameLength(model.Columns, humans.Columns);
        var each = new double[model.Rows];
        for (int image = 0; image < each.Length; image++)
        {
            for (int k = 0; k < model.Columns; k++)
            {
                double p = humans[image, k];
                each[image] -= p == 0 ? 0 : p * Math.Log(model[image, k]);
            }
        }

        return each;
    }

    /// <summary>Spearman correlation, over images, of the two entropies; −1 … 1, higher is better.</summary>
    /// <param name="model">(images × categories) probabilities.</param>
    /// <param name="humans">(images × categories) probabilities.</param>
    public static Scored EntropyCorrelation(Matrix model, Matrix humans)
    {
        Require.SameRows(model, humans);
        return Spearman.Compute(SoftLabels.Entropies(model), SoftLabels.Entropies(humans));
    }

    /// <summary>Error consistency of the model with the choice of most humans.</summary>
    /// <param name="model">(images × categories) probabilities or logits.</param>
    /// <param name="humans">(images × categories) counts or probabilities.</param>
    /// <param name="labels">(images) the true category.</param>
    /// <param name="convention">What κ is where expected agreement is 1.</param>
    public static Scored MajorityErrorConsistency(Matrix model, Matrix humans, int[] labels, KappaConvention convention = KappaConvention.Concord)
    {
        Require.SameRows(model, humans);
        bool[] first = AreCorrect(SoftLabels.Choices(model), labels);
        bool[] second = AreCorrect(SoftLabels.Choices(humans), labels);
        return new ErrorConsistency(convention).Compute(Count(first, second, null));
    }

    /// <summary>Whether each choice is the true category.</summary>
    /// <param name="choices">(images).</param>
    /// <param name="labels">(images).</param>
    public static bool[] AreCorrect(int[] choices, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(labels);
        Require.SameLength(choices.Length, labels.Length);
        return choices.Select((choice, image) => choice == labels[image]).ToArray();
    }

    /// <summary><see cref="MajorityErrorConsistency"/> in every draw over images.</summary>
    /// <param name="modelCorrect">(images), from <see cref="AreCorrect"/>.</param>
    /// <param name="majorityCorrect">(images), from <see cref="AreCorrect"/>.</param>
    /// <param name="resamples">Draws over images.</param>
    /// <param name="convention">What κ is where expected agreement is 1.</param>
    public static double[] MajorityDraws(bool[] modelCorrect, bool[] majorityCorrect, StimulusResamples resamples, KappaConvention convention = KappaConvention.Concord)
    {
        ArgumentNullException.ThrowIfNull(resamples);
        var metric = new ErrorConsistency(convention);
        return Enumerable.Range(0, resamples.Draws).Select(draw => metric.Compute(Count(modelCorrect, majorityCorrect, resamples.Multiplicities(draw).ToArray())).Value).ToArray();
    }

    private static PairCounts Count(bool[] first, bool[] second, ushort[]? weights)
    {
        Require.SameLength(first.Length, second.Length);
        long images = 0;
        long one = 0;
        long other = 0;
        long both = 0;
        for (int image = 0; image < first.Length; image++)
        {
            int weight = weights?[image] ?? 1;
            images += weight;
            one += first[image] ? weight : 0;
            other += second[image] ? weight : 0;
            both += first[image] && second[image] ? weight : 0;
        }

        return new PairCounts(images, one, other, both);
    }
}
