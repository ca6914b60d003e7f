using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests;

/// <summary>Writes a network to train into the lock file: read again it gives the same one.</summary>
internal static class LockedTraining
{
    /// <summary>The keys of an item of <c>train:</c>.</summary>
    public static IEnumerable<(string Key, string? Value)> Entries(TrainingSpec training) =>
    [
        ("architectures", YamlText.List([YamlText.Word(training.Architecture)])),
        ("regimes", $"[{YamlText.Map([("name", YamlText.Word(training.Regime)), ("like", training.Like), .. Settings(training.Settings)])}]"),
        ("seeds", $"[{YamlText.Number(training.Seed)}]"),
        ("data", YamlText.Map(
        [
            ("dataset", training.Data.Dataset is { } dataset ? YamlText.Word(dataset) : null),
            ("side", YamlText.Number(training.Data.Side)),
            ("images", training.Data.Images is { } images ? YamlText.Number(images) : null),
        ])),
        ("checkpoints", ManifestWords.Checkpoints[training.WithCheckpoints ? 1 : 0]),
    ];

    private static IEnumerable<(string Key, string? Value)> Settings(TrainingSettings settings) =>
    [
        ("epochs", Number(settings.Epochs)),
        ("batch", Number(settings.Batch)),
        ("learning-rate", Number(settings.LearningRate)),
        ("weight-decay", Number(settings.WeightDecay)),
        ("norm", settings.Norm),
        ("epsilon", Number(settings.Epsilon)),
        ("attack-steps", Number(settings.AttackSteps)),
        ("own-texture", Number(settings.OwnTexture)),
    ];

    private static string? Number(double? value) => value is { } number ? YamlText.Number(number) : null;
}
