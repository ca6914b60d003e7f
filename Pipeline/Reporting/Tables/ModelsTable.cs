using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>Which models a report is about: architecture, family, regime, and what is known of size and training.</summary>
internal static class ModelsTable
{
    private const string Repeated = "regime-detail"; // the other facts, in one text

    /// <summary>The table, by family and name; null where no model has a score.</summary>
    /// <param name="groups">Scores by benchmark and metric.</param>
    public static ReportTable? Make(IReadOnlyList<ScoreGroup> groups)
    {
        ScoreRow[] models = [.. groups.SelectMany(group => group.Entries).Select(entry => entry.Identity).DistinctBy(row => row.Model).OrderBy(row => row.Family, StringComparer.Ordinal).ThenBy(row => row.Model, StringComparer.Ordinal)];
        return models.Length == 0 ? null : new ReportTable
        {
            Id = "models",
            Caption = $"The {NumberText.Count(models.Length)} models, and what their manifest, their weights file or the catalogue says of them.",
            Heads =
            [
                new("model", "Model", "Its name in the manifest."),
                new("architecture", "Architecture", "As concord models show tells."),
                new("family", "Family", "The family of the architecture."),
                new("regime", "Regime", "How it was trained."),
                new("facts", "Known of it", "Tags of the manifest and the record of its training."),
            ],
            Rows = [.. models.Select(row => (IReadOnlyList<TableCell>)
            [
                new(NameText.Short(row.Model)) { Full = row.Model, Icon = new PointMark(8, 8, 4.6, Palette.Regime(row.Regime), Palette.Family(row.Family)) },
                new(NameText.Short(row.Architecture)) { Full = row.Architecture, IsCode = true },
                new(row.Family), new(row.Regime),
                new(Facts(row)) { Longest = 400 },
            ])],
        };
    }

    private static string Facts(ScoreRow row) => string.Join("; ", Factor.TagsOf(row).Where(tag => tag != Repeated).Select(tag => (tag, Value: Factor.Tag(row.Tags, tag))).Where(pair => pair.Value is not null).Select(pair => $"{pair.tag} {pair.Value}"));
}
