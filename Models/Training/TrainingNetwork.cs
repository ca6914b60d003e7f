using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Blocks;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>The network in training, on the CPU, with its own normalisation of pixels from 0 to 1.</summary>
internal sealed class TrainingNetwork : IDisposable
{
    private readonly Network _network;
    private readonly torch.Tensor _mean;
    private readonly torch.Tensor _deviation;

    private TrainingNetwork(ArchitectureEntry entry, Network network, int side, int classes)
    {
        Entry = entry;
        Classes = classes;
        Side = side;
        _network = network;
        PreprocessingSpec spec = entry.DefaultPreprocessing;
        double width = spec.Range.High - spec.Range.Low;
        _mean = Channels(spec.Mean.Select(mean => (mean - spec.Range.Low) / width));
        _deviation = Channels(spec.Std.Select(deviation => deviation / width));
        Layers = [.. ShapeRecorder.Probe(network, side, side).Where(layer => !layer.IsPart)];
        network.AskForGradients();
    }

    /// <summary>The architecture.</summary>
    public ArchitectureEntry Entry { get; }

    /// <summary>Number of labels.</summary>
    public int Classes { get; }

    /// <summary>Pixels a side.</summary>
    public int Side { get; }

    /// <summary>The layers in forward order, without their parts.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>Parameters and running statistics by key; borrowed.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> State => _network.state_dict();

    /// <summary>Parameters by key; borrowed.</summary>
    public IReadOnlyList<(string Key, torch.Tensor Value)> Parameters => [.. _network.named_parameters().Select(pair => (pair.name, (torch.Tensor)pair.parameter))];

    /// <summary>Number of trained values.</summary>
    public long ParameterCount => _network.parameters().Sum(parameter => parameter.numel());

    /// <summary>The last layer but the output, which the classifier reads.</summary>
    /// <exception cref="ModelException">It is no vector, or the last layer is not linear.</exception>
    public LayerInfo Features => Layers is [.., { Kind: LayerKind.Vector } features, _] && ArchitectureEntry.ClassifierOf(_network, Classes) is not null
        ? features
        : throw new ModelException($"architecture '{Entry.Id}'", "no linear classifier on a vector of features", "one, for a readout of frozen features", "Train it with the objective classification.");

    /// <summary>Keys of the last layer's weight and bias.</summary>
    public IReadOnlyList<string> ClassifierKeys => ArchitectureEntry.ClassifierOf(_network, Classes) ?? throw new InvalidOperationException("the network has no classifier");

    /// <summary>Weight and bias of the last layer; borrowed.</summary>
    public (torch.Tensor Weight, torch.Tensor Bias) Classifier => (State[ClassifierKeys[0]], State[ClassifierKeys[1]]);

    /// <summary>Builds the untrained network of a recipe.</summary>
    /// <param name="recipe">Architecture, classes and seed.</param>
    /// <param name="images">Tell the side, and the classes where the recipe does not.</param>
    /// <exception cref="ModelException">The architecture does not take such pictures or so many classes.</exception>
    public static TrainingNetwork Create(TrainingRecipe recipe, ITrainingImages images)
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find(recipe.Architecture);
        int classes = recipe.Classes == 0 ? images.Categories.Count : recipe.Classes;
        Network network = entry.CreateWithClasses(Wiring.Real(), classes);
        try
        {
            ImageSize size = network.InputSizeFor(entry.Id, entry.DefaultPreprocessing);
            if (size != new ImageSize(images.Side, images.Side))
            {
                throw new ModelException($"training of {entry.Id}", $"pictures of {images.Side}x{images.Side} pixels", $"{size}, the network's input", "Choose pictures of that size.");
            }

            SeededInitialization.Fill(network, recipe.Seed);
            return new TrainingNetwork(entry, network, images.Side, classes);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Multiply–accumulates of one picture forwards.</summary>
    public long CountMacs()
    {
        using Network outline = Entry.CreateWithClasses(Wiring.ShapesOnly(), Classes);
        using torch.Tensor zeros = torch.zeros([1, 3, Side, Side], dtype: torch.float32);
        return outline.Count(zeros).Values.Sum();
    }

    /// <summary>From pixels to the network's input.</summary>
    /// <param name="pixels">(batch × 3 × side × side), 0 to 1.</param>
    /// <returns>The same shape, in the caller's dispose scope.</returns>
    public torch.Tensor Normalise(torch.Tensor pixels)
    {
        using torch.Tensor centred = pixels.sub(_mean);
        return centred.div(_deviation);
    }

    /// <summary>A pass through which gradients flow back to parameters and pixels.</summary>
    /// <param name="pixels">(batch × 3 × side × side), 0 to 1.</param>
    /// <param name="statistics">By which batch normalisation works.</param>
    /// <returns>(batch × classes), in the caller's dispose scope.</returns>
    public torch.Tensor Learn(torch.Tensor pixels, BatchStatistics statistics)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return _network.Learn(Normalise(pixels), statistics).MoveToOuterDisposeScope();
    }

    /// <summary>A pass that reads one layer, with gradients.</summary>
    /// <param name="input">Normalised pictures.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="statistics">By which batch normalisation works.</param>
    /// <returns>(batch × …) activations, in the caller's dispose scope.</returns>
    public torch.Tensor Learn(torch.Tensor input, string layer, BatchStatistics statistics)
    {
        var capture = new LayerCapture(layer);
        _network.Learn(input, statistics, capture).Dispose();
        return capture.Take();
    }

    /// <summary>A pass without gradients.</summary>
    /// <param name="pixels">(batch × 3 × side × side), 0 to 1.</param>
    /// <param name="layer">The layer that is read; null for the output.</param>
    /// <returns>(batch × …), owned by the caller.</returns>
    public torch.Tensor Run(torch.Tensor pixels, string? layer = null)
    {
        using torch.Tensor input = Normalise(pixels);
        if (layer is null)
        {
            return _network.Pass(input, null);
        }

        var capture = new LayerCapture(layer);
        _network.Pass(input, capture).Dispose();
        return capture.Take();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _deviation.Dispose();
        _network.Dispose();
    }

    private static torch.Tensor Channels(IEnumerable<double> values)
        => torch.tensor(values.Select(value => (float)value).ToArray(), 1, 3, 1, 1).DetachFromDisposeScope();
}
