using Concord.Models.Regimes;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A claim names a factor that models have, and two of its levels.</summary>
public sealed class MultiverseCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "multiverse";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary) => manifest.Multiverses.SelectMany(multiverse => Examine(manifest, multiverse));

    private static IEnumerable<Finding> Examine(Manifest manifest, MultiverseSpec multiverse)
    {
        SourcePosition at = manifest.Positions.Of(multiverse.Position, "claim");
        Message[] wrong = multiverse.Claim.First == multiverse.Claim.Second ? [Messages.OneLevel(multiverse.Claim.Factor, multiverse.Claim.First)]
            : manifest.Tables.Count > 0 ? [] // what other people's tables hold is known only when they are read
            : Of(manifest, multiverse.Claim);
        return wrong.Select(message => FindingOf.Error(manifest, at, message));
    }

    private static Message[] Of(Manifest manifest, ContrastClaim claim)
    {
        string[] tags = [.. manifest.Models.SelectMany(model => model.Tags.Keys.Concat(model.Training.Keys)).Distinct()];
        string[] factors = [.. ManifestWords.Factors, "model", .. tags, .. TrainingRegime.FactNames];
        if (!factors.Contains(claim.Factor))
        {
            return [Messages.Unknown("factor", claim.Factor, factors)];
        }

        // The catalogue may tell facts of weights that no manifest states; those are known when the weights are.
        if (TrainingRegime.FactNames.Contains(claim.Factor))
        {
            return [];
        }

        string[] levels = [.. manifest.Models.Select(model => LevelOf(model, claim.Factor)).OfType<string>().Distinct()];
        return levels.Length == 0 ? [Messages.NoLevels(claim.Factor)] : [.. new[] { claim.First, claim.Second }.Where(level => !levels.Contains(level)).Select(level => Messages.Unknown($"level of {claim.Factor}", level, levels))];
    }

    private static string? LevelOf(ModelSpec model, string factor) => factor switch
    {
        "family" => model.Family,
        "regime" => model.Regime,
        "model" => model.Id,
        "architecture" => model.Source is NetworkSource network ? network.Architecture : null,
        _ => model.Tags.GetValueOrDefault(factor) ?? model.Training.GetValueOrDefault(factor),
    };
}
