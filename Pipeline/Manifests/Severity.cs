namespace Concord.Pipeline.Manifests;

/// <summary>Whether a finding refuses the manifest.</summary>
public enum Severity
{
    /// <summary>The manifest is refused; nothing is started.</summary>
    Error,

    /// <summary>The manifest runs, but the reader should know.</summary>
    Warning,
}
