namespace Concord.Datasets.Checks;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>A count or a fact.</summary>
    Information,

    /// <summary>To be looked at before scores are believed.</summary>
    Warning,

    /// <summary>Scores from this part would be wrong or undefined.</summary>
    Error,
}
