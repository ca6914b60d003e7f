using Concord.Pipeline.Manifests;
using Concord.Pipeline.Tests.Manifests;

namespace Concord.Pipeline.Tests.Training;

public sealed class TrainingManifestTests
{
    private const string Text = """
        name: regimes
        train:
          - architectures: [resnet18, vit]
            regimes: [supervised, { name: strong, like: adversarial, norm: l2, epsilon: 1.5, attack-steps: 7, epochs: 3 }]
            seeds: [1, 2]
            data: { side: 64, images: 500 }
            settings: { epochs: 9, batch: 16, learning-rate: 0.01, weight-decay: 0.1, own-texture: 0.5 }
            checkpoints: all
        """;

    [Fact]
    public void Architectures_regimes_and_seeds_are_multiplied_out()
    {
        Manifest manifest = Reading.Good(Text);
        Assert.Equal(
            ["resnet18.supervised.s1", "resnet18.supervised.s2", "resnet18.strong.s1", "resnet18.strong.s2", "vit.supervised.s1", "vit.supervised.s2", "vit.strong.s1", "vit.strong.s2"],
            manifest.Trainings.Select(training => training.Id));
        Assert.Empty(manifest.Models);
        Assert.Empty(manifest.Benchmarks);
    }

    [Fact]
    public void A_regime_s_own_settings_stand_over_the_common_ones()
    {
        TrainingSpec strong = Reading.Good(Text).Trainings[2];
        Assert.Equal(("strong", "adversarial"), (strong.Regime, strong.Like));
        Assert.Equal(new TrainingSettings { Epochs = 3, Batch = 16, LearningRate = 0.01, WeightDecay = 0.1, Norm = "l2", Epsilon = 1.5, AttackSteps = 7, OwnTexture = 0.5 }, strong.Settings);
        Assert.Equal(new TrainingData(null, 64, 500), strong.Data);
        Assert.True(strong.WithCheckpoints);
    }

    [Fact]
    public void Lock_file_reads_back_as_the_same_trainings()
    {
        Manifest manifest = Reading.Good(Text);
        Manifest again = Reading.Good(LockFileWriter.Write(manifest, LockExtras.None));
        Assert.Equal(manifest.Trainings.Select(training => training with { Position = new SourcePosition(1, 1) }), again.Trainings.Select(training => training with { Position = new SourcePosition(1, 1) }));
    }

    [Fact]
    public void What_regimes_have_in_common_makes_no_adversary_where_there_is_none()
    {
        Manifest manifest = Reading.Good("name: m\ntrain:\n  - { architectures: [resnet18], regimes: [supervised, adversarial], settings: { epsilon: 0.01 } }\n");
        Assert.Equal([null, 0.01], manifest.Trainings.Select(training => training.Settings.Epsilon));
        Assert.Contains("has no adversary", Reading.Lines(Reading.Text("name: m\ntrain:\n  - { architectures: [resnet18], regimes: [{ name: supervised, epsilon: 0.01 }] }\n")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    seeds: [1, 2]\n", "", new[] { "resnet18.supervised.s1", "vit.supervised.s1" })]
    public void Without_seeds_there_is_one(string from, string to, string[] expected) =>
        Assert.Equal(expected, Reading.Good(Text.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal)).Trainings.Where(training => training.Regime == "supervised").Select(training => training.Id));
}
