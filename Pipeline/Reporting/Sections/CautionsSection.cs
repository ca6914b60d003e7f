using Concord.Pipeline.Cautions;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>What is wrong with this: the findings of every rule, or the rules by name when none found anything.</summary>
public sealed class CautionsSection : ReportSection
{
    /// <inheritdoc/>
    public override string Id => "cautions";

    /// <inheritdoc/>
    public override string Title => "Cautions";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        string names = string.Join(", ", CautionCatalogue.All.Where(caution => caution.Blind(context.Input) is null).Select(caution => caution.Name));
        string[] unseen = [.. CautionCatalogue.All.Select(caution => (caution.Name, Why: caution.Blind(context.Input))).Where(pair => pair.Why is not null).Select(pair => $"{pair.Name} ({pair.Why})")];
        string blind = unseen.Length == 0 ? string.Empty : $" Not looked at: {string.Join(", ", unseen)}.";
        if (context.Cautions.Count == 0)
        {
            return Markup.Of($"<p class=\"lead\">No caution was raised by {CautionCatalogue.All.Count - unseen.Length} checks: {names}.{blind}</p>");
        }

        Markup items = Markup.Join(context.Cautions.GroupBy(finding => finding.Caution).Select(rule => Markup.Of($"<li><b>{Capital(rule.Key)}.</b> {Messages([.. rule])}</li>")));
        string silent = string.Join(", ", CautionCatalogue.All.Where(caution => caution.Blind(context.Input) is null).Select(caution => caution.Name).Except(context.Cautions.Select(finding => finding.Caution)));
        return Markup.Of($"<ol class=\"prose caut\">{items}</ol><p class=\"lead\">{(silent.Length == 0 ? "Every check raised a caution." : $"Nothing was found by: {silent}.")}{blind}</p>");
    }

    private static Markup Messages(List<CautionFinding> findings)
    {
        if (findings.Count == 1)
        {
            return One(findings[0]);
        }

        Markup items = Markup.Join(findings.Take(40).Select(finding => Markup.Of($"<li>{One(finding)}</li>")));
        return Markup.Of($"<ul>{items}{(findings.Count > 40 ? Markup.Of($"<li>and {findings.Count - 40} more</li>") : Markup.Empty)}</ul>");
    }

    private static Markup One(CautionFinding finding) => finding.Where.Length == 0
        ? Markup.Text(NameText.Visible(finding.Message))
        : Markup.Of($"{Markup.Name(finding.Where, 100)}: {NameText.Visible(finding.Message)}");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
