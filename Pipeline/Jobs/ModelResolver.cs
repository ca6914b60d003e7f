using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Formats;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using Concord.Models.Surgery;
using Concord.Models.Texts;
using Concord.Models.Training;
using Concord.Models.Weights;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Jobs;

/// <summary>Finds and verifies what each model of a manifest is made from.</summary>
internal sealed class ModelResolver(RunEnvironment environment)
{
    public ResolvedModel Resolve(ModelSpec spec, CancellationToken cancellationToken) => spec.Source switch
    {
        NetworkSource network => this.Network(spec, network, cancellationToken),
        ActivationsSource activations => Activations(spec, activations),
        DatasetSource source => this.FromDataset(spec, source, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Source, $"model '{spec.Id}' has an unknown kind of source"),
    };

    private ResolvedModel Network(ModelSpec spec, NetworkSource source, CancellationToken cancellationToken)
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find(source.Name);
        WeightsText weights = source.Weights;
        string? path = weights.InitSeed is not null || !entry.HasWeights ? null
            : weights.Path ?? environment.Resolver.Resolve(new SourceSpec($"weights of '{spec.Id}'", weights.Url, weights.Sha256), cancellationToken);
        string digest = path is not null ? WeightsFile.Sha256(path) : SeededInitialization.Digest(entry.Id, weights.InitSeed ?? 0);
        PublicWeights? known = path is null ? null : this.Recognise(digest, source.Architecture);
        string? tokenizerPath = weights.Tokenizer ?? (path is null ? null : entry.Text?.FileBeside(path));
        TextTokenizer? tokenizer = entry.Text?.Tokenizer(tokenizerPath);
        PreprocessingSpec preprocessing = Override(known?.Preprocessing ?? entry.DefaultPreprocessing, spec.Preprocessing);
        Ablation? ablation = spec.Ablate?.ToAblation();
        Precision precision = Enum.Parse<Precision>(spec.Precision, ignoreCase: true);
        ArchitectureOutline outline = ArchitectureCatalogue.OutlineOf(entry.Id, path, preprocessing, weights.StateDict, weights.Prefix);
        ablation?.Check(entry.Id, outline.Layers, outline.HasPositions);
        return new ResolvedModel
        {
            Spec = WithRegime(spec, known?.Regime ?? TrainedHere(path)),
            Architecture = entry.Id,
            Identity = Identity(entry, digest, weights, tokenizer?.Canonical ?? preprocessing.Canonical, ablation, precision),
            WeightsPath = path,
            WeightsDigest = digest,
            Tokenizer = tokenizer,
            TokenizerPath = tokenizerPath,
            Preprocessing = tokenizer is null ? preprocessing : null,
            Ablation = ablation,
            Precision = precision,
            Layers = outline.Layers,
            Classes = outline.Classes,
            Note = known is { NormalizationKnown: false } && spec.Preprocessing?.Mean is null ? "normalisation of the weights unknown: the catalogue's guess is used" : null,
            Checkpoint = outline.Checkpoint,
            Citation = known?.Citation ?? entry.Citation,
        };
    }

    // Which part of the file, a lesion and a number format are named only where the manifest says so: what was stored before they were thought of stays valid.
    private static string Identity(ArchitectureEntry entry, string digest, WeightsText weights, string preprocessing, Ablation? ablation, Precision precision)
    {
        Fingerprint identity = new Fingerprint().Add("architecture", $"{entry.Id}/{entry.Version}").Add("weights", digest).Add("preprocessing", preprocessing);
        AddIf(weights.StateDict is not null, "state-dict", weights.StateDict);
        AddIf(weights.Prefix is not null, "prefix", weights.Prefix);
        AddIf(ablation is { IsEmpty: false }, "ablation", ablation?.Canonical);
        AddIf(precision != Precision.Float32, "precision", precision.ToString().ToLowerInvariant());
        return identity.Text;

        void AddIf(bool isSaid, string name, string? value)
        {
            if (isSaid)
            {
                identity.Add(name, value);
            }
        }
    }

    // A file without a published hash is known again by the hash of its first fetch.
    private PublicWeights? Recognise(string digest, string architecture) => WeightsCatalogue.Recognise(digest, architecture)
        ?? WeightsCatalogue.For(architecture).FirstOrDefault(weights => weights is { Hash: HashState.Unpublished, Url: { } url } && environment.Resolver.FirstSeenSha256(url) == digest);

    // What the manifest says stands; the catalogue or the file adds the name where there is none, and the facts that it leaves out.
    private static ModelSpec WithRegime(ModelSpec spec, TrainingRegime? known)
    {
        if (known is null)
        {
            return spec;
        }

        Dictionary<string, string> training = new(known.Facts, StringComparer.Ordinal) { ["regime-detail"] = known.Describe() };
        foreach ((string key, string value) in spec.Training)
        {
            training[key] = value;
        }

        return spec with { Regime = spec.Regime == "unknown" ? known.Name : spec.Regime, Training = training };
    }

    // Weights of `concord train` carry their record.
    private static TrainingRegime? TrainedHere(string? path) => path?.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) == true ? TrainedRegime.Read(path)?.Regime : null;

    private static PreprocessingSpec Override(PreprocessingSpec own, PreprocessingText? text) => text is null ? own : own with
    {
        Resize = text.Resize is { } resize ? ResizeTarget.Shorter(resize) : own.Resize,
        Crop = text.Crop is { } crop ? new ImageSize(crop, crop) : own.Crop,
        Interpolation = text.Interpolation is { } name ? Enum.Parse<Interpolation>(name, ignoreCase: true) : own.Interpolation,
        Mode = text.Antialias is { } antialias ? (antialias ? ResizeMode.TensorAntialias : ResizeMode.Tensor) : own.Mode,
        Mean = text.Mean ?? own.Mean,
        Std = text.Std ?? own.Std,
        Range = text.Range is [double low, double high] ? new PixelRange(low, high) : own.Range,
    };

    private static ResolvedModel Activations(ModelSpec spec, ActivationsSource source)
    {
        IReadOnlyList<FeatureSet> features = FeatureFile.Read(source.Path);
        return new ResolvedModel
        {
            Spec = spec,
            Architecture = "brought activations",
            Identity = new Fingerprint().Add("activations", [.. features.Select(set => $"{set.Name} {set.Hash}")]).Text,
            Features = features,
        };
    }

    private ResolvedModel FromDataset(ModelSpec spec, DatasetSource source, CancellationToken cancellationToken)
    {
        Dataset dataset = environment.Datasets.Load(source.Dataset, cancellationToken);
        ResolvedModel model = new()
        {
            Spec = spec,
            Architecture = $"{source.Dataset}: {source.Name}",
            Identity = new Fingerprint().Add("dataset", $"{dataset.Info.Id}/{dataset.Info.Version}").Add("name", source.Name).Text,
            Citation = dataset.Info.Citation,
        };
        if (dataset.ModelRdms?.Entries.FirstOrDefault(entry => entry.Name == source.Name) is { } rdm)
        {
            return model with { Rdm = rdm, RdmStimuli = dataset.ModelRdms.StimulusIds, Identity = model.Identity + new Fingerprint().Add("rdms", dataset.ModelRdms.Hash).Text };
        }

        if (dataset.Features.FirstOrDefault(set => set.Name == source.Name) is { } features)
        {
            return model with { Features = [features], Identity = model.Identity + new Fingerprint().Add("features", features.Hash).Text };
        }

        return model with { Observer = source.Name };
    }
}
