using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Tests.Catalogue;

public sealed class DrawnObjectsTests
{
    private static Dataset Load() => DatasetCatalogue.Find("drawn-objects").Load(new Dictionary<string, string>(StringComparer.Ordinal));

    [Fact]
    public void The_pictures_are_the_same_to_the_last_bit_on_every_machine() =>
        Assert.Equal("a01315218c54da752fb2ed19c53f07de3293ccda37b9e91aa02ec224492807a6", Load().Stimuli!.Hash);

    [Fact]
    public void Twelve_categories_have_ten_different_pictures_each()
    {
        StimulusSet set = Load().Stimuli!;
        Assert.Equal(120, set.Count);
        Assert.Equal(12, set.Stimuli.GroupBy(stimulus => stimulus.Category, StringComparer.Ordinal).Count(group => group.Count() == 10));
        Assert.Equal(120, set.Stimuli.Select(stimulus => stimulus.ContentHash).Distinct(StringComparer.Ordinal).Count());
        Assert.All(set.Stimuli, stimulus => Assert.Equal((64, 64), (stimulus.Load().Width, stimulus.Load().Height)));
    }

    [Fact]
    public void Every_picture_has_contrast_and_soft_edges() => Assert.All(Load().Stimuli!.Stimuli, stimulus =>
    {
        byte[] rgb = stimulus.Load().Rgb;
        Assert.True(rgb.Max() - rgb.Min() > 60, stimulus.Id);
        Assert.True(rgb.Distinct().Count() > 24, stimulus.Id);
    });

    [Fact]
    public void Folds_hold_two_exemplars_of_each_category()
    {
        Dataset dataset = Load();
        Assert.Equal(5, dataset.GivenFolds!.Count);
        Assert.All(dataset.Stimuli!.Stimuli.Zip(dataset.GivenFolds.FoldOfStimulus).GroupBy(pair => (pair.First.Category, pair.Second)), cell => Assert.Equal(2, cell.Count()));
    }
}
