namespace Concord.Alignment.Behaviour;

/// <summary>Distributions over categories, from human counts or model logits, and what follows from each alone.</summary>
public static class SoftLabels
{
    /// <summary>Human label distributions: each row over its sum.</summary>
    /// <param name="counts">(images × categories), not negative.</param>
    /// <returns>(images × categories); a row without labels is NaN.</returns>
    public static Matrix FromCounts(Matrix counts) => EachRow(counts, (row, into) =>
    {
        double sum = 0;
        foreach (double count in row)
        {
            sum += count;
        }

        for (int k = 0; k < row.Length; k++)
        {
            into[k] = row[k] / sum;
        }
    });

    /// <summary>Softmax of each row, the maximum subtracted first.</summary>
    /// <param name="logits">(images × categories).</param>
    /// <returns>(images × categories), rows sum to 1.</returns>
    public static Matrix Softmax(Matrix logits) => EachRow(logits, (row, into) =>
    {
        double largest = double.NegativeInfinity;
        foreach (double value in row)
        {
            largest = Math.Max(largest, value);
        }

        double sum = 0;
        for (int k = 0; k < row.Length; k++)
        {
            into[k] = Math.Exp(row[k] - largest);
            sum += into[k];
        }

        for (int k = 0; k < row.Length; k++)
        {
            into[k] /= sum;
        }
    });

    /// <summary>Entropy of each row, H = −Σ p ln p in nats, 0·ln 0 = 0.</summary>
    /// <param name="probabilities">(images × categories).</param>
    public static double[] Entropies(Matrix probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var entropies = new double[probabilities.Rows];
        for (int image = 0; image < entropies.Length; image++)
        {
            double sum = 0;
            foreach (double p in probabilities.Row(image))
            {
                sum -= p == 0 ? 0 : p * Math.Log(p);
            }

            entropies[image] = sum;
        }

        return entropies;
    }

    /// <summary>The largest category of each row; of equals the first, as numpy's argmax.</summary>
    /// <param name="values">(images × categories) probabilities, counts or logits.</param>
    public static int[] Choices(Matrix values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var choices = new int[values.Rows];
        for (int image = 0; image < choices.Length; image++)
        {
            ReadOnlySpan<double> row = values.Row(image);
            for (int k = 1; k < row.Length; k++)
            {
                choices[image] = row[k] > row[choices[image]] ? k : choices[image];
            }
        }

        return choices;
    }

    private delegate void RowAction(ReadOnlySpan<double> row, Span<double> into);

    private static Matrix EachRow(Matrix source, RowAction action)
    {
        ArgumentNullException.ThrowIfNull(source);
        var values = new double[source.Values.Length];
        for (int row = 0; row < source.Rows; row++)
        {
            action(source.Row(row), values.AsSpan(row * source.Columns, source.Columns));
        }

        return new Matrix(source.Rows, source.Columns, values);
    }
}
