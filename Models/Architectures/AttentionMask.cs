namespace Concord.Models.Architectures;

/// <summary>Which patches a patch may attend to: a transformer on a graph. Class and other prefix tokens see all and are seen by all.</summary>
/// <remarks>Attention with a mask is message passing on the graph whose edges it lets through: softmax(QKᵀ + log M)V (Veličković et al. 2018, GAT, arXiv:1710.10903, with dot-product weights). A class without value equality.</remarks>
internal sealed class AttentionMask
{
    // 1 GiB of logits.
    private const int MostTokens = 16_384;

    private readonly Func<int, int, int, bool> _isEdge;

    private AttentionMask(Func<int, int, int, bool> isEdge) => _isEdge = isEdge;

    /// <summary>A patch sees the square window of patches at most <paramref name="radius"/> rows and columns away.</summary>
    public static AttentionMask LocalWindow(int radius)
        => new((from, to, columns) => Math.Abs((from / columns) - (to / columns)) <= radius && Math.Abs((from % columns) - (to % columns)) <= radius);

    /// <summary>A patch sees itself and its neighbours above, below, left and right.</summary>
    public static AttentionMask GridGraph()
        => new((from, to, columns) => Math.Abs((from / columns) - (to / columns)) + Math.Abs((from % columns) - (to % columns)) <= 1);

    /// <summary>Any graph over the patches.</summary>
    /// <param name="edges">(patches × patches): whether the row's patch sees the column's; each row has one edge at least.</param>
    public static AttentionMask Graph(bool[,] edges) => new((from, to, _) => edges[from, to]);

    /// <summary>What is added to the logits: 0 where there is an edge, −∞ where there is none.</summary>
    /// <param name="rows">Rows of patches.</param>
    /// <param name="columns">Columns of patches.</param>
    /// <param name="prefix">Tokens before the patches.</param>
    /// <returns>(tokens · tokens) row-major.</returns>
    /// <exception cref="ModelException">There are so many tokens that the mask would fill the memory.</exception>
    public float[] Logits(int rows, int columns, int prefix)
    {
        int tokens = prefix + (rows * columns);
        if (tokens > MostTokens)
        {
            throw new ModelException("attention mask", $"{tokens} tokens, each of which would have as many numbers", $"at most {MostTokens} tokens", "Take a stem with larger patches, smaller pictures, or no mask.");
        }

        float[] logits = new float[tokens * tokens];
        for (int from = prefix; from < tokens; from++)
        {
            for (int to = prefix; to < tokens; to++)
            {
                logits[(from * tokens) + to] = _isEdge(from - prefix, to - prefix, columns) ? 0 : float.NegativeInfinity;
            }
        }

        return logits;
    }
}
