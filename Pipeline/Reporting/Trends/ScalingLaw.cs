using Concord.Alignment.Scaling;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>The law of one group of models.</summary>
/// <param name="Group">The group; empty where all models are one.</param>
/// <param name="Points">Its models.</param>
internal sealed record ScalingLaw(string Group, IReadOnlyList<TrendPoint> Points)
{
    /// <summary>The models as fitted; null where there was no fit.</summary>
    public ScalingData? Data { get; init; }

    /// <summary>The fit and its resamples; null where there was no fit.</summary>
    public ScalingBootstrap? Fitted { get; init; }

    /// <summary>What it says; null where there was no fit.</summary>
    public ScalingSummary? Summary { get; init; }

    /// <summary>Why there is no fit; null where there is one.</summary>
    public string? Reason { get; init; }
}
