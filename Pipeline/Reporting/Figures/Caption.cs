using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Sentences that captions of tables and figures share.</summary>
internal static class Caption
{
    /// <summary>How the intervals of a group were made.</summary>
    public static string IntervalMethod(ScoreGroup group)
    {
        string[] methods = [.. group.Entries.Select(entry => entry.Headline?.CiMethod).OfType<string>().Distinct()];
        return methods.Length switch { 0 => group.Entries.All(entry => entry.Headline?.CiLow is null) ? "none given" : "method not stated", 1 => methods[0], _ => string.Join("; ", methods.Take(3)) };
    }

    /// <summary>What the ceiling is.</summary>
    public static string Ceiling(ScoreGroup group) => group.Ceiling is null
        ? "No ceiling was computed."
        : $"Grey {(group.CeilingUpper is null ? "line" : "band")}: noise ceiling {group.CeilingText}.";

    /// <summary>n of stimuli, sites, subjects.</summary>
    public static string Count(ScoreGroup group)
    {
        List<string> parts = [];
        Add(parts, "stimuli", row => row.NStimuli);
        Add(parts, "recorded sites", row => row.NNeuroids);
        Add(parts, "subjects", row => row.NSubjects);
        return parts.Count == 0 ? string.Empty : "n = " + string.Join(", ", parts) + ".";

        void Add(List<string> list, string unit, Func<Storage.ScoreRow, long?> count)
        {
            long[] counts = [.. group.Entries.Select(entry => count(entry.Headline ?? entry.Identity)).OfType<long>().Where(n => n > 0).Distinct().Order()];
            if (counts.Length > 0)
            {
                list.Add((counts.Length == 1 ? NumberText.Count(counts[0]) : NumberText.Count(counts[0]) + "–" + NumberText.Count(counts[^1])) + " " + (unit == "subjects" && counts is [1] ? "subject" : unit));
            }
        }
    }

    /// <summary>What bold means in this table, or why nothing is bold.</summary>
    public static string Bold(ScoreGroup group)
    {
        int ranked = group.Entries.Count(entry => entry.Ranks is not null);
        if (group.Ranks is null)
        {
            return ranked == 0 && group.Entries.Count(entry => entry.Score is not null) < 2
                ? "One model or none has a score: nothing to rank."
                : "No rank sets: fewer than 100 paired resamples were stored.";
        }

        return group.ShowsBold
            ? $"Bold: the 95 % rank set includes rank 1 ({group.TopSet.Count} of {ranked})."
            : $"Nothing is bold: {group.TopSet.Count} of {ranked} cannot be told from the best.";
    }
}
