namespace Concord.Alignment.Simulation;

/// <summary>Model recovery at several noise levels. A class without value equality.</summary>
public sealed class RecoveryResult
{
    /// <summary>The models, in the order of rows and columns.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The levels, as they were given.</summary>
    public required IReadOnlyList<RecoveryLevel> Levels { get; init; }

    /// <summary>The first level at which recovery fails (<see cref="RecoveryLevel.Fails"/>); null when it holds at all.</summary>
    public RecoveryLevel? FailsAt => Levels.FirstOrDefault(level => level.Fails);
}
