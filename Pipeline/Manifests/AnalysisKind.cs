namespace Concord.Pipeline.Manifests;

/// <summary>What an analysis asks of finished scores.</summary>
public enum AnalysisKind
{
    /// <summary>How scores rise with compute, parameters or data, and where they level off.</summary>
    Scaling,

    /// <summary>How scores change along training.</summary>
    Development,
}
