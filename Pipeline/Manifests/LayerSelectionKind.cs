namespace Concord.Pipeline.Manifests;

/// <summary>How layers are chosen.</summary>
public enum LayerSelectionKind
{
    /// <summary>The architecture's own list.</summary>
    Default,

    /// <summary>Every layer.</summary>
    All,

    /// <summary>The output of every block.</summary>
    Blocks,

    /// <summary>The layers named.</summary>
    Listed,
}
