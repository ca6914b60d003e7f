namespace Concord.Alignment.Renderings;

/// <summary>A result as a source states it.</summary>
/// <param name="Value">The number; NaN with the reason where the source's formula has none.</param>
/// <param name="Formula">How it follows from the raw result.</param>
public readonly record struct RenderedScore(Scored Value, string Formula);
