namespace Concord.Alignment.Renderings;

/// <summary>How a source states one kind of result.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="Formula">In symbols and words.</param>
/// <param name="Apply">The formula.</param>
public sealed record RenderingRule<T>(string Formula, Func<T, Scored> Apply)
    where T : RawResult
{
    /// <summary>The result under this rule.</summary>
    /// <param name="raw">The raw result.</param>
    public RenderedScore Of(T raw) => new(Apply(raw), Formula);
}
