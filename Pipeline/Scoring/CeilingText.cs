using Concord.Alignment.Ceilings;

namespace Concord.Pipeline.Scoring;

/// <summary>What the words of the key <c>ceiling</c> mean.</summary>
internal static class CeilingText
{
    /// <summary>The meaning; null for none, or an unknown word.</summary>
    /// <param name="name">As a manifest has it.</param>
    public static string? Describe(string name) => name switch
    {
        "given" => "the recorded sites' own reliabilities, which come with the dataset (split halves of the repetitions, Spearman–Brown corrected, where a recording is simulated); aggregated as the score",
        "between-humans" => "the same metric between the humans",
        _ => SubjectCeilings.Describe(name) ?? SplitHalfSpec.Describe(name),
    };
}
