using System.Runtime.InteropServices;
using Concord.Models.Activations;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Fits the network's last layer with labels while all else stays as it is, so that a network that learnt without labels can decide.</summary>
/// <remarks>Multinomial logistic regression on standardised features by AdamW, then written as weights of the raw ones: W/σ and b − W·μ/σ. A function of network and data: it starts from zero each time.</remarks>
internal sealed class LinearReadout(TrainingRecipe recipe, TrainingNetwork network, PixelStore store)
{
    private const int MostPictures = 10_000;
    private const int Batch = 250;
    private const int Epochs = 20;
    private const double Rate = 0.02;
    private const double WeightDecay = 1e-3;
    private const float LeastDeviation = 1e-6f;

    /// <summary>Fits, and overwrites the classifier.</summary>
    /// <param name="cancellation">Ends the work between two batches.</param>
    public void Fit(CancellationToken cancellation)
    {
        LayerInfo layer = network.Features;
        int count = Math.Min(MostPictures, store.Count);
        int width = layer.UnitCount;
        float[] features = Read(layer.Name, count, width, cancellation);
        (float[] mean, float[] deviation) = Standardise(features, width);
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor weight = torch.zeros([network.Classes, width], dtype: torch.float32, requires_grad: true);
        torch.Tensor bias = torch.zeros([network.Classes], dtype: torch.float32, requires_grad: true);
        Descend(torch.tensor(features, count, width), weight, bias, cancellation);
        Write(MemoryMarshal.Cast<byte, float>(weight.bytes), MemoryMarshal.Cast<byte, float>(bias.bytes), mean, deviation);
    }

    private static (float[] Mean, float[] Deviation) Standardise(float[] features, int width)
    {
        int count = features.Length / width;
        (float[] mean, float[] deviation) = (new float[width], new float[width]);
        for (int j = 0; j < width; j++)
        {
            double sum = 0;
            double square = 0;
            for (int i = j; i < features.Length; i += width)
            {
                sum += features[i];
                square += (double)features[i] * features[i];
            }

            mean[j] = (float)(sum / count);
            deviation[j] = Math.Max(LeastDeviation, (float)Math.Sqrt(Math.Max(0, (square / count) - (sum / count * sum / count))));
            for (int i = j; i < features.Length; i += width)
            {
                features[i] = (features[i] - mean[j]) / deviation[j];
            }
        }

        return (mean, deviation);
    }

    private float[] Read(string layer, int count, int width, CancellationToken cancellation)
    {
        float[] features = new float[count * width];
        for (int first = 0; first < count; first += Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor rows = network.Run(ExampleBatch.Plain(store, first, Math.Min(Batch, count - first)), layer).contiguous();
            MemoryMarshal.Cast<byte, float>(rows.bytes).CopyTo(features.AsSpan(first * width));
        }

        return features;
    }

    private void Descend(torch.Tensor features, torch.Tensor weight, torch.Tensor bias, CancellationToken cancellation)
    {
        int count = (int)features.shape[0];
        int batch = Math.Min(Batch, count);
        long steps = (long)Epochs * (count / batch);
        ParameterOptimizer optimizer = new(OptimizerKind.AdamW, [weight, bias], WeightDecay);
        int[] order = [];
        for (long step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            int first = (int)(step % (count / batch)) * batch;
            order = first == 0 ? CounterRandom.Named(recipe.Seed, FormattableString.Invariant($"readout/{step}")).Permutation(count) : order;
            int[] chosen = order[first..(first + batch)];
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor rows = features.index_select(0, torch.tensor(chosen.Select(i => (long)i).ToArray()));
            torch.Tensor targets = ExampleBatch.Targets([.. chosen.Select(store.Label)], network.Classes);
            Decisions.CrossEntropy(torch.nn.functional.linear(rows, weight, bias), targets).backward();
            optimizer.Step(step, Rate * (1 + Math.Cos(Math.PI * step / steps)) / 2);
        }
    }

    private void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, float[] mean, float[] deviation)
    {
        (torch.Tensor ownWeight, torch.Tensor ownBias) = network.Classifier;
        Span<float> toWeight = MemoryMarshal.Cast<byte, float>(ownWeight.bytes);
        Span<float> toBias = MemoryMarshal.Cast<byte, float>(ownBias.bytes);
        for (int label = 0; label < bias.Length; label++)
        {
            double shift = bias[label];
            for (int j = 0; j < mean.Length; j++)
            {
                int at = (label * mean.Length) + j;
                toWeight[at] = weight[at] / deviation[j];
                shift -= (double)toWeight[at] * mean[j];
            }

            toBias[label] = (float)shift;
        }
    }
}
