using System.Globalization;
using System.Text.RegularExpressions;
using Concord.Alignment.Behaviour;
using Concord.Tests;

namespace Concord.Alignment.Tests.Behaviour;

/// <summary>The published trials of model-vs-human, read from the mirror as the verification script reads them.</summary>
internal static partial class RawTrials
{
    private static readonly Dictionary<string, string[]> Excluded = new(StringComparer.Ordinal)
    {
        ["colour"] = ["cr"],
        ["contrast"] = ["c100", "c03", "c01"],
        ["high-pass"] = ["inf", "0.55", "0.45", "0.4"],
        ["low-pass"] = ["0", "15", "40"],
        ["phase-scrambling"] = ["0", "150", "180"],
        ["power-equalisation"] = ["0"],
        ["false-colour"] = ["true"],
        ["rotation"] = ["0"],
        ["eidolonI"] = ["1-10-10", "64-10-10", "128-10-10"],
        ["eidolonII"] = ["1-3-10", "32-3-10", "64-3-10", "128-3-10"],
        ["eidolonIII"] = ["1-0-10", "16-0-10", "32-0-10", "64-0-10", "128-0-10"],
        ["uniform-noise"] = ["0", "0.6", "0.9"],
    };

    private static readonly string[] OneCondition = ["sketch", "stylized", "edge", "silhouette", "cue-conflict"];

    // Lazy, so that a missing mirror skips the test that asks: a type initialiser would wrap the reason in an error.
    private static readonly Lazy<RawTrial[]> Trials = new(() => [.. Read()]);

    public static IReadOnlyList<RawTrial> All => Trials.Value;

    public static BehaviourSet Set(string dataset) => Make(dataset, All.Where(trial => trial.Dataset == dataset));

    public static BehaviourSet Make(string dataset, IEnumerable<RawTrial> trials)
    {
        string[] excluded = Excluded.GetValueOrDefault(dataset) ?? [];
        var kept = trials.Select(trial => trial with { Condition = OneCondition.Contains(dataset) ? "0" : Label(trial.Condition) }).Where(trial => OneCondition.Contains(dataset) || !excluded.Contains(trial.Condition)).ToList();
        IEnumerable<ObserverCondition> cells = kept.GroupBy(trial => (trial.Subject, trial.Condition)).Select(group => new ObserverCondition(group.Key.Subject, group.Key.Condition, group.Select(trial => (ImageId(trial.Image), trial.Response == trial.Category))));
        return new BehaviourSet(dataset, cells, kept.Select(trial => trial.Subject).Where(subject => subject.StartsWith("subject-", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToArray());
    }

    // Conditions are compared by value: the files write 0.0 or 0, 0.60 or 0.6.
    internal static string Label(string condition) =>
        double.TryParse(condition, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value.ToString(CultureInfo.InvariantCulture) : condition.ToLowerInvariant();

    private static string ImageId(string name)
    {
        string[] parts = name.Split('_');
        return parts.Length > 1 && parts[^2].StartsWith("n0", StringComparison.Ordinal) ? $"{parts[^2]}_{parts[^1]}" : parts[^1];
    }

    private static IEnumerable<RawTrial> Read()
    {
        string mirror = Repository.Shared("mirror");
        foreach (string line in File.ReadLines(Path.Combine(mirror, "mirror.csv")))
        {
            Match match = RawData().Match(line);
            if (match.Success)
            {
                string[] lines = File.ReadAllLines(Path.Combine(mirror, line.Split(',')[3]));
                string[] header = Array.ConvertAll(lines[0].Split(','), name => name.Trim('"').ToLowerInvariant());
                int At(string name) => Array.IndexOf(header, name);
                foreach (string row in lines.Skip(At("imagename") < 0 ? lines.Length : 1)) // tables of results stand beside the trials
                {
                    string[] cells = Array.ConvertAll(row.Split(','), cell => cell.Trim('"'));
                    yield return new RawTrial(match.Groups["dataset"].Value, cells[At("subj")], cells[At("object_response")], cells[At("category")], cells[At("condition")], cells[At("imagename")]);
                }
            }
        }
    }

    [GeneratedRegex("/model-vs-human/.*/raw-data/(?<dataset>[^/]+)/[^/]+\\.csv,", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RawData();
}
