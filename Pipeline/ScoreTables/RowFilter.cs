using System.Globalization;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Keeps rows of score tables by conditions as they are typed: <c>region=V4,IT</c>, <c>regime!=untrained</c>, <c>parameters&gt;=1e6</c>.</summary>
internal static class RowFilter
{
    private static readonly string[] Operators = ["!=", ">=", "<=", "="];

    private static readonly string[] Columns = [.. Factor.Columns.Union(Factor.Reserved)];

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
        IReadOnlyList<string> values = CommaList.Split(value);
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
            IReadOnlyList<ScoreRow> left = [.. kept.Where(row => condition.Holds(Value(row, condition.Column)))];
            HashSet<string?> all = [.. rows.Select(row => Value(row, condition.Column))];
            string? absent = (condition with { Not = [] }).Absent(all).FirstOrDefault();
            if (left.Count == 0 || absent is not null)
            {
                string[] there = [.. (absent is null ? kept.Select(row => Value(row, condition.Column)).Distinct(StringComparer.Ordinal) : all).Select(RowCondition.Named).Order(StringComparer.Ordinal)];
                string? near = (absent is null ? condition.Values : [absent]).Select(value => Suggestions.Nearest(value, there)).FirstOrDefault(word => word is not null);
                throw Fault($"--where {condition}: {(absent is null ? "no row is left" : $"no row has {RowCondition.Named(absent)}")}; {condition.Column} is {Suggestions.List(there)}.", near is null ? null : $"Did you mean '{near}'?");
            }

            kept = left;
        }

        return kept;
    }

    /// <summary>Refuses a name that one of several tables has not: its rows would drop out of the comparison without a word. A column of the contract may be empty in some.</summary>
    /// <param name="tables">The tables by name.</param>
    /// <param name="name">The name.</param>
    /// <param name="option">The option that names it.</param>
    public static void RequireName(IReadOnlyList<(string Name, IReadOnlyList<ScoreRow> Rows)> tables, string name, string option)
    {
        foreach ((string table, IReadOnlyList<ScoreRow> rows) in tables.Where(table => table.Rows.Count > 0 && !Columns.Contains(name, StringComparer.Ordinal)))
        {
            RequireName(rows, name, option, $" of {table}");
        }
    }

    /// <summary>Refuses a factor or tag that no row has.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="name">The name.</param>
    /// <param name="option">The option that names it.</param>
    /// <param name="of">Of what table, in words; empty where there is one.</param>
    public static void RequireName(IReadOnlyList<ScoreRow> rows, string name, string option, string of = "")
    {
        if (rows.Any(row => Value(row, name) is not null))
        {
            return;
        }

        string[] known = [.. Columns.Where(column => rows.Any(row => Value(row, column) is not null)), .. rows.SelectMany(Factor.TagsOf).Distinct(StringComparer.Ordinal)];
        string? near = Suggestions.Nearest(name, known);
        throw Fault($"{option} {name}: no row{of} has a level of it; there are {Suggestions.List(known)}.", near is null ? null : $"Did you mean '{near}'?");
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
