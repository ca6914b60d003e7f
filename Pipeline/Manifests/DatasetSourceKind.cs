namespace Concord.Pipeline.Manifests;

/// <summary>What kind of model a dataset brings.</summary>
public enum DatasetSourceKind
{
    /// <summary>An RDM.</summary>
    Rdm,

    /// <summary>Features (stimuli × units).</summary>
    Features,

    /// <summary>An observer's trials.</summary>
    Observer,
}
