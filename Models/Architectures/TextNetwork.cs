using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>A network whose input is token ids, (batch × tokens) int64.</summary>
/// <remarks>
/// Texts of unequal length are padded on the right, and the network is not told where: it must be causal (no token sees a later one), or
/// take texts of one length only. What it reports at padding is never read.
/// </remarks>
public abstract class TextNetwork : Network
{
    /// <summary>Stores what the network takes.</summary>
    /// <param name="name">The family's name.</param>
    /// <param name="wiring">Makes parameters and carries the recorder.</param>
    /// <param name="vocabularySize">Ids are from 0 to this, exclusive.</param>
    /// <param name="contextLength">Most tokens of one text.</param>
    /// <param name="prefixTokens">Tokens that the tokenizer puts before every text.</param>
    /// <param name="hasFixedLength">Whether every text is padded to <paramref name="contextLength"/>, as CLIP's; else a batch to its longest.</param>
    /// <param name="paddingId">The id that fills a text up.</param>
    protected TextNetwork(string name, Wiring wiring, int vocabularySize, int contextLength, int prefixTokens, bool hasFixedLength = false, int paddingId = 0)
        : base(name, wiring, prefixTokens)
    {
        VocabularySize = vocabularySize;
        ContextLength = contextLength;
        HasFixedLength = hasFixedLength;
        PaddingId = paddingId;
    }

    /// <summary>Ids are from 0 to this, exclusive.</summary>
    public int VocabularySize { get; }

    /// <summary>Most tokens of one text.</summary>
    public int ContextLength { get; }

    /// <summary>Whether every text is padded to <see cref="ContextLength"/>, as CLIP's; else a batch to its longest.</summary>
    public bool HasFixedLength { get; }

    /// <summary>The id that fills a text up.</summary>
    public int PaddingId { get; }

    /// <summary>Token ids as a tensor, padded on the right.</summary>
    /// <param name="texts">The ids of each text, at most <see cref="ContextLength"/>.</param>
    /// <returns>(texts × tokens) int64 on the CPU, owned by the caller.</returns>
    internal torch.Tensor Pad(IReadOnlyList<IReadOnlyList<int>> texts)
    {
        int length = HasFixedLength ? ContextLength : texts.Max(ids => ids.Count);
        long[] padded = new long[texts.Count * length];
        Array.Fill(padded, PaddingId);
        for (int i = 0; i < texts.Count; i++)
        {
            for (int j = 0; j < texts[i].Count; j++)
            {
                padded[(i * length) + j] = texts[i][j];
            }
        }

        return torch.tensor(padded, [texts.Count, length]);
    }
}
