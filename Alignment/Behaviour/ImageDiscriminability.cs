using Concord.Alignment.Statistics;

namespace Concord.Alignment.Behaviour;

/// <summary>The sensitivity index d′ of every image against every distractor.</summary>
/// <remarks>
/// d′(i, o) = z(1 − p(i, o)) − z(F(o, t)), p the distractor rates, t the object of image i, z the normal quantile, and F(o, t) the mean of p(j, t) over the images j of
/// object o for which it is defined: how often images of o are called t. The paper pools false alarms over all distractor images; Brain-Score takes them object by object,
/// and so is this. A rate of 0 or 1 has an infinite z, so the definition holds d′ within ±5 (Brain-Score's <c>cap</c>): this bound is part of the measure, as no
/// finite number of trials can tell a d′ beyond it. ∞ − ∞ stays NaN. Source: Rajalingham et al. 2018, doi:10.1523/JNEUROSCI.0388-18.2018; Brain-Score <c>metrics/i1i2</c>.
/// </remarks>
public static class ImageDiscriminability
{
    /// <summary>The largest absolute d′.</summary>
    public const double Cap = 5;

    /// <summary>d′ of every image and distractor.</summary>
    /// <param name="distractorRates">(images × objects), from <see cref="DistractorRates"/>.</param>
    /// <param name="truths">(images) the object of each image.</param>
    /// <returns>(images × objects), −5 … 5; NaN for an image's own object and where a rate is undefined.</returns>
    public static Matrix Compute(Matrix distractorRates, int[] truths)
    {
        ArgumentNullException.ThrowIfNull(distractorRates);
        ArgumentNullException.ThrowIfNull(truths);
        Require.SameLength(distractorRates.Rows, truths.Length);
        int objects = distractorRates.Columns;
        Matrix falseAlarms = ObjectMeans(distractorRates, truths); // (objects shown, objects answered)
        var values = new double[distractorRates.Values.Length];
        for (int image = 0; image < truths.Length; image++)
        {
            for (int other = 0; other < objects; other++)
            {
                double hit = StandardNormal.Quantile(1 - distractorRates[image, other]);
                double falseAlarm = StandardNormal.Quantile(falseAlarms[other, truths[image]]);
                values[(image * objects) + other] = other == truths[image] ? double.NaN : Math.Clamp(hit - falseAlarm, -Cap, Cap);
            }
        }

        return new Matrix(distractorRates.Rows, objects, values);
    }

    /// <summary>The mean over the images of each object, undefined entries left out.</summary>
    /// <param name="values">(images × objects).</param>
    /// <param name="truths">(images) the object of each image.</param>
    /// <returns>(objects × objects); NaN where no image has a value.</returns>
    internal static Matrix ObjectMeans(Matrix values, int[] truths)
    {
        int objects = values.Columns;
        var sums = new double[objects * objects];
        var counts = new int[sums.Length];
        for (int image = 0; image < truths.Length; image++)
        {
            for (int other = 0; other < objects; other++)
            {
                double value = values[image, other];
                int cell = (truths[image] * objects) + other;
                sums[cell] += double.IsNaN(value) ? 0 : value;
                counts[cell] += double.IsNaN(value) ? 0 : 1;
            }
        }

        for (int cell = 0; cell < sums.Length; cell++)
        {
            sums[cell] /= counts[cell];
        }

        return new Matrix(objects, objects, sums);
    }
}
