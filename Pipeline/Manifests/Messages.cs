using System.Globalization;
using Concord.Models.Activations;

namespace Concord.Pipeline.Manifests;

/// <summary>Every text that a manifest can be answered with.</summary>
internal static class Messages
{
    public static Message NoManifest { get; } = new("there is no such file.", "Give the path of a manifest.");

    public static Message NotUtf8 { get; } = new("the file is not UTF-8 text.", "Save it as UTF-8.");

    public static Message Empty { get; } = new("the manifest is empty.", "It needs name, models and benchmarks.");

    public static Message SeveralDocuments { get; } = new("a second YAML document begins here.", "Keep one manifest a file and remove '---'.");

    public static Message Tab { get; } = new("a tab indents this line.", "YAML is indented with spaces.");

    public static Message NotClosed { get; } = new("the text cannot be read as YAML at this place.", "Look for a bracket, brace or quote that is not closed before it.");

    public static Message Tag { get; } = new("YAML tags have no meaning in a manifest.", "Remove the tag that begins with '!'.");

    public static Message KeyNotWord { get; } = new("a key must be a word.", "Write 'key: value'.");

    public static Message EmptyWeights { get; } = new("weights say nothing.", "Give url with sha256, path, sha256 alone, or init.");

    public static Message UrlWithoutHash { get; } = new("weights have a url and no sha256.", "Add the file's SHA-256, so that what is fetched can be checked.");

    public static Message PcaWithoutStimuli { get; } = new("a pca needs the stimuli that it is fitted on.", "Add 'fit-on:' with a dataset's id.");

    public static Message CannotOpen(string reason) => new($"the file cannot be read: {reason}");

    public static Message ManifestTooLong(long bytes, long largest) => new($"the file has {Text(bytes)} bytes; a manifest has at most {Text(largest)}.");

    public static Message More(int count) => new($"from here on there are {Text(count)} more findings.", "Mend the first ones and look again.");

    public static Message NotYaml(string reason) => new($"the text cannot be read as YAML: {reason.TrimEnd('.')}.");

    public static string TooDeep(int largest) => $"lists and maps stand more than {Text(largest)} deep";

    public static string TooLarge(long largest) => $"with its aliases the text has more than {Text(largest)} values";

    public static string UnknownAlias(string alias) => $"the alias '*{alias}' has no anchor '&{alias}' before it";

    public static Message WrongType(string name, string expected, string found) => new($"{Quoted(name)} must be {expected}; found {found}.");

    public static Message OutOfRange(string name, string found, double minimum, double maximum) =>
        new($"'{name}' is {found}; it must be {Range(minimum, maximum)}.");

    public static Message WrongCount(string name, int expected, int found) => new($"'{name}' must have {Text(expected)} numbers; found {Text(found)}.");

    public static Message NotAChoice(string name, string found, IReadOnlyList<string> choices) =>
        new($"'{name}' cannot be '{Yaml.YamlScalar.Short(found)}'; it is one of {string.Join(", ", choices)}.", DidYouMean(found, choices));

    public static Message EmptyList(string name) => new($"'{name}' is an empty list.", "Give at least one item.");

    public static Message Missing(string owner, string key) => new($"{owner} lacks '{key}'.", $"Add '{key}:'.");

    public static Message DuplicateKey(string key, int line) => new($"the key '{key}' was already given on line {Text(line)}.", "Keep one of the two.");

    public static Message UnknownKey(string owner, string key, IReadOnlyCollection<string> known) =>
        new($"unknown key '{Yaml.YamlScalar.Short(key)}' in {owner}; it has {string.Join(", ", known)}.", DidYouMean(key, known));

    public static Message NoClaim(string found) =>
        new($"'{Yaml.YamlScalar.Short(found)}' is no claim.", "Write a factor and two of its levels, such as \"family: convnet > transformer\".");

    public static Message OneLevel(string factor, string level) => new($"the claim sets '{level}' of {factor} against itself.", "Name two levels.");

    public static Message NoLevels(string factor) => new($"no model has a level of '{factor}': the claim has nothing to compare.", "Give the models this tag, or claim something of family, regime, architecture or model.");

    public static Message NoRecovery(string benchmark, string metric, string reason, string remedy) =>
        new($"'{benchmark}' by {metric} cannot be asked what it could have told apart: {reason}.", remedy);

    public static Message NothingToRecover(string reason) => new($"recovery is asked for, and {reason}.", "Remove 'recovery', or give it what it needs.");

    public static Message RepeatedChoice(string choice) => new($"'vary' names {choice} more than once.", "Keep one of them.");

    public static Message BadLevel(string choice, string found, string grammar) => new($"'{Yaml.YamlScalar.Short(found)}' is no level of {choice}.", grammar);

    public static Message Conflict(string owner, string first, string second) => new($"{owner} has both '{first}' and '{second}'.", "Keep one of the two.");

    public static Message SeveralMetrics(string first, string second) => new($"one item names two metrics, '{first}' and '{second}'.", "Begin the second with its own '-'.");

    public static Message NoMetricName(IReadOnlyCollection<string> known) => new("the item names no metric.", $"Write one of {string.Join(", ", known)}.");

    public static Message MeasureCount(string form, int needed, int found) => new($"the law '{form}' takes {Text(needed)} measure{(needed == 1 ? string.Empty : "s")} in 'x'; found {Text(found)}.", needed == 1 ? "Write x: NAME." : "Write x: [PARAMETERS, STIMULI].");

    public static Message NoSource(string owner) => new($"{owner} says not where it comes from.", "Give architecture and weights, activations, or from.");

    public static Message SeveralSources(string owner) => new($"{owner} comes from several places.", "Keep one of architecture and weights, activations, from.");

    public static Message NoWeights(string owner) => new($"{owner} has an architecture and no weights.", "Add 'weights:' or 'checkpoints:'; 'weights: { init: 1 }' is an untrained network.");

    public static Message SeveralWeights(IReadOnlyList<string> ways) => new($"weights are given in {Text(ways.Count)} ways: {string.Join(", ", ways)}.", "Keep one.");

    public static Message BadUrl(string url) => new($"'{Yaml.YamlScalar.Short(url)}' is no http or https address.", "For a file write 'path:'.");

    public static Message BadSha256(string found) =>
        new($"'{Yaml.YamlScalar.Short(found)}' is no SHA-256: it has {Text(found.Length)} characters and must have 64 hexadecimal digits.", "Copy the output of 'sha256sum FILE', or of 'concord models fetch ID' for public weights.");

    public static Message OnlyForNetworks(string key, string owner) => new($"'{key}' has no meaning for {owner}, which is not a network that is run here.", "Remove it.");

    public static Message NoPrompts(string owner) => new($"'prompts' has no meaning for {owner}, which does not compare pictures with texts.", "Remove it.");

    public static Message NoMeaningWith(string key, string with) => new($"'{key}' has no meaning with '{with}'.", "Remove it.");

    public static Message GridPath(string path, IReadOnlyList<string> known) =>
        new($"the grid cannot vary '{Yaml.YamlScalar.Short(path)}'; it varies models.readout.tokens, models.readout.projection.dims, models.ablate, models.options.NAME, benchmarks.transform and metrics.METRIC.OPTION.", DidYouMean(path, known));

    public static Message GridMatchesNothing(string path, string why) => new($"the grid's '{path}' varies nothing: {why}.", "Remove it.");

    public static Message GridTooLarge(double product, int largest) => new($"the grid has {product.ToString("0", CultureInfo.InvariantCulture)} combinations; the most is {Text(largest)}.", "Vary less.");

    public static Message GridTokensLeftOut(string model, IReadOnlyList<string> tokens) =>
        new($"the grid's tokens {string.Join(", ", tokens)} are left out for '{model}', {(tokens.All(TokenPolicies.NeedsClass) ? "which has no class token" : "none of whose layers has them")}.");

    public static Message GridLesionLeftOut(string model, string lesion) => new($"the grid's lesion '{lesion}' is left out for '{model}', which does not have all of it.");

    public static Message GridTransformsLeftOut(string benchmark) => new($"the grid's transforms are left out for '{benchmark}', whose stimuli are texts.");

    public static Message BadTransform(string where, string found, string expected) =>
        new($"{where}: {Yaml.YamlScalar.Short(found)}; expected {expected}.", "Write none, NAME, NAME(PARAMETER=VALUE, …), { NAME: { PARAMETER: VALUE } }, or a list of these.");

    public static Message OneTransform(int count) => new($"'transform' must name one transform; found {Text(count)}.", "Give several as a list: they are done one after another.");

    public static Message TransformOfTexts(string transform, string dataset) => new($"transform '{transform}' changes pictures; the stimuli of '{dataset}' are texts.", "Remove it.");

    public static Message DegreesOfTexts(string model) => new($"'visual-degrees' has no meaning for model '{model}', which takes texts.", "Remove it.");

    public static Message TagLikeColumn(string tag, bool mayFill = false) =>
        new($"a tag may not be called '{tag}': that is a column of the score table, and would be read wherever the name stands.", mayFill ? $"Fill the column (columns: {{ {tag}: … }}), or call the tag something else." : "Call it something else.");

    public static Message Unknown(string kind, string found, IReadOnlyCollection<string> known, string? owner = null) =>
        new($"{kind} '{Yaml.YamlScalar.Short(found)}' is not {(owner is null ? "known; known are" : $"in {owner}; it has")} {Suggestions.List(known)}.", DidYouMean(found, known));

    /// <summary>A dataset that is not known, or that can only be fetched.</summary>
    public static Message UnknownDataset(string found, IReadOnlyCollection<string> known, IManifestVocabulary vocabulary) => vocabulary.UnloadableDatasetIds.Contains(found)
        ? new($"dataset '{found}' can be fetched, not loaded yet; those that can be loaded are {Suggestions.List(known)}.", $"Fetch its files with `concord datasets fetch {found}`, and declare them in a dataset file of your own.")
        : Unknown("dataset", found, known);

    /// <summary>Layers are listed, parts only counted: a transformer has hundreds.</summary>
    public static Message UnknownLayer(string layer, string architecture, IReadOnlyCollection<LayerInfo> known)
    {
        string[] main = [.. known.Where(one => !one.IsPart).Select(one => one.Name)];
        string parts = known.Count == main.Length ? string.Empty : $", and {Text(known.Count - main.Length)} parts within them";
        return new(
            $"{(LayerPattern.IsPattern(layer) ? "no layer fits" : "layer")} '{Yaml.YamlScalar.Short(layer)}'{(LayerPattern.IsPattern(layer) ? string.Empty : " is not")} in {architecture}; it has {Suggestions.List(main)}{parts}.",
            DidYouMean(layer, known.Select(one => one.Name)));
    }

    public static Message EmptyAblation { get; } = new("'ablate' cuts nothing out.", "Give heads, units or positions.");

    public static Message SeedWithoutShuffle { get; } = new("'seed' has no meaning without 'positions: shuffle'.", "Remove it.");

    public static Message BadHead(string found) => new($"a head must be a number, or BLOCK.HEAD; found {found}.", "Heads and blocks count from 0: 2 is head 2 of every block, 3.5 is head 5 of block 3.");

    public static Message NoHeads(string architecture) => new($"{architecture} has no attention heads in blocks.", "Remove 'heads', or name under 'units' what 'concord models layers NAME --parts' lists.");

    public static Message UnknownHead(HeadText head, string architecture, int count) => count == 0
        ? new($"{architecture} has no block {Text(head.Block ?? 0)} with attention heads.", "Name under 'units' what 'concord models layers NAME --parts' lists.")
        : new($"{(head.Block is { } block ? $"block {Text(block)} of {architecture} has no head {Text(head.Head)}" : $"no block of {architecture} has a head {Text(head.Head)}")}; it has heads 0 to {Text(count - 1)}.", "Heads count from 0.");

    public static Message UnitOutside(int unit, string layer, int count) => new($"'{layer}' has no unit {Text(unit)}; it has units 0 to {Text(count - 1)}.", "Units are features or channels, and count from 0.");

    public static Message NoPositions(string architecture) => new($"{architecture} has no table of positions.", "Remove 'positions'.");

    public static Message OptionsInName(string architecture) => new($"'{Yaml.YamlScalar.Short(architecture)}': options do not stand in the architecture's name here.", "Write 'options: { NAME: VALUE }' beside it.");

    public static Message HasNone(string owner, string what) => new($"{owner} has no {what}.", "Remove the key.");

    public static Message NoRegion(string dataset, IReadOnlyList<string> regions) => new($"the RDMs of '{System.IO.Path.GetFileName(dataset)}' are of several regions and none is named.", $"Add region: with one of {string.Join(", ", regions)}.");

    public static Message SameDatasetId(string id, string first, string second) => new($"the dataset files '{System.IO.Path.GetFileName(first)}' and '{System.IO.Path.GetFileName(second)}' both have the id '{id}'.", "Give one of them another: scores are told apart by it.");

    public static Message BadDatasetFile(string path, int faults) => new($"the dataset file '{System.IO.Path.GetFileName(path)}' cannot be used: {Text(faults)} mistake{(faults == 1 ? string.Empty : "s")} in it or in its data, listed beside this.");

    public static Message BadId(string kind, string id) =>
        new($"{kind} '{Yaml.YamlScalar.Short(id)}' has characters that cannot stand in a name.", "Use letters, digits, '.', '-' and '_', beginning with a letter or digit, 100 at most.");

    public static Message StepInId(string id, long? step) =>
        new($"id '{Yaml.YamlScalar.Short(id)}' names a checkpoint and 'step' is {(step is null ? "not given" : Text(step.Value))}.", "Write ID@STEP with the same step, or leave '@' out.");

    public static Message ReservedId(string kind, string id) => new($"{kind} '{id}' is a word of the manifest's grammar.", "Choose another.");

    public static Message ListedTwice(string kind, string id, int line) => new($"{kind} '{Yaml.YamlScalar.Short(id)}' is listed already on line {Text(line)}.", "Remove one.");

    public static Message RepeatedColumn(string column, int line) => new($"column '{Yaml.YamlScalar.Short(column)}' stands already on line {Text(line)}.", "Remove it.");

    public static Message DuplicateId(string kind, string id, int line) => new($"{kind} '{Yaml.YamlScalar.Short(id)}' is already taken on line {Text(line)}.", "Ids must differ in more than case.");

    public static Message AdversaryUnderAnotherName(string regime) => new($"regime '{regime}' has no adversary, and settings give it one.", $"Give it a name of its own: {{ name: …, like: {regime}, epsilon: … }}.");

    public static Message NoPicturesToLearn(string dataset) => new($"dataset '{dataset}' has no pictures to learn from.", "Name one with pictures and categories, or leave data out for rendered shapes.");

    public static Message SimulationShadowsDataset(string id) => new($"simulation '{id}' has the name of a dataset.", "Choose another.");

    public static Message NoFile(string what, string path) => new($"there is no {what} at '{path}'.", "The path is relative to the manifest.");

    public static Message WrongHash(string path, string found, string expected) =>
        new($"'{path}' has the SHA-256 {found}; the manifest says {expected}.", "The file is not the one meant, or is damaged.");

    public static Message CannotHash(string path, string reason) => new($"'{path}' cannot be read: {reason}");

    public static Message UnknownActivationsFormat(string path) => new($"'{path}' is of no known format by its name.", "Activations are .npz, .npy, .h5 or .hdf5.");

    public static Message NoStimuli(string dataset) => new($"dataset '{dataset}' has no stimuli that a network can be shown.");

    public static Message NoClassToken(string layer, string tokens, string architecture) =>
        new($"layer '{layer}' of {architecture} has no class token; tokens '{tokens}' cannot be read from it.", "Use 'all' or 'mean'.");

    public static Message NoClassTokens(string tokens, string architecture) =>
        new($"no layer of {architecture} has a class token; tokens '{tokens}' cannot be read from it.", "Use 'all' or 'mean'.");

    public static Message NoLastToken(string architecture) => new($"{architecture} takes no texts: it has no last token.", "Use 'all' or 'mean'.");

    public static Message NoSuchTokens(string tokens, string layer, string architecture) =>
        new($"tokens '{tokens}' cannot be read from layer '{layer}' of {architecture}: texts differ in length, and have no class token.", "Use 'last' or 'mean'; attention weights of texts cannot be read at all.");

    public static Message TakesOther(string model, bool takesTexts, string dataset) => takesTexts
        ? new($"model '{model}' takes texts; the stimuli of '{dataset}' are pictures.", "Take a network for pictures, or a dataset of texts.")
        : new($"model '{model}' takes pictures; the stimuli of '{dataset}' are texts.", "Take a language network, or a dataset of pictures.");

    public static Message MetricDoesNotFit(string metric, string needs, string dataset, string has) =>
        new($"'{metric}' needs {needs}; dataset '{dataset}' has {has}.", "Choose another metric or dataset.");

    public static Message CeilingNotSupplied(string ceiling, string dataset) =>
        new($"ceiling '{ceiling}' cannot be had from dataset '{dataset}'.", "Use 'ceiling: none' or leave it out.");

    public static Message CeilingOfAnotherComparator(string ceiling, string expected, string comparator, string remedy) =>
        new($"'{ceiling}' is a ceiling for '{expected}'; the metric compares by {comparator}.", remedy);

    public static Message NormalizationWithoutCeiling(string normalization) =>
        new($"normalization '{normalization}' needs a ceiling and there is none.", "Use 'normalization: none' or give a ceiling.");

    public static Message NoGivenFolds(string dataset) => new($"dataset '{dataset}' brings no folds.", "Use kfold(5), or group-kfold(5) where it has groups.");

    public static Message NoGroups(string dataset) => new($"dataset '{dataset}' has no groups.", "Use kfold(5).");

    public static Message TooManyGroupFolds(int folds, int groups) => new($"{Text(folds)} folds cannot be made of {Text(groups)} groups.", groups < 2 ? "Use kfold(5)." : $"Use group-kfold({Text(groups)}).");

    public static Message TooManyFolds(int folds, int stimuli) => new($"{Text(folds)} folds cannot be made of {Text(stimuli)} stimuli.", $"Use at most {Text(stimuli)}.");

    public static Message NoModelFits(string benchmark, string reason) => new($"no model of this manifest can be scored on '{benchmark}': it {reason}.", "Add a model that can, or remove the benchmark.");

    public static Message ModelsLeftOut(string benchmark, IReadOnlyCollection<string> models, string reason) =>
        new($"{Suggestions.List(models)} cannot be scored on '{benchmark}' and {(models.Count == 1 ? "is" : "are")} left out of it: it {reason}.");

    public static Message NotANetwork(string model) => new($"model '{model}' is not a network that is run here; a recording can be simulated only from one.");

    public static Message RepeatedMetric(string metric, int line) => new($"the metric {metric} with the same options, ceiling and normalisation stands already on line {Text(line)}.", "Remove one.");

    public static Message NoLayerInAny(string layer) => new($"no network of this manifest has the layer '{Yaml.YamlScalar.Short(layer)}'.", "Write sweep, nested or a layer's name.");

    public static Message LayerRuleWithoutLayers(string rule) => new($"'layer: {rule}' has no meaning here: none of the metrics is scored layer by layer.", "Remove it.");

    public static Message FewDraws(int draws) => new($"{Text(draws)} bootstrap draws make coarse intervals.", "Use 1000 or more (2000 is the default), or 0 for none.");

    private static string? DidYouMean(string found, IEnumerable<string> known) =>
        Suggestions.Nearest(found, known) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    private static string Range(double minimum, double maximum)
    {
        bool hasMinimum = minimum > long.MinValue;
        bool hasMaximum = maximum < long.MaxValue;
        return (hasMinimum, hasMaximum) switch
        {
            (true, true) => $"from {Text(minimum)} to {Text(maximum)}",
            (true, false) => $"{Text(minimum)} or more",
            (false, true) => $"{Text(maximum)} or less",
            _ => "a number",
        };
    }

    /// <summary>A key in quotes, a description (of several words) as it is.</summary>
    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? name : $"'{name}'";

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
