using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>What sets a network apart from the whole one of its name: lesion, exchanged mechanisms, number format.</summary>
public sealed class VariantColumn : ReportColumn
{
    private static readonly string[] Usual = ["none", "float32"];

    /// <inheritdoc/>
    public override string Id => "variant";

    /// <inheritdoc/>
    public override string Title => "Variant";

    /// <inheritdoc/>
    public override string Legend => "What was cut out of the network, which of its mechanisms were exchanged, its number format; nothing for the network as published.";

    /// <inheritdoc/>
    public override int Order => 84;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => Text(entry).Length > 0);

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NameText.Short(Text(entry), 40)) { Full = Text(entry) };

    private static string Text(ScoreEntry entry) =>
        string.Join("; ", ((string[])["ablate", "options", "precision"]).Select(tag => Factor.LevelOf(entry.Identity, tag)).Where(level => level is not null && !Usual.Contains(level)));
}
