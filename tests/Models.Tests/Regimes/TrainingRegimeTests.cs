using Concord.Models.Regimes;

namespace Concord.Models.Tests.Regimes;

public sealed class TrainingRegimeTests
{
    [Fact]
    public void Only_what_is_known_is_a_fact_and_the_line_tells_all()
    {
        TrainingRegime bare = new() { Name = "supervised", Data = TrainingRegime.NotStated, Labels = TrainingLabels.Unknown };
        Assert.Empty(bare.Facts);
        TrainingRegime full = new()
        {
            Name = "adversarial",
            Data = "ImageNet-1k",
            Images = 1_281_167,
            Epochs = 90.5,
            Objective = "classification",
            Labels = TrainingLabels.Class,
            Adversarial = AdversarialBudget.LInf(4),
            Remark = "a second run",
        };
        Assert.Equal(["data", "images", "epochs", "objective", "labels", "adversarial-norm", "adversarial-epsilon"], full.Facts.Keys);
        Assert.Equal("4/255", full.Facts["adversarial-epsilon"]);
        Assert.Equal("adversarial: data ImageNet-1k; images 1281167; epochs 90.5; objective classification; labels class; adversarial L∞ ε 4/255; a second run", full.Describe());
    }

    [Fact]
    public void An_epsilon_that_no_source_states_is_no_fact()
    {
        TrainingRegime regime = new() { Name = "adversarial", Data = "CIFAR-10", Labels = TrainingLabels.Class, Adversarial = new AdversarialBudget(PerturbationNorm.LInf) };
        Assert.Equal("L∞", regime.Facts["adversarial-norm"]);
        Assert.DoesNotContain("adversarial-epsilon", regime.Facts.Keys);
        Assert.Contains("adversarial L∞ ε not stated", regime.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Epsilon_is_written_as_sources_write_it()
    {
        Assert.Equal("L∞ ε 0.5/255", AdversarialBudget.LInf(0.5).ToString());
        Assert.Equal("L∞ ε 8/255", new AdversarialBudget(PerturbationNorm.LInf, 8.0 / 255).ToString());
        Assert.Equal("L2 ε 36/255", AdversarialBudget.L2(36.0 / 255).ToString());
        Assert.Equal("L2 ε 0.5", AdversarialBudget.L2(0.5).ToString());
        Assert.Equal("L2 ε 3", AdversarialBudget.L2(3).ToString());
        Assert.Equal("L2 ε 0.05", AdversarialBudget.L2(0.05).ToString());
    }
}
