using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using Concord.Models.Texts;
using Concord.Models.Weights;
using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>An architecture with weights and preprocessing, on the device of <see cref="TorchRuntime"/>: stimuli in, activations out.</summary>
/// <remarks>One extraction at a time: a network reports its sites to one recorder. Several models may work side by side.</remarks>
public sealed partial class LoadedModel : IDisposable
{
    private readonly Network _network;
    private readonly TextNetwork? _text;
    private readonly torch.Device _device;
    private readonly torch.ScalarType _type;
    private readonly Dictionary<string, LayerInfo> _layerByName;

    private LoadedModel(ArchitectureEntry architecture, Network network, PreprocessingSpec preprocessing, string weightsDigest, ModelOptions options, string? tokenizerPath)
    {
        Architecture = architecture;
        Preprocessing = preprocessing;
        WeightsDigest = weightsDigest;
        _text = network as TextNetwork;
        Tokenizer = _text is null ? null : MakeTokenizer(architecture, _text, tokenizerPath);
        InputSize = _text is null ? network.InputSizeFor(architecture.Id, preprocessing) : default;
        ParameterCount = network.parameters().Sum(parameter => parameter.numel());
        Layers = _text is null ? ShapeRecorder.Probe(network, InputSize.Height, InputSize.Width) : ShapeRecorder.Probe(_text);
        _layerByName = Layers.ToDictionary(layer => layer.Name);
        network.Lesion = options.Ablation is { IsEmpty: false } ablation ? ablation.Of(architecture.Id, Layers, network.HasPositions) : null;
        ImageTextScale = (network as ClipText)?.Scale;
        _device = TorchRuntime.Device;
        _type = options.Type;
        _network = network;
        _network.to(_device).to(_type);
    }

    /// <summary>The architecture.</summary>
    public ArchitectureEntry Architecture { get; }

    /// <summary>How pictures are prepared; without meaning for networks that take texts, which have a <see cref="Tokenizer"/>.</summary>
    public PreprocessingSpec Preprocessing { get; }

    /// <summary>From texts to token ids; null for networks that take pictures.</summary>
    public TextTokenizer? Tokenizer { get; }

    /// <summary>What cosines between a picture's and a text's embedding are multiplied by before the softmax; null for networks that compare no texts with pictures.</summary>
    public double? ImageTextScale { get; }

    /// <summary>Size of the prepared pictures; 0×0 for networks that take texts.</summary>
    public ImageSize InputSize { get; }

    /// <summary>The layers and their parts in forward order at <see cref="InputSize"/>; the network's output is the last.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>The architecture's default layers as far as these weights have them (a shallower checkpoint lacks some), in forward order.</summary>
    public IReadOnlyList<string> DefaultLayers => [.. Architecture.DefaultLayers.Where(_layerByName.ContainsKey)];

    /// <summary>Trained values: running statistics of normalisation are not counted, as everywhere.</summary>
    public long ParameterCount { get; }

    /// <summary>SHA-256 of the weights file, or of <c>init/VERSION/architecture/seed</c> for untrained weights; 64 hexadecimal digits.</summary>
    public string WeightsDigest { get; }

    /// <summary>Keys that the comparison of file and architecture let pass because they change no output (<c>num_batches_tracked</c>).</summary>
    public IReadOnlyList<string> ToleratedKeys { get; private init; } = [];

    /// <summary>What the file holds besides the tensors and was not read.</summary>
    public IReadOnlyList<string> SkippedContent { get; private init; } = [];

    /// <summary>An untrained network, drawn from a seed by the scheme of its source.</summary>
    /// <param name="architecture">An id of the catalogue.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="options">How the model is run; null for the defaults.</param>
    /// <exception cref="ModelException">The architecture is unknown, does not take inputs of the preprocessing's size, or lacks what is to be cut out.</exception>
    public static LoadedModel Untrained(string architecture, int seed, ModelOptions? options = null)
    {
        options ??= new ModelOptions();
        ArchitectureEntry entry = ArchitectureCatalogue.Find(architecture);
        Network network = entry.Create(Wiring.Real(), null);
        return Own(network, () =>
        {
            SeededInitialization.Fill(network, seed);
            return new LoadedModel(entry, network, options.Preprocessing ?? entry.DefaultPreprocessing, SeededInitialization.Digest(entry.Id, seed), options, options.TokenizerPath);
        });
    }

    /// <summary>A network with weights from a file; sizes that the tensors tell are read from them.</summary>
    /// <param name="architecture">An id of the catalogue.</param>
    /// <param name="weightsPath">A file that <see cref="WeightsFile"/> reads; its format is told by content.</param>
    /// <param name="options">How the model is run; null for the defaults.</param>
    /// <exception cref="ModelException">The architecture is unknown, does not take inputs of the preprocessing's size, or lacks what is to be cut out.</exception>
    /// <exception cref="WeightsException">The file cannot be read, or its keys or shapes are not the architecture's: all differences are listed.</exception>
    public static LoadedModel FromWeights(string architecture, string weightsPath, ModelOptions? options = null)
    {
        options ??= new ModelOptions();
        ArchitectureEntry entry = ArchitectureCatalogue.Find(architecture);
        using WeightsContent content = WeightsFile.Read(weightsPath, options.StateDictPath);
        PublicWeights? known = WeightsCatalogue.Recognise(content.Sha256, entry.Id);
        Network network = entry.Create(Wiring.Real(), CheckpointFitting.Sizes(entry, content.Checkpoint, options.Prefix));
        return Own(network, () =>
        {
            (StateDictReport report, IReadOnlyList<string> notes) = Assign(network, entry, content, options.Prefix);
            return new LoadedModel(entry, network, options.Preprocessing ?? known?.Preprocessing ?? entry.DefaultPreprocessing, content.Sha256, options, options.TokenizerPath ?? entry.Text?.FileBeside(weightsPath))
            {
                ToleratedKeys = report.Tolerated,
                SkippedContent = [.. content.Skipped, .. notes],
            };
        });
    }

    /// <summary>A layer by name.</summary>
    /// <exception cref="ModelException">The model has no such layer; the message lists those it has and the nearest.</exception>
    public LayerInfo Layer(string name)
        => _layerByName.TryGetValue(name, out LayerInfo? layer)
            ? layer
            : throw new ModelException($"layer '{name}'", $"not in {Architecture.Id}", "a layer of the model", NearestName.Suggest(name, [.. Layers.Select(known => known.Name)]));

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private static (StateDictReport Report, IReadOnlyList<string> Notes) Assign(Network network, ArchitectureEntry entry, WeightsContent content, string? prefix)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        FittedTensors fitted = CheckpointFitting.Map(entry, content.Checkpoint, prefix);
        Dictionary<string, torch.Tensor> own = network.state_dict();
        StateDictReport report = StateDictReport.Compare(own.ToDictionary(pair => pair.Key, pair => pair.Value.shape), fitted.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.shape), fitted.Sources);
        report.ThrowIfMismatch(entry.Id, content.Path);
        using IDisposable noGradient = torch.no_grad();
        foreach ((string key, torch.Tensor tensor) in own)
        {
            tensor.copy_(fitted.Tensors[key]); // half-precision storage is widened to float32
        }

        return (report, [.. fitted.Notes, .. fitted.Unneeded]);
    }

    // The network belongs to the model once that exists, and to nobody when making it fails.
    private static LoadedModel Own(Network network, Func<LoadedModel> make)
    {
        try
        {
            return make();
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
