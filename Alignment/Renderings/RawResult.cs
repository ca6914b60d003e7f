namespace Concord.Alignment.Renderings;

/// <summary>What a score was made from, before any aggregate: enough for every source's own way to state it.</summary>
public abstract record RawResult
{
    private protected RawResult()
    {
    }

    /// <summary>The result as a source states it.</summary>
    /// <param name="rendering">One of <see cref="RenderingCatalogue.All"/>.</param>
    /// <returns>Null where the source states no such result.</returns>
    public abstract RenderedScore? Under(Rendering rendering);
}
