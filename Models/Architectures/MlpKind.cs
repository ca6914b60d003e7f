namespace Concord.Models.Architectures;

/// <summary>What a block's MLP computes.</summary>
internal enum MlpKind
{
    /// <summary>W₂·GELU(W₁x), exact.</summary>
    Gelu,

    /// <summary>GELU by its tanh approximation.</summary>
    GeluTanh,

    /// <summary>x·σ(1.702x) for GELU, as in CLIP.</summary>
    QuickGelu,

    /// <summary>W₃(SiLU(W₁x) ⊙ W₂x) (Shazeer 2020, arXiv:2002.05202), W₁ and W₂ packed in one matrix.</summary>
    SwiGlu,
}
