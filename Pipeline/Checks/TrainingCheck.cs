using Concord.Models.Training;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Networks to train have pictures to learn from, and one name is one network.</summary>
public sealed class TrainingCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "training";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary) =>
    [
        .. manifest.Trainings.DistinctBy(training => training.Position).SelectMany(training => Data(manifest, training, vocabulary)),
        .. manifest.Trainings.GroupBy(training => training.Id, StringComparer.OrdinalIgnoreCase).SelectMany(same => Same(manifest, [.. same])),
        .. manifest.Trainings.Where(training => training.Settings.HasAdversary && training.Regime == training.Like && !TrainingDefaults.IsAdversarial(training.Like)).DistinctBy(training => training.Regime)
            .Select(training => FindingOf.Error(manifest, manifest.Positions.Of(training.Position, "regimes"), Messages.AdversaryUnderAnotherName(training.Regime))),
        .. manifest.Trainings.Where(training => !IsPlain(training.Regime)).DistinctBy(training => training.Regime)
            .Select(training => FindingOf.Error(manifest, manifest.Positions.Of(training.Position, "regimes"), Messages.BadId("regime", training.Regime))),
    ];

    private static IEnumerable<Finding> Data(Manifest manifest, TrainingSpec training, IManifestVocabulary vocabulary)
    {
        if (training.Data.Dataset is not { } dataset)
        {
            yield break;
        }

        SourcePosition at = manifest.Positions.Of(manifest.Positions.Of(training.Position, "data"), "dataset");
        if (!vocabulary.HasDataset(dataset))
        {
            yield return FindingOf.Error(manifest, at, Messages.UnknownDataset(dataset, vocabulary.DatasetIds, vocabulary));
        }
        else if (!vocabulary.PartsOf(dataset, null).HasFlag(DatasetParts.Stimuli) || vocabulary.PartsOf(dataset, null).HasFlag(DatasetParts.Texts))
        {
            yield return FindingOf.Error(manifest, at, Messages.NoPicturesToLearn(dataset));
        }
    }

    // Named twice it may be, to keep more of it; but then it is the same.
    private static IEnumerable<Finding> Same(Manifest manifest, TrainingSpec[] same) => same.Skip(1)
        .Where(other => other.Settings != same[0].Settings || other.Data != same[0].Data || other.Like != same[0].Like)
        .Select(other => FindingOf.Error(manifest, other.Position, Messages.DuplicateId("network", other.Id, same[0].Position.Line)));

    private static bool IsPlain(string name) => name.Length is > 0 and <= 60 && char.IsAsciiLetterOrDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
