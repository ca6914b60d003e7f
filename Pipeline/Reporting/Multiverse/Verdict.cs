namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>What one analysis says of a claim: by its interval, never by its point estimate.</summary>
internal enum Verdict
{
    /// <summary>The interval lies on the claim's side of zero.</summary>
    Holds,

    /// <summary>The interval includes zero, or there is none.</summary>
    Undecided,

    /// <summary>The interval lies on the other side.</summary>
    Reversed,
}
