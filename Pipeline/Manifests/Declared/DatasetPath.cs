namespace Concord.Pipeline.Manifests.Declared;

/// <summary>How a manifest names a dataset that is no entry of the catalogue: by the path of its dataset file.</summary>
public static class DatasetPath
{
    /// <summary>Whether the name is a path of a dataset file and not an id.</summary>
    public static bool Is(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
    }
}
