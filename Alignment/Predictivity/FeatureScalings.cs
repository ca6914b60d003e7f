namespace Concord.Alignment.Predictivity;

/// <summary>The names of the scalings in manifests and tables.</summary>
public static class FeatureScalings
{
    /// <summary>Name and scaling, one line each.</summary>
    public static IReadOnlyDictionary<string, FeatureScaling> All { get; } = new Dictionary<string, FeatureScaling>(StringComparer.Ordinal)
    {
        ["centred"] = FeatureScaling.Centred,
        ["global"] = FeatureScaling.Global,
        ["z-scored"] = FeatureScaling.ZScored,
    };

    /// <summary>The scaling of that name.</summary>
    /// <exception cref="AlignmentException">No such scaling.</exception>
    public static FeatureScaling Find(string id) =>
        All.TryGetValue(id, out FeatureScaling scaling)
            ? scaling
            : throw new AlignmentException("feature scaling", $"'{id}'", string.Join(", ", All.Keys), "Name one of these.");
}
