namespace Concord.Alignment.Predictivity;

/// <summary>For whom a penalty is chosen.</summary>
public enum PenaltyScope
{
    /// <summary><c>all</c>: one penalty shared by all neuroids, least mean error over all.</summary>
    All,

    /// <summary><c>target</c>: one penalty per neuroid.</summary>
    Target,
}
