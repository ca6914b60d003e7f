namespace Concord.Pipeline.Reporting.Trends;

/// <summary>One model at one scale.</summary>
/// <param name="Model">Its id.</param>
/// <param name="Group">Its level of the factor that is fitted one by one.</param>
/// <param name="Family">Its family, for the tone.</param>
/// <param name="Regime">Its regime, for the shape.</param>
/// <param name="X">(variables) its measures of scale.</param>
/// <param name="Score">The mean over the analysis' benchmarks.</param>
internal sealed record TrendPoint(string Model, string Group, string Family, string Regime, IReadOnlyList<double> X, double Score);
