using System.Globalization;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Keeps rows of score tables by conditions as they are typed: <c>region=V4,IT</c>, <c>regime!=untrained</c>, <c>parameters&gt;=1e6</c>.</summary>
internal static class RowFilter
{
    private static readonly string[] Operators = ["!=", ">=", "<=", "="];

    private static readonly string[] Columns = [.. Factor.Columns, "benchmark", "metric", "region", "layer", "readout", "subject", "condition"];

    /// <summary>Reads a condition; null where it is none.</summary>
    public static RowCondition? Parse(string text)
    {
        string? sign = Operators.Where(text.Contains).OrderBy(candidate => text.IndexOf(candidate, StringComparison.Ordinal)).FirstOrDefault();
        int at = sign is null ? -1 : text.IndexOf(sign, StringComparison.Ordinal);
        if (at <= 0)
        {
            return null;
        }

        RowCondition condition = new(text[..at].Trim(), new SourcePosition(1, 1));
        string value = text[(at + sign!.Length)..];
        string[] values = value.Split(',', StringSplitOptions.TrimEntries);
        double? number = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? parsed : null;
        return sign switch
        {
            "=" => condition with { Values = values },
            "!=" => condition with { Not = values },
            _ when number is null => null,
            ">=" => condition with { From = number },
            _ => condition with { To = number },
        };
    }

    /// <summary>The rows that fulfil all conditions.</summary>
    /// <exception cref="ScoreTableException">A name that no row has, or a condition that leaves nothing.</exception>
    public static IReadOnlyList<ScoreRow> Apply(IReadOnlyList<ScoreRow> rows, IReadOnlyList<RowCondition> conditions)
    {
        IReadOnlyList<ScoreRow> kept = rows;
        foreach (RowCondition condition in conditions)
        {
            RequireName(rows, condition.Column, "--where");
            IReadOnlyList<ScoreRow> left = [.. kept.Where(row => condition.Holds(Value(row, condition.Column) ?? string.Empty))];
            if (left.Count == 0)
            {
                string[] there = [.. kept.Select(row => Value(row, condition.Column) ?? CellText.Nothing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                string? near = condition.Values.Select(value => Suggestions.Nearest(value, there)).FirstOrDefault(word => word is not null);
                throw Fault($"--where {condition}: no row is left; {condition.Column} is {Suggestions.List(there)}.", near is null ? null : $"Did you mean '{near}'?");
            }

            kept = left;
        }

        return kept;
    }

    /// <summary>Refuses a factor or tag that no row has.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="name">The name.</param>
    /// <param name="option">The option that names it.</param>
    public static void RequireName(IReadOnlyList<ScoreRow> rows, string name, string option)
    {
        if (rows.Any(row => Value(row, name) is not null))
        {
            return;
        }

        string[] known = [.. Columns.Where(column => rows.Any(row => Value(row, column) is not null)), .. rows.SelectMany(Factor.TagsOf).Distinct(StringComparer.Ordinal)];
        string? near = Suggestions.Nearest(name, known);
        throw Fault($"{option} {name}: no row has a level of it; there are {Suggestions.List(known)}.", near is null ? null : $"Did you mean '{near}'?");
    }

    /// <summary>What a row has for a column, factor or tag; null for nothing.</summary>
    public static string? Value(ScoreRow row, string name) => name switch
    {
        "benchmark" => row.Benchmark,
        "metric" => row.Metric,
        "region" => row.Region,
        "layer" => row.Layer,
        "readout" => row.Readout,
        "subject" => row.Subject,
        "condition" => row.Condition,
        _ => Factor.LevelOf(row, name),
    };

    private static ScoreTableException Fault(string message, string? remedy) => new(message + (remedy is null ? string.Empty : " " + remedy));
}
