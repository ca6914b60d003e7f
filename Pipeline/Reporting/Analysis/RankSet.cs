namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>The ranks that a model may hold at 95 % confidence, both ends included; 1 is the best.</summary>
public readonly record struct RankSet(int First, int Last)
{
    /// <summary>As <c>3</c> or <c>2–4</c>.</summary>
    public override string ToString() => First == Last ? $"{First}" : $"{First}–{Last}";
}
