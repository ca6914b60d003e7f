namespace Concord.Datasets.Assemblies;

/// <summary>One showing of one stimulus.</summary>
/// <param name="StimulusId">What was shown.</param>
/// <param name="Repetition">Which showing of this stimulus, as the source numbers it.</param>
/// <param name="Session">The session or run, or null where the source does not say.</param>
public sealed record Presentation(string StimulusId, int Repetition, string? Session = null)
{
    /// <summary>"stimulus, repetition 2 (session 1)".</summary>
    public override string ToString() => $"'{StimulusId}', repetition {Repetition}{(Session is null ? "" : $" (session {Session})")}";
}
