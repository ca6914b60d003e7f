using Concord.Models.Regimes;

namespace Concord.Models.Architectures;

/// <summary>Sizes and mechanisms of a token network; the defaults are the vision transformer as published.</summary>
/// <remarks>Equality compares <see cref="Mask"/> by reference.</remarks>
/// <param name="ImageSize">Side of the square input for which the positions were made, pixels; a multiple of the patch.</param>
/// <param name="Patch">Side of a patch, pixels.</param>
/// <param name="Depth">Blocks, or steps of the one block of a recurrent network.</param>
/// <param name="Heads">Attention heads; not in a checkpoint.</param>
/// <param name="Width">Features of a token; a multiple of the heads.</param>
/// <param name="Hidden">Hidden units of the MLP.</param>
/// <param name="Classes">Outputs of the head; 0 for a network without one.</param>
internal sealed record TokenNetworkSizes(int ImageSize, int Patch, int Depth, int Heads, int Width, int Hidden, int Classes)
{
    /// <summary>How the image becomes tokens.</summary>
    public StemKind Stem { get; init; }

    /// <summary>Whether the patch convolution has a bias; CLIP's has none.</summary>
    public bool HasStemBias { get; init; } = true;

    /// <summary>Whether there is a class token.</summary>
    public bool HasClassToken { get; init; } = true;

    /// <summary>Whether there is a distillation token with a head of its own, as in DeiT (Touvron et al. 2021, arXiv:2012.12877).</summary>
    public bool HasDistillation { get; init; }

    /// <summary>Register tokens after the class token, without positions (Darcet et al. 2024, arXiv:2309.16588).</summary>
    public int Registers { get; init; }

    /// <summary>Whether class and distillation tokens have rows in the table of positions; they have none in some of timm's networks.</summary>
    public bool HasPrefixPositions { get; init; } = true;

    /// <summary>How tokens know where they stand.</summary>
    public PositionKind Positions { get; init; }

    /// <summary>How learned positions become those of another grid.</summary>
    public PositionResize PositionResize { get; init; } = PositionResize.Antialiased;

    /// <summary>What queries and keys are made of.</summary>
    public QueryKeyKind QueryKey { get; init; }

    /// <summary>Which patches a patch may attend to; null for all.</summary>
    public AttentionMask? Mask { get; init; }

    /// <summary>ε of every normalisation; not in a checkpoint.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>Whether tokens are normalised before the first block, as in CLIP.</summary>
    public bool HasNormBefore { get; init; }

    /// <summary>Whether there are normalisations at all.</summary>
    public bool HasNorms { get; init; } = true;

    /// <summary>Whether blocks add to their input; without, each block replaces it.</summary>
    public bool HasResiduals { get; init; } = true;

    /// <summary>Whether each branch is scaled by a learned vector (Touvron et al. 2021, LayerScale, arXiv:2103.17239).</summary>
    public bool HasLayerScale { get; init; }

    /// <summary>What the MLP computes.</summary>
    public MlpKind Mlp { get; init; }

    /// <summary>What the head reads.</summary>
    public PoolKind Pool { get; init; }

    /// <summary>Whether the pooled vector is normalised and the tokens are not, as timm does with mean pooling.</summary>
    public bool HasPoolNorm { get; init; }

    /// <summary>Whether the head has a bias; CLIP's projection has none.</summary>
    public bool HasHeadBias { get; init; } = true;

    /// <summary>The site of the head's output: <c>logits</c>, or <c>embedding</c> where it is no classifier.</summary>
    public string HeadSite { get; init; } = "logits";

    /// <summary>Whether one block is applied <see cref="Depth"/> times (Dehghani et al. 2019, Universal Transformer, arXiv:1807.03819).</summary>
    public bool IsRecurrent { get; init; }

    /// <summary>Experts in the MLP of every second block; 0 for none (Riquelme et al. 2021, V-MoE, arXiv:2106.05974).</summary>
    public int Experts { get; init; }

    /// <summary>Experts that a token is sent to.</summary>
    public int ExpertsPerToken { get; init; } = 2;

    /// <summary>How parameters of an untrained network are drawn where that is not as in torchvision's vision transformer; null for torchvision's scheme.</summary>
    public Func<ParameterShape, TokenNetworkSizes, InitialValue>? Initial { get; init; }

    /// <summary>Class and distillation tokens.</summary>
    public int SpecialTokens => (HasClassToken ? 1 : 0) + (HasDistillation ? 1 : 0);

    /// <summary>Class, distillation and register tokens.</summary>
    public int PrefixTokens => SpecialTokens + Registers;

    /// <summary>Prefix tokens that have rows in the table of positions.</summary>
    public int PositionedPrefix => HasPrefixPositions ? SpecialTokens : 0;

    /// <summary>Patches along one side of <see cref="ImageSize"/>.</summary>
    public int Grid => ImageSize / Patch;

    /// <summary>Rows of the table of positions.</summary>
    public int Tokens => PositionedPrefix + (Grid * Grid);

    /// <summary>Whether block <paramref name="index"/> has experts: every second one, the last among them.</summary>
    public bool HasExperts(int index) => Experts > 0 && (IsRecurrent || index % 2 == 1);
}
