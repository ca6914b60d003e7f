using Concord.Alignment.Rsa;

namespace Concord.Alignment.Similarity;

/// <summary>A space as its dissimilarities.</summary>
internal sealed class RdmSide(Rdm rdm, string? undefined) : ISimilaritySide
{
    public int Stimuli => rdm.StimulusCount;

    public string? Undefined => undefined;

    public Rdm Rdm => rdm;

    /// <summary>The draws of comparisons with this side.</summary>
    public Cached<RdmBootstrap> Bootstrap { get; } = new();
}
