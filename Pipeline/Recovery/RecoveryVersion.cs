namespace Concord.Pipeline.Recovery;

/// <summary>The version of what is simulated.</summary>
internal static class RecoveryVersion
{
    /// <summary>Raised when the same inputs give other recordings, or other winners.</summary>
    public const int Current = 2;
}
