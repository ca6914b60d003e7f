namespace Concord.Alignment.Resampling;

/// <summary>The ranks that the data leave open for one model; 1 is best.</summary>
/// <param name="Best">The best rank not excluded.</param>
/// <param name="Worst">The worst rank not excluded.</param>
public readonly record struct RankSet(int Best, int Worst);
