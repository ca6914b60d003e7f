using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Rendering;

namespace Concord.Datasets.Tests.Catalogue;

public sealed class RenderedShapesTests
{
    private static readonly Dictionary<string, string> s_noFiles = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("rendered-shapes-32", 32)]
    [InlineData("rendered-shapes-64", 64)]
    [InlineData("rendered-shapes-32-texture-observers", 32)]
    public void Every_set_has_trials_and_the_pictures_that_they_name(string id, int side)
    {
        DatasetEntry entry = DatasetCatalogue.Find(id);
        Dataset dataset = entry.Load(s_noFiles);
        Assert.Equal((288, 4), (dataset.Stimuli!.Count, dataset.GivenFolds!.Count));
        Assert.Equal(RenderedSet.All.Select(set => set.Name), entry.Pictures.Select(pictures => pictures.Set));
        foreach (TrialTable table in dataset.Trials)
        {
            StimulusSet pictures = entry.Pictures.Single(pictures => pictures.Set == table.Dataset).Load(s_noFiles);
            Assert.Equal(pictures.Ids.Order(), table.Trials.Select(trial => PictureSet.StimulusId(trial, table)).Distinct().Order());
            Assert.Equal(side, pictures.Stimuli[0].Load().Width);
            Assert.Equal(RenderedSet.Find(table.Dataset).Items.Count, table.Trials.Count(trial => trial.Subject == "texture-biased"));
            Assert.All(table.Trials, trial => Assert.Equal(pictures[PictureSet.StimulusId(trial, table)].Category, trial.Category));
        }
    }

    [Fact]
    public void Checks_find_nothing_wrong() =>
        Assert.All(DatasetCheck.Run(DatasetCatalogue.Find("rendered-shapes-32").Load(s_noFiles)), finding => Assert.Equal(Severity.Information, finding.Severity));

    [Fact]
    public void It_says_that_observers_are_simulated() => Assert.All((string[])["rendered-shapes-32", "rendered-shapes-64"], id =>
    {
        Assert.Contains("SIMULATED", DatasetCatalogue.Find(id).Info.Description, StringComparison.Ordinal);
        Assert.Contains("simulated", DatasetCatalogue.Find(id).Info.Title, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Simulated_observers_have_the_shape_bias_that_their_probabilities_make(bool byTexture)
    {
        IReadOnlyList<SimulatedObserver> observers = byTexture ? SimulatedObserver.OfTexture : SimulatedObserver.OfShape;
        TrialTable table = SimulatedObserver.Answers(RenderedSet.Find("cue-conflict"), observers);
        foreach (SimulatedObserver observer in observers)
        {
            Trial[] trials = [.. table.Trials.Where(trial => trial.Subject == observer.Name)];
            int shape = trials.Count(trial => trial.Response == trial.Category);
            int texture = trials.Count(trial => trial.Response == CueConflict.TextureOf(trial));
            double guess = (1 - observer.Shape - observer.Texture) / 12;
            double expected = (observer.Shape + guess) / (observer.Shape + observer.Texture + (2 * guess));
            double error = Math.Sqrt(expected * (1 - expected) / (shape + texture));
            Assert.InRange(shape / (double)(shape + texture), expected - (4 * error), expected + (4 * error));
            Assert.Equal(660, trials.Length);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Simulated_errors_agree_above_chance(bool byTexture)
    {
        // Two observers with probabilities p and q of being right, whose draws are shared with probability 1/4: agreement exceeds independence.
        TrialTable table = SimulatedObserver.Answers(RenderedSet.Find("cue-conflict"), byTexture ? SimulatedObserver.OfTexture : SimulatedObserver.OfShape);
        bool[] first = [.. table.Of("subject-1", "0").Select(trial => trial.IsCorrect)];
        bool[] second = [.. table.Of("subject-2", "0").Select(trial => trial.IsCorrect)];
        double p = first.Average(right => right ? 1 : 0);
        double q = second.Average(right => right ? 1 : 0);
        double chance = (p * q) + ((1 - p) * (1 - q));
        double kappa = (first.Zip(second, (a, b) => a == b ? 1.0 : 0).Average() - chance) / (1 - chance);
        Assert.InRange(kappa, 0.12, 0.4);
    }

    [Fact]
    public void Observers_of_texture_see_the_same_pictures_and_answer_otherwise()
    {
        DatasetEntry shape = DatasetCatalogue.Find("rendered-shapes-32");
        DatasetEntry texture = DatasetCatalogue.Find("rendered-shapes-32-texture-observers");
        Assert.Equal(shape.Pictures[2].Load(s_noFiles).Hash, texture.Pictures[2].Load(s_noFiles).Hash);
        TrialTable table = texture.Load(s_noFiles).Trials.Single(trials => trials.Dataset == "cue-conflict");
        Assert.InRange(table.Of("subject-1", "0").Average(trial => trial.IsCorrect ? 1 : 0), 0.02, 0.18);
        Assert.Equal(shape.Load(s_noFiles).Trials[2].Of("texture-biased", "0"), table.Of("texture-biased", "0"));
    }

    [Fact]
    public void Answers_need_the_cue_that_is_there()
    {
        Assert.InRange(Accuracy("silhouette", "texture-biased"), 0.05, 0.28);
        Assert.InRange(Accuracy("texture-only", "texture-biased"), 0.7, 0.95);
        Assert.InRange(Accuracy("texture-only", "shape-biased"), 0.03, 0.25);
        Assert.InRange(Accuracy("edge", "shape-biased"), 0.75, 0.97);

        static double Accuracy(string set, string observer) => SimulatedObserver.Answers(RenderedSet.Find(set), SimulatedObserver.OfShape).Trials.Where(trial => trial.Subject == observer).Average(trial => trial.IsCorrect ? 1 : 0);
    }
}
