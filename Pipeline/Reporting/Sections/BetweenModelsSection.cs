using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Whether models agree with each other: their RDMs compared as each is compared with the recorded one, two stimulus sets in the two triangles where they have models in common.</summary>
public sealed class BetweenModelsSection : ReportSection
{
    // Fewer models in common than that, and two matrices say more than one.
    private const int FewestShared = 3;

    /// <inheritdoc/>
    public override string Id => "between-models";

    /// <inheritdoc/>
    public override string Title => "Between models";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        if (context.Likenesses.Count == 0)
        {
            return null;
        }

        List<Markup> parts = [];
        for (int i = 0; i < context.Likenesses.Count; i++)
        {
            LikenessMatrix matrix = context.Likenesses[i];
            LikenessMatrix? next = i + 1 < context.Likenesses.Count ? context.Likenesses[i + 1] : null;
            string[] shared = next is null || next.Metric != matrix.Metric ? [] : [.. matrix.ByModel.Keys.Where(next.ByModel.ContainsKey)];
            if (shared.Length >= FewestShared)
            {
                parts.Add(Two(matrix, next!, shared));
                i++;
            }
            else
            {
                parts.Add(One(matrix));
            }
        }

        return Markup.Of($"<h3>Do models agree with each other?</h3>{Markup.Join(parts)}");
    }

    private static Markup One(LikenessMatrix matrix)
    {
        string[] names = [.. matrix.Recording is null ? [] : (string[])[matrix.Recording], .. matrix.Models];
        return Table(
            $"{matrix.Benchmark}, {matrix.Metric}",
            Markup.Of($"{Warning(matrix)}{Definition(matrix)} {Place(matrix)}. {More(matrix, matrix.Models.Count)}{Recorded(matrix)}"),
            names,
            (row, column) => column < row ? Cell(matrix[names[row], names[column]]) : Blank(row == column));
    }

    private static Markup Two(LikenessMatrix lower, LikenessMatrix upper, string[] shared)
    {
        string[] names = ["recorded", .. shared];
        string? Name(LikenessMatrix matrix, int at) => at == 0 ? matrix.Recording : matrix.ByModel[names[at]];
        return Table(
            $"{lower.Benchmark} and {upper.Benchmark}, {lower.Metric}",
            Markup.Of($"{Warning(lower)}{Warning(upper)}{Definition(lower)} Below the diagonal: {Place(lower)}; above it: {Place(upper)}. {More(lower, shared.Length)}{Recorded(lower)}{(upper.Group?.CeilingText is { } ceiling ? $" The scores' ceiling on {NameText.Short(upper.Benchmark)}: {ceiling}." : string.Empty)}"),
            names,
            (row, column) => row == column ? Blank(true) : (column < row ? lower : upper) is var matrix && Name(matrix, row) is { } first && Name(matrix, column) is { } second ? Cell(matrix[first, second]) : Blank(false));
    }

    private static Markup Table(string place, Markup caption, string[] names, Func<int, int, Markup> cell)
    {
        Markup heads = Markup.Join(names.Select((_, i) => Markup.Of($"<th scope=\"col\" class=\"n\">{i + 1}</th>")));
        Markup rows = Markup.Join(names.Select((name, row) => Markup.Of($"<tr><th scope=\"row\">{row + 1} {Markup.Name(name)}</th>{Markup.Join(names.Select((_, column) => cell(row, column)))}</tr>")));
        return Markup.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Model by model: {NameText.Short(place, 120)}\"><table class=\"heat\"><caption>{caption}</caption><thead><tr><th scope=\"col\">Model</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>");
    }

    private static Markup Warning(LikenessMatrix matrix) => matrix.Warning is { } warning ? Markup.Of($"<strong class=\"warn\">{warning}.</strong> ") : Markup.Empty;

    private static string Definition(LikenessMatrix matrix) =>
        $"Each number compares the RDMs of two models as {NameText.Short(matrix.Metric)}{(matrix.Group is null ? string.Empty : $" ({matrix.Group.Definition})")} compares a model's with the recorded one; each model at the layer that agrees best with the recording. One number a pair, no intervals. Colour: 0 (dark) to 1; columns are numbered as rows.";

    private static string Place(LikenessMatrix matrix) => $"{NameText.Short(matrix.Benchmark)}, {NumberText.Count(matrix.StimulusCount)} stimuli";

    private static string More(LikenessMatrix matrix, int shown) =>
        matrix.Group is { } group && group.Entries.Count(entry => entry.Score is not null) is var all && all > shown ? $"{shown} of {all} models. " : string.Empty;

    private static string Recorded(LikenessMatrix matrix) => matrix.Recording is null ? string.Empty
        : $"The first row and column are the recorded RDM, the mean over subjects: near the model's score, and not the score, which is the mean of the agreement with each.{(matrix.Group?.CeilingText is { } ceiling ? $" The scores' ceiling on {NameText.Short(matrix.Benchmark)}: {ceiling}." : string.Empty)}";

    private static Markup Cell(double? value) => value is { } number
        ? Markup.Of($"<td class=\"hm v{Cividis.Step(number)}\">{NumberText.Score(number)}</td>")
        : Markup.Of($"<td class=\"hm miss\">{NumberText.Missing}</td>");

    private static Markup Blank(bool isDiagonal) => Markup.Of($"<td class=\"dg\">{(isDiagonal ? "1" : string.Empty)}</td>");
}
