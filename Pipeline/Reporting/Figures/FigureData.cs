using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Data tables behind figures made of score rows.</summary>
internal static class FigureData
{
    /// <summary>One line a layer.</summary>
    public static ReportTable Layers(string id, string caption, IEnumerable<ScoreRow> rows, bool bounded) => new()
    {
        Id = id,
        Caption = caption,
        Heads =
        [
            Text("model", "Model"), Text("regime", "Regime"), Text("layer", "Layer"),
            Number("depth", "Depth", 2), Number("score", "Score"), Number("ci_low", "Low"), Number("ci_high", "High"), Number("ceiling", "Ceiling"), Number("ceiling_upper", "Upper ceiling"),
        ],
        Rows = [.. rows.Select(row => (IReadOnlyList<TableCell>)
        [
            Name(row.Model), Name(row.Regime), Name(row.Layer ?? string.Empty), new(NumberText.Ratio(row.Depth), row.Depth),
            Cell(row.Score, bounded), Cell(row.CiLow, bounded), Cell(row.CiHigh, bounded), Cell(row.Ceiling, bounded), Cell(row.CeilingUpper, bounded),
        ])],
    };

    /// <summary>One line a model or subject and condition.</summary>
    public static ReportTable Conditions(string id, string caption, IEnumerable<ScoreRow> rows, bool bounded) => new()
    {
        Id = id,
        Caption = caption,
        Heads = [Text("stimuli", "Stimuli"), Text("model", "Observer"), Text("subject", "Subject"), Text("condition", "Condition"), Number("score", "Score"), Number("ci_low", "Low"), Number("ci_high", "High")],
        Rows = [.. rows.Select(row => (IReadOnlyList<TableCell>)
        [
            Name(row.Stimuli), Name(row.Model), Name(row.Subject ?? string.Empty), Name(row.Condition ?? string.Empty), Cell(row.Score, bounded), Cell(row.CiLow, bounded), Cell(row.CiHigh, bounded),
        ])],
    };

    private static TableHead Text(string id, string title) => new(id, title, title + ".");

    private static TableHead Number(string id, string title, int decimals = 3) => new(id, title, title + ".") { IsNumeric = true, Decimals = decimals };

    private static TableCell Name(string name) => new(NameText.Short(name)) { Full = name };

    private static TableCell Cell(double? value, bool bounded) => new(NumberText.Score(value, bounded), value);
}
