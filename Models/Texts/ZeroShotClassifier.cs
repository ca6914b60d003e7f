using Concord.Models.Activations;

namespace Concord.Models.Texts;

/// <summary>Decides among classes that it was only told in words: a picture's embedding is compared with the mean embedding of the sentences about each class.</summary>
/// <remarks>
/// Radford et al. 2021, arXiv:2103.00020, §3.1.4, as openai/CLIP's notebook and model-vs-human compute it: the embeddings of a class's sentences are
/// brought to length 1, averaged, and the mean brought to length 1; probabilities are softmax(scale · cosine). In float64. The scale changes no decision
/// among these classes, but it does change probabilities that are pooled afterwards; the source's code writes 100 for it, which is what the published weights hold.
/// </remarks>
public sealed class ZeroShotClassifier
{
    private readonly double[] _prototypes;
    private readonly int _features;

    private ZeroShotClassifier(IReadOnlyList<string> classes, double[] prototypes, double scale)
    {
        Classes = classes;
        Scale = scale;
        _prototypes = prototypes;
        _features = prototypes.Length / classes.Count;
    }

    /// <summary>The classes, in the order of the columns.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What cosines are multiplied by.</summary>
    public double Scale { get; }

    /// <summary>(classes × features) row-major, each row of length 1.</summary>
    public IReadOnlyList<double> Prototypes => _prototypes;

    /// <summary>Embeds the sentences about each class.</summary>
    /// <param name="tower">A network whose last layer is an embedding shared with pictures; its weights hold the scale.</param>
    /// <param name="ensemble">The sentences.</param>
    /// <param name="classes">The classes' names.</param>
    /// <param name="batchSize">Sentences of a batch.</param>
    /// <param name="ct">Ends the work between batches.</param>
    /// <exception cref="ModelException">The network takes no texts or has no scale, or a sentence is too long.</exception>
    public static ZeroShotClassifier Make(LoadedModel tower, PromptEnsemble ensemble, IReadOnlyList<string> classes, int batchSize, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(tower);
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(classes);
        double scale = tower.ImageTextScale
            ?? throw new ModelException($"model {tower.Architecture.Id}", "no scale of image–text comparison in its weights", "a text tower with logit_scale", "Take the whole checkpoint, not the text tower alone.");
        string[] sentences = [.. classes.SelectMany(ensemble.For)];
        LayerInfo embedding = tower.Layers[^1];
        var rows = new RowBuffer(sentences.Length, embedding.UnitCount);
        tower.Extract(sentences, [new LayerRequest(embedding.Name, ReadoutSpec.Full)], batchSize, rows, ct: ct);
        return FromEmbeddings(classes, rows.Values, ensemble.Templates.Count, scale);
    }

    /// <summary>From the embeddings of sentences.</summary>
    /// <param name="classes">The classes' names; at least one.</param>
    /// <param name="embeddings">(classes · sentences × features): all sentences of the first class, then of the next.</param>
    /// <param name="sentences">Sentences of a class.</param>
    /// <param name="scale">What cosines are multiplied by; positive.</param>
    /// <exception cref="ModelException">An embedding, or the mean of a class's, has no direction.</exception>
    public static ZeroShotClassifier FromEmbeddings(IReadOnlyList<string> classes, ReadOnlySpan<float> embeddings, int sentences, double scale)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        int features = embeddings.Length / Math.Max(1, classes.Count * sentences);
        ArgumentOutOfRangeException.ThrowIfNotEqual(embeddings.Length, classes.Count * sentences * features, nameof(embeddings));
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1, nameof(embeddings));
        double[] prototypes = new double[classes.Count * features];
        for (int i = 0; i < classes.Count * sentences; i++)
        {
            double[] unit = Widened(embeddings.Slice(i * features, features));
            Normalize(unit, $"a sentence about '{classes[i / sentences]}'");
            for (int j = 0; j < features; j++)
            {
                prototypes[(i / sentences * features) + j] += unit[j];
            }
        }

        for (int i = 0; i < classes.Count; i++)
        {
            Normalize(prototypes.AsSpan(i * features, features), $"the mean of the sentences about '{classes[i]}'");
        }

        return new ZeroShotClassifier(classes, prototypes, scale);
    }

    /// <summary>The probability of each class for each picture.</summary>
    /// <param name="embeddings">(pictures × features) row-major, not normalised.</param>
    /// <returns>(pictures × classes) row-major; each row sums to 1.</returns>
    /// <exception cref="ModelException">An embedding has no direction.</exception>
    public double[] Probabilities(ReadOnlySpan<float> embeddings) => Probabilities((ReadOnlySpan<double>)Widened(embeddings));

    /// <inheritdoc cref="Probabilities(ReadOnlySpan{float})"/>
    public double[] Probabilities(ReadOnlySpan<double> embeddings)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(embeddings.Length % _features, 0, nameof(embeddings));
        int pictures = embeddings.Length / _features;
        double[] probabilities = new double[pictures * Classes.Count];
        for (int i = 0; i < pictures; i++)
        {
            double[] unit = embeddings.Slice(i * _features, _features).ToArray();
            Normalize(unit, $"picture {i + 1} of {pictures}");
            Span<double> row = probabilities.AsSpan(i * Classes.Count, Classes.Count);
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = Scale * Dot(unit, _prototypes.AsSpan(k * _features, _features));
            }

            Softmax(row);
        }

        return probabilities;
    }

    // The highest is taken off first: exp(100) has 43 digits, and a scale may be larger.
    private static void Softmax(Span<double> row)
    {
        double highest = double.NegativeInfinity;
        foreach (double logit in row)
        {
            highest = Math.Max(highest, logit);
        }

        double sum = 0;
        foreach (ref double value in row)
        {
            value = Math.Exp(value - highest);
            sum += value;
        }

        foreach (ref double value in row)
        {
            value /= sum;
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double[] Widened(ReadOnlySpan<float> values)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }

    private static void Normalize(Span<double> values, string what)
    {
        double length = Math.Sqrt(Dot(values, values));
        if (!(length > 0 && double.IsFinite(length)))
        {
            throw new ModelException("zero-shot decision", $"an embedding of length {length} for {what}", "a direction", "Look at the network's weights and at the stimulus.");
        }

        foreach (ref double value in values)
        {
            value /= length;
        }
    }
}
