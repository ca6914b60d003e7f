namespace Concord.Pipeline.Queueing;

/// <summary>States as the tables spell them.</summary>
internal static class JobStates
{
    private static readonly JobState[] All = Enum.GetValues<JobState>();
    private static readonly string[] Texts = [.. All.Select(state => state.ToString().ToLowerInvariant())];

    /// <summary>The word of a state.</summary>
    public static string Text(JobState state) => Texts[(int)state];

    /// <summary>The state of a word.</summary>
    public static JobState Parse(string text) => All[Array.IndexOf(Texts, text)];
}
