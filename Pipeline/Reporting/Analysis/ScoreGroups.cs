using Concord.Alignment.Catalogue;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Sorts a run's rows into one <see cref="ScoreGroup"/> a benchmark and metric.</summary>
public static class ScoreGroups
{
    /// <summary>The groups, in the order in which they first occur. Of a network along training, the last weights stand in them (<see cref="TrainingSteps"/>).</summary>
    public static IReadOnlyList<ScoreGroup> From(ReportInput input)
    {
        Dictionary<string, double[]> draws = DrawsByFingerprint(input.Resamples);
        var keyed = TrainingSteps.Last(input.Scores).GroupBy(row => (row.Benchmark, row.Metric, row.Region, row.Definition, row.Stimuli)).ToList();
        return [.. keyed.Select(group => Make(
            [.. group],
            Title(group.Key, [.. keyed.Select(other => other.Key)]),
            IsPart(group.Key, [.. keyed.Select(other => other.Key)]),
            input.BenchmarkNotes.GetValueOrDefault(group.Key.Benchmark),
            draws))];
    }

    /// <summary>The rows that are no part of another: those of single sets stand beside their benchmark's own under the same name.</summary>
    public static IEnumerable<ScoreRow> WithoutParts(IReadOnlyList<ScoreRow> rows)
    {
        var keys = rows.Select(row => (row.Benchmark, row.Metric, row.Region, row.Definition, row.Stimuli)).Distinct().ToList();
        var parts = keys.Where(key => IsPart(key, keys)).ToHashSet();
        return rows.Where(row => !parts.Contains((row.Benchmark, row.Metric, row.Region, row.Definition, row.Stimuli)));
    }

    /// <summary>Whether a regime's name means weights that were never trained.</summary>
    public static bool IsUntrained(string regime) => regime.StartsWith("untrained", StringComparison.OrdinalIgnoreCase) || regime.StartsWith("random", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a family's name means human observers.</summary>
    public static bool IsHuman(string family) => family.StartsWith("human", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a family's name means something that is not a network.</summary>
    public static bool IsBaseline(string family) => family.Length == 0 || family.ToLowerInvariant() is "baseline" or "pixels" or "features" or "words";

    /// <summary>Whether a row is of a sweep over layers.</summary>
    public static bool IsSweep(ScoreRow row) => row.Selection is null && row.Layer is not null;

    private static string Title((string Benchmark, string Metric, string? Region, string Definition, string Stimuli) key, IReadOnlyList<(string Benchmark, string Metric, string? Region, string Definition, string Stimuli)> all)
    {
        string title = $"{key.Benchmark} · {key.Metric}{(ShownTransform.Of(key.Stimuli) is { } transform ? $" · {transform}" : string.Empty)}";
        var same = all.Where(other => other.Benchmark == key.Benchmark && other.Metric == key.Metric).ToList();
        if (same.Select(other => other.Region).Distinct().Count() > 1)
        {
            title += $" · {key.Region ?? "all regions"}";
        }

        if (same.Where(other => other.Region == key.Region).Select(other => other.Definition).Distinct().Count() > 1)
        {
            title += $" · {key.Definition}";
        }

        if (IsPart(key, all))
        {
            return $"{title} · {key.Stimuli[(key.Stimuli.LastIndexOf('/') + 1)..]}";
        }

        bool ambiguous = same.Exists(other => other != key && other.Region == key.Region && other.Definition == key.Definition && !IsPart(other, all));
        return ambiguous ? $"{title} · {key.Stimuli}" : title;
    }

    private static bool IsPart((string Benchmark, string Metric, string? Region, string Definition, string Stimuli) key, IReadOnlyList<(string Benchmark, string Metric, string? Region, string Definition, string Stimuli)> all) =>
        all.Any(other => other.Benchmark == key.Benchmark && other.Metric == key.Metric && other.Region == key.Region && other.Definition == key.Definition && key.Stimuli.StartsWith(other.Stimuli + "/", StringComparison.Ordinal));

    private static ScoreGroup Make(List<ScoreRow> rows, string title, bool isPart, string? warning, Dictionary<string, double[]> draws)
    {
        ScoreRow first = rows[0];
        int bracket = first.Metric.IndexOf('(', StringComparison.Ordinal);
        MetricEntry? metric = MetricCatalogue.Find(bracket < 0 ? first.Metric : first.Metric[..bracket]);
        bool higher = metric?.HigherIsBetter ?? true;
        List<ScoreRow> whole = [.. rows.Where(row => row.Subject is null && row.Condition is null)];
        List<ScoreRow> humans = [.. whole.Where(row => IsHuman(row.Family))];
        List<ScoreEntry> entries = Entries([.. whole.Where(row => !IsHuman(row.Family))], draws, higher);
        List<ScoreEntry> ranked = [.. entries.Where(entry => entry.Score is not null && entry.Draws is not null)];
        RankSummary? ranks = RankSummary.Compute([.. ranked.Select(entry => entry.Score!.Value)], [.. ranked.Select(entry => entry.Draws!)], higher);
        for (int i = 0; ranks is not null && i < ranked.Count; i++)
        {
            ranked[i].Ranks = ranks.Sets[i];
        }

        ScoreRow? ceiled = whole.Find(row => row.Ceiling is { } value && double.IsFinite(value));
        return new ScoreGroup
        {
            Benchmark = first.Benchmark,
            Metric = first.Metric,
            Definition = first.Definition,
            Region = first.Region,
            Stimuli = first.Stimuli,
            IsPart = isPart,
            Title = title,
            Entries = entries,
            Humans = humans,
            Sweep = [.. whole.Where(IsSweep)],
            Conditions = [.. rows.Where(row => row.Condition is not null)],
            HigherIsBetter = higher,
            IsBounded = metric is null ? rows.TrueForAll(row => !(Math.Abs(row.Score ?? 0) > 1)) : metric.Range is "0 … 1" or "−1 … 1",
            Warning = warning,
            Ranks = ranks,
            Ceiling = ceiled?.Ceiling,
            CeilingUpper = ceiled?.CeilingUpper is { } upper && double.IsFinite(upper) ? upper : null,
        };
    }

    private static List<ScoreEntry> Entries(List<ScoreRow> rows, Dictionary<string, double[]> draws, bool higher)
    {
        var byModel = rows.GroupBy(row => (row.Model, row.Readout, row.CheckpointStep, row.Seed)).ToList();
        var repeated = byModel.GroupBy(group => group.Key.Model).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        List<ScoreEntry> entries = [];
        foreach (var group in byModel)
        {
            List<ScoreRow> headlines = [.. group.Where(row => row.Selection is "fixed" or "nested" || (row.Selection is null && row.Layer is null))];
            ScoreRow? optimistic = group.FirstOrDefault(row => row.Selection == "optimistic-max");
            if (headlines.Count == 0 && optimistic is null && group.Count() == 1)
            {
                headlines.Add(group.Single());
            }

            string label = repeated.Contains(group.Key.Model) ? Distinguish(group.Key.Model, group.First(), [.. byModel.Where(other => other.Key.Model == group.Key.Model).Select(other => other.First())]) : group.Key.Model;
            if (headlines.Count == 0)
            {
                entries.Add(new ScoreEntry { Label = label, Identity = group.First(), Optimistic = optimistic });
            }

            foreach (ScoreRow headline in headlines)
            {
                string name = headlines.Count > 1 ? $"{label} · {headline.Layer}" : label;
                entries.Add(new ScoreEntry { Label = name, Identity = headline, Headline = headline, Optimistic = optimistic, Draws = draws.GetValueOrDefault(headline.Fingerprint) });
            }
        }

        return [.. entries
            .OrderBy(entry => entry.Score is null)
            .ThenBy(entry => higher ? -entry.Score : entry.Score)
            .ThenBy(entry => entry.Label, StringComparer.Ordinal)];
    }

    private static string Distinguish(string model, ScoreRow row, List<ScoreRow> same)
    {
        string label = model;
        if (same.Select(other => other.Readout).Distinct().Count() > 1)
        {
            label += $" · {row.Readout ?? "no readout"}";
        }

        if (same.Select(other => other.CheckpointStep).Distinct().Count() > 1)
        {
            label += $" · step {NumberText.Count(row.CheckpointStep)}";
        }

        return same.Select(other => other.Seed).Distinct().Count() > 1 ? $"{label} · seed {NumberText.Count(row.Seed)}" : label;
    }

    /// <summary>(draws) of each fingerprint; NaN where a draw is undefined or missing.</summary>
    internal static Dictionary<string, double[]> DrawsByFingerprint(IReadOnlyList<ResampleRow> resamples)
    {
        var result = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var group in resamples.GroupBy(row => row.Fingerprint, StringComparer.Ordinal))
        {
            var values = new double[group.Max(row => row.Draw) + 1];
            Array.Fill(values, double.NaN);
            foreach (ResampleRow row in group)
            {
                values[row.Draw] = row.Value ?? double.NaN;
            }

            result[group.Key] = values;
        }

        return result;
    }
}
