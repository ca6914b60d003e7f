using Concord.Datasets.Assemblies;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Surgery;
using Concord.Models.Texts;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Jobs;

/// <summary>A model of the manifest whose source has been found and verified.</summary>
public sealed record ResolvedModel
{
    /// <summary>The manifest's words.</summary>
    public required ModelSpec Spec { get; init; }

    /// <summary>The architecture's name in tables; the source's kind for a model that is no network of ours.</summary>
    public required string Architecture { get; init; }

    /// <summary>The text of all that makes the model, for fingerprints.</summary>
    public required string Identity { get; init; }

    /// <summary>The weights' file; null for a seeded initialisation and for models that are no network.</summary>
    public string? WeightsPath { get; init; }

    /// <summary>SHA-256 of the weights, or the digest of the seeded initialisation; null for models that are no network.</summary>
    public string? WeightsDigest { get; init; }

    /// <summary>From texts to token ids; null for networks that take pictures, and for models that are no network.</summary>
    public TextTokenizer? Tokenizer { get; init; }

    /// <summary>The vocabulary file of <see cref="Tokenizer"/>; null where the program brings it.</summary>
    public string? TokenizerPath { get; init; }

    /// <summary>Preprocessing of pictures; null for networks that take texts, and for models that are no network.</summary>
    public PreprocessingSpec? Preprocessing { get; init; }

    /// <summary>What is cut out of the network; null where nothing is.</summary>
    public Ablation? Ablation { get; init; }

    /// <summary>The number format in which the network runs.</summary>
    public Precision Precision { get; init; }

    /// <summary>All layers and parts of a network, in forward order; empty otherwise.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; init; } = [];

    /// <summary>Names of a network's classes in the order of its logits, as its weights or its architecture state them; empty where nothing is known.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Activations or features that were brought; empty otherwise.</summary>
    public IReadOnlyList<FeatureSet> Features { get; init; } = [];

    /// <summary>An RDM that comes with a dataset; null otherwise.</summary>
    public RdmEntry? Rdm { get; init; }

    /// <summary>The stimuli of <see cref="Rdm"/>.</summary>
    public IReadOnlyList<string> RdmStimuli { get; init; } = [];

    /// <summary>An observer whose trials come with a dataset; null otherwise.</summary>
    public string? Observer { get; init; }

    /// <summary>What the report must say of the model, such as "normalisation unknown"; null otherwise.</summary>
    public string? Note { get; init; }

    /// <summary>How the checkpoint was read; null without one.</summary>
    public CheckpointNotes? Checkpoint { get; init; }

    /// <summary>BibTeX of the architecture or the source; null where unknown.</summary>
    public string? Citation { get; init; }

    /// <summary>Whether it is a network that can be shown stimuli.</summary>
    public bool IsNetwork => this.WeightsDigest is not null;
}
