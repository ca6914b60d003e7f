using Concord.Alignment.Behaviour;
using Concord.Alignment.Catalogue;
using Concord.Models.Texts;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Multiverse;
using Concord.Pipeline.Reporting.Recovery;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Whether a reader could repeat it: definitions, folds, intervals, n, seeds, sources.</summary>
public sealed class MethodsSection : ReportSection
{
    /// <inheritdoc/>
    public override string Id => "methods";

    /// <inheritdoc/>
    public override string Title => "Methods";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        Markup metrics = Markup.Join(context.Groups.GroupBy(group => (group.Metric, group.Definition)).Select(same => Metric([.. same], context.Input)));
        string seeds = string.Join(", ", context.Input.Scores.Select(row => row.Seed).Distinct().Order().Select(seed => NumberText.Count(seed)));
        Markup seed = seeds.Length == 0 ? Markup.Empty : Markup.Of($"<p><b>Seed.</b> {seeds}.</p>");
        Markup notes = context.Input.ModelNotes.Count == 0 ? Markup.Empty : Markup.Of($"<p><b>Models.</b> {Markup.Join(context.Input.ModelNotes.OrderBy(note => note.Key, StringComparer.Ordinal).Select(note => Markup.Of($"{Markup.Name(note.Key)}: {NameText.Visible(note.Value)}")), "; ")}.</p>");
        Markup provenance = context.Input.Provenance.Count == 0
            ? Markup.Of($"<p>No provenance was handed to this page; the lock file of the run holds it.</p>")
            : Markup.Of($"<ul>{Markup.Join(context.Input.Provenance.Select(line => Markup.Of($"<li>{NameText.Visible(line)}</li>")))}</ul>");
        Markup references = context.Input.References.Count == 0
            ? Markup.Of($"<p>No reference was declared by the data sets, models and metrics of this run.</p>")
            : Markup.Of($"<details><summary>{context.Input.References.Count} references (BibTeX)</summary><pre tabindex=\"0\" aria-label=\"References\">{string.Join("\n\n", context.Input.References.Distinct().Select(entry => string.Join('\n', entry.Trim().Split('\n').Select(NameText.Visible))))}</pre></details>");
        Markup models = context.Models is null ? Markup.Empty : Markup.Of($"<details><summary>The {context.Models.Rows.Count} models and what is known of them</summary>{HtmlTableWriter.Write(context.Models, "t-models", "prose-table")}</details>");
        return Markup.Of($"{models}<div class=\"prose\">{metrics}{Decisions(context.Input)}{Training(context.Input)}{(context.IsWithoutScores ? Markup.Empty : Statistics(context))}{Multiverse(context)}{TrendMethods.Of(context.Trends)}{RecoveryWords.Methods(context.Recovery.Groups)}{seed}{notes}<h3>Provenance</h3>{provenance}{(context.Input.Comparison.IsForeign ? Markup.Empty : Lock)}<h3>References</h3>{references}</div>");
    }

    private static Markup Lock => Markup.Of($"<p>The manifest with every default, URL, hash, thread count and batch size resolved is <code>manifest.lock.yaml</code> beside the report; running it again gives the same fingerprints.</p>");

    private static Markup Metric(List<ScoreGroup> groups, ReportInput input)
    {
        ScoreGroup group = groups[0];
        int bracket = group.Metric.IndexOf('(', StringComparison.Ordinal);
        MetricEntry? entry = MetricCatalogue.Find(bracket < 0 ? group.Metric : group.Metric[..bracket]);
        List<ScoreRow> rows = [.. input.Scores.Where(row => row.Metric == group.Metric && row.Definition == group.Definition)];
        string text = entry is null ? string.Empty : $" {entry.Summary} {entry.Formula}. Range {entry.Range}; undefined: {entry.Undefined}. Source: {entry.Citation}.";
        string folds = Distinct(rows, row => row.Cv), readouts = Distinct(rows, row => row.Readout), normalization = Distinct(rows, row => row.Normalization), intervals = Distinct(rows, row => row.CiMethod), selection = Distinct(rows, Selection);
        bool isForeign = input.Comparison.IsForeign && folds.Length == 0 && readouts.Length == 0;
        text += isForeign ? " Made by others: the table states neither folds nor readout." : folds.Length == 0 ? " Nothing is fitted." : $" Folds: {folds}.";
        text += readouts.Length == 0 ? string.Empty : $" Readout: {readouts}.";
        text += selection.Length == 0 ? string.Empty : $" Layer: {selection}.";
        text += normalization.Length == 0 || normalization == "none" ? " Scores are not normalised." : isForeign && intervals.Length == 0 ? " Normalisation and intervals: not stated." : $" Normalisation: {normalization}.";
        text += isForeign && intervals.Length == 0 ? string.Empty : intervals.Length == 0 ? " No intervals were computed." : $" 95 % intervals: {intervals}.";
        string places = string.Join("; ", groups.Select(place => $"{NameText.Short(place.Benchmark)}{(place.Region is null ? string.Empty : $", {NameText.Short(place.Region)}")}{(place.IsPart ? $", {NameText.Short(place.Stimuli)}" : string.Empty)}{(Caption.Count(place) is { Length: > 0 } count ? $": {count.TrimEnd('.')}" : string.Empty)}"));
        return Markup.Of($"<p><b>{Markup.Name(group.Metric)}</b> (<code>{NameText.Visible(group.Definition)}</code>).{NameText.Visible(text)} {places}.</p>");
    }

    // A row of decisions names the way from a layer to them: layer, way, mapping.
    private static Markup Decisions(ReportInput input)
    {
        string[] ways = [.. input.Scores.Select(row => row.Readout).OfType<string>().Distinct()];
        DecisionMapping[] used = [.. DecisionMappings.All.Where(mapping => ways.Any(way => way.EndsWith(";" + mapping.Definition, StringComparison.Ordinal)))];
        string[] told = [.. PromptEnsembles.All.Where(ensemble => ways.Any(way => way.Contains($" {ensemble.Id} ", StringComparison.Ordinal))).Select(ensemble => FormattableString.Invariant($"{ensemble.Id} ({ensemble.Templates.Count} sentences a class)"))];
        Markup byTexts = told.Length == 0 ? Markup.Empty : Markup.Of($"<p><b>Decisions by sentences.</b> {string.Join(", ", told)}: a network that compares pictures with texts decides by the cosine of a picture's embedding and the mean embedding of the sentences about each class, both of length 1; probabilities are the softmax of the cosines times the weights' own scale (Radford et al. 2021). The classes are the categories themselves, or ImageNet's where the decision's last part says so.</p>");
        bool own = ways.Any(way => way.Contains(";softmax of ", StringComparison.Ordinal));
        Markup byNames = own ? Markup.Of($"<p><b>Decisions among own classes.</b> A network whose weights file or architecture names its classes, the categories of the trials among them, is shown the pictures and decides for the class of the highest logit; probabilities are the softmax over all its classes. The readout lists them in order. Each decision stands in <code>trials.parquet</code>.</p>") : Markup.Empty;
        return Markup.Join([byTexts, byNames, .. used.Select(mapping => Markup.Of($"<p><b>Decisions.</b> <code>{mapping.Definition}</code>: networks are shown the pictures of the trials and decide by {mapping.Summary}. Probabilities of a classifier are the softmax of its logits. Each decision stands in <code>trials.parquet</code>.</p>"))]);
    }

    private static Markup Training(ReportInput input) => input.Trainings.Count == 0
        ? Markup.Empty
        : Markup.Of($"<p><b>Training.</b> Every setting of a network stands in its weights' file and in the job's inputs. Tests: <code>test</code>, new pictures drawn or chosen like those of training; of rendered shapes also <code>any-texture</code>, the same scenes with any of the twelve textures, and <code>cue-conflict</code>, the shape of one category with the texture of another. Shape bias: decisions for the shape among those for either cue (Geirhos et al. 2019). Accuracy under attack: projected gradient ascent on the loss from a random start, pixels from 0 to 1 (Madry et al. 2018), on the first pictures of the test; an attack of few steps gives an upper bound. Regimes differ in what each needs to learn: the adversarial ones have a smaller step size and an adversary that grows over the first half. A network trained without labels decides by a linear layer that was fitted with labels to its frozen features.</p>");

    private static Markup Statistics(ReportContext context) => Markup.Of($"{Comparison(context)}{OverModels(context)}{Crossing(context)}");

    private static Markup OverModels(ReportContext context) => context.Contrasts.All(pair => pair.Contrasts.All(contrast => contrast.Method == ContrastMethod.Resamples))
        ? Markup.Empty
        : Markup.Of($"<p><b>Comparison without resamples.</b> Scores that come as one number a model are compared over models. Where at least three architectures, or levels of the other factor, have both levels: the differences within them, by Student's t; where levels of the other factor hold several models, with these as error. Elsewhere, with at least three models a level: Welch's interval of the difference of means, p by Mann and Whitney's rank-sum test (exact where a level has up to eight models, none tie and there are at most a million pairs, else the normal approximation with correction for ties and continuity); a difference is called clear where both say so. p values are adjusted by Holm over the contrasts of a factor. Networks are no random sample of anything: the intervals describe the spread among those that somebody trained.{Seeds(context)}</p>");

    private static string Seeds(ReportContext context) => !context.Input.Comparison.AveragesSeeds ? string.Empty
        : context.SeedMeans == 0 ? " No two models differ in their seed alone: none were averaged."
        : $" Models that differ in their seed alone were averaged first ({context.SeedMeans} of the compared scores are such means).";

    private static Markup Multiverse(ReportContext context) => context.Multiverses.All(claim => claim.Result.Analyses.Count == 0)
        ? Markup.Empty
        : Markup.Of($"<p><b>Multiverse.</b> A claim is looked at under every combination of the varied choices for which there are scores; nothing is computed again for it. Each analysis is the contrast of the claim's two levels as under Comparison, and says that the claim holds, or is reversed, only where its own 95 % interval excludes zero{(context.Multiverses.All(claim => claim.Result.IsPaired) ? string.Empty : " (over models without matching: and the rank-sum test has p < .05)")}. {string.Join(" ", context.Multiverses.Where(claim => claim.Result.Analyses.Count > 0).Select(claim => MultiverseWords.Intervals(claim.Result)).Distinct())} Share of a choice: what its levels explain of the sum of squares of effects, averaged over all orders of the choices (Lindeman, Merenda and Gold 1980); on a full grid this is its main effect's sum of squares. After Steegen et al. 2016 and Simonsohn, Simmons and Nelson 2020.</p>");

    private static Markup Crossing(ReportContext context) => context.CrossedFigures.Count == 0
        ? Markup.Empty
        : Markup.Of($"<p><b>Crossed factors.</b> Cell means weigh models equally, effects and interactions weigh cells equally. Sums of squares: each factor after the other, the interaction after both (type II by least squares); in a balanced design they add up to the whole. Interactions: (m(a, b) − m(a, b′)) − (m(a′, b) − m(a′, b′)), with percentile intervals over shared resamples, or with the models within cells as error where there are none; p adjusted by Holm over the contrasts of all measures.</p>");

    private static Markup Comparison(ReportContext context) => context.Groups.All(group => group.Ranks is null) && context.Contrasts.All(pair => pair.Contrasts.All(contrast => contrast.Method != ContrastMethod.Resamples))
        ? Markup.Of($"<p><b>Comparison.</b> No paired resamples were stored, so no model is called better than another.</p>")
        : Markup.Of($"<p><b>Comparison.</b> Resamples of stimuli are shared by all models of a benchmark, so differences are paired. Rank sets: simultaneous 95 % intervals of all pairwise differences by the studentised maximum over pairs; a rank lies between one more than the number of models clearly better and the number of models less those clearly worse (after Mogstad, Romano, Shaikh and Wilhelm 2024). Contrasts of levels: differences of mean scores within each draw, 2.5 % and 97.5 % quantiles, models held fixed, not corrected for the number of contrasts shown; p by the share of draws on the other side of zero, adjusted by Holm in the data.</p>");

    private static string? Selection(ScoreRow row) => row.Selection switch
    {
        "fixed" => "fixed (declared in advance)",
        "nested" => "nested (chosen on other stimuli)",
        "optimistic-max" => "optimistic maximum over layers (chosen on the stimuli that score it, shown by that name only)",
        var other => other,
    };

    private static string Distinct(List<ScoreRow> rows, Func<ScoreRow, string?> value)
    {
        string[] values = [.. rows.Select(value).OfType<string>().Where(text => text.Length > 0).Distinct()];
        return values.Length > 6 ? string.Join("; ", values.Take(6)) + $"; and {values.Length - 6} more" : string.Join("; ", values);
    }
}
