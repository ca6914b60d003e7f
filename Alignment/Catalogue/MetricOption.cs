namespace Concord.Alignment.Catalogue;

/// <summary>One option of a metric, declared as data: manifests are checked against it and definitions are printed from it.</summary>
/// <param name="Name">The key in the manifest.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Default">The value, as manifest text, when the manifest says nothing.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Choices">The allowed words of a <see cref="MetricOptionType.Choice"/>; empty otherwise.</param>
/// <param name="Minimum">The smallest number allowed, or null.</param>
/// <param name="Maximum">The largest number allowed, or null.</param>
/// <param name="InName">Whether the value stands in the metric's name, as in <c>rsa(correlation,spearman)</c>.</param>
public sealed record MetricOption(
    string Name,
    MetricOptionType Type,
    string Default,
    string Description,
    IReadOnlyList<string> Choices,
    double? Minimum = null,
    double? Maximum = null,
    bool InName = false)
{
    /// <summary>What each choice means, in a line; empty where the description says it all.</summary>
    public IReadOnlyDictionary<string, string> Meanings { get; init; } = new Dictionary<string, string>();
}
