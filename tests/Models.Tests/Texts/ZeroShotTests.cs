using Concord.Models.Activations;
using Concord.Models.Texts;

namespace Concord.Models.Tests.Texts;

/// <summary>Decisions by prompts: by hand, and properties.</summary>
public sealed class ZeroShotTests
{
    [Fact]
    public void Prototypes_and_probabilities_are_those_worked_by_hand()
    {
        // Two classes of two sentences in the plane. First class: (3, 4)/5 and (1, 0) → mean (0.8, 0.4), length √0.8. Second: (0, 2) twice → (0, 1).
        var classifier = ZeroShotClassifier.FromEmbeddings(["x", "y"], [3, 4, 1, 0, 0, 2, 0, 2], 2, 10);
        double[] expected = [0.8 / Math.Sqrt(0.8), 0.4 / Math.Sqrt(0.8), 0, 1];
        Assert.All(expected.Zip(classifier.Prototypes), pair => Assert.Equal(pair.First, pair.Second, 1e-15));

        // A picture along (6, 8): cosines 0.6·0.894427 + 0.8·0.447214 = 0.894427 and 0.8.
        double first = 1 / (1 + Math.Exp(10 * (0.8 - (0.8 / Math.Sqrt(0.8)))));
        double[] found = classifier.Probabilities([6, 8]);
        Assert.Equal(first, found[0], 1e-14);
        Assert.Equal(1 - first, found[1], 1e-14);
    }

    [Fact]
    public void A_sentence_that_is_long_in_embedding_counts_no_more_than_another()
    {
        var plain = ZeroShotClassifier.FromEmbeddings(["x"], [3, 4, 1, 0], 2, 1);
        var scaled = ZeroShotClassifier.FromEmbeddings(["x"], [3000, 4000, 1, 0], 2, 1);
        Assert.All(plain.Prototypes.Zip(scaled.Prototypes), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void The_order_of_sentences_does_not_matter_and_that_of_classes_permutes_columns()
    {
        (float[] sentences, float[] pictures) = (Noise("sentences", 3 * 4 * 16), Noise("pictures", 20 * 16));
        var classifier = ZeroShotClassifier.FromEmbeddings(["a", "b", "c"], sentences, 4, 100);
        float[] shuffled = [.. Enumerable.Range(0, 3).SelectMany(k => ((int[])[2, 0, 3, 1]).SelectMany(i => Row(sentences, (4 * k) + i)))];
        float[] turned = [.. ((int[])[2, 0, 1]).SelectMany(k => Enumerable.Range(0, 4).SelectMany(i => Row(sentences, (4 * k) + i)))];

        double[] expected = classifier.Probabilities(pictures);
        double[] reordered = ZeroShotClassifier.FromEmbeddings(["a", "b", "c"], shuffled, 4, 100).Probabilities(pictures);
        double[] permuted = ZeroShotClassifier.FromEmbeddings(["c", "a", "b"], turned, 4, 100).Probabilities(pictures);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], reordered[i], 1e-12);
            Assert.Equal(expected[i], permuted[(i / 3 * 3) + ((i + 1) % 3)], 1e-12);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(14.3)]
    [InlineData(100)]
    [InlineData(1e6)]
    public void The_temperature_changes_no_decision_and_probabilities_sum_to_one(double scale)
    {
        (float[] sentences, float[] pictures) = (Noise("sentences", 3 * 4 * 16), Noise("pictures", 20 * 16));
        double[] unit = ZeroShotClassifier.FromEmbeddings(["a", "b", "c"], sentences, 4, 1).Probabilities(pictures);
        double[] scaled = ZeroShotClassifier.FromEmbeddings(["a", "b", "c"], sentences, 4, scale).Probabilities(pictures);

        Assert.Equal(unit.Chunk(3).Select(row => Array.IndexOf(row, row.Max())), scaled.Chunk(3).Select(row => Array.IndexOf(row, row.Max())));
        Assert.All(scaled.Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-12));
        Assert.All(scaled, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void A_picture_s_length_does_not_matter()
    {
        (float[] sentences, float[] pictures) = (Noise("sentences", 3 * 4 * 16), Noise("pictures", 20 * 16));
        var classifier = ZeroShotClassifier.FromEmbeddings(["a", "b", "c"], sentences, 4, 100);
        double[] doubled = classifier.Probabilities([.. pictures.Select(value => 2 * value)]);
        Assert.All(classifier.Probabilities(pictures).Zip(doubled), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void An_embedding_without_direction_is_refused_with_its_place()
    {
        Assert.Contains("a sentence about 'b'", Assert.Throws<ModelException>(() => ZeroShotClassifier.FromEmbeddings(["a", "b"], [1, 0, 0, 0], 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("the mean of the sentences about 'a'", Assert.Throws<ModelException>(() => ZeroShotClassifier.FromEmbeddings(["a"], [1, 0, -1, 0], 2, 1)).Message, StringComparison.Ordinal);
        var classifier = ZeroShotClassifier.FromEmbeddings(["a"], [1, 0], 1, 1);
        Assert.Contains("picture 2 of 2", Assert.Throws<ModelException>(() => classifier.Probabilities([1, 0, 0, 0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ensembles_have_the_sizes_of_their_source()
    {
        Assert.Equal(80, PromptEnsembles.ImageNet80.Templates.Count);
        Assert.Equal(7, PromptEnsembles.ImageNet7.Templates.Intersect(PromptEnsembles.ImageNet80.Templates).Count());
        Assert.Equal(1000, PromptEnsembles.ImageNetNames.Count);
        Assert.Equal(("tench", "toilet paper"), (PromptEnsembles.ImageNetNames[0], PromptEnsembles.ImageNetNames[999]));
        Assert.All(PromptEnsembles.ImageNet80.Templates, template => Assert.Equal(2, template.Split("{}").Length));
        Assert.Contains("a photo of many dog.", PromptEnsembles.ImageNet80.For("dog"));
    }

    [Fact]
    public void A_text_tower_makes_prototypes_that_do_not_depend_on_the_order_of_prompts()
    {
        using TinyClip tiny = new();
        using LoadedModel tower = LoadedModel.FromWeights("clip-vit-b-32-text", tiny.Path, new ModelOptions { TokenizerPath = ClipTokenizerTests.Vocabulary() });
        PromptEnsemble seven = PromptEnsembles.ImageNet7;
        PromptEnsemble reversed = new("reversed", [.. seven.Templates.Reverse()]);
        string[] classes = ["airplane", "dog", "oven"];

        var forward = ZeroShotClassifier.Make(tower, seven, classes, 5, TestContext.Current.CancellationToken);
        var backward = ZeroShotClassifier.Make(tower, reversed, classes, 8, TestContext.Current.CancellationToken);

        Assert.Equal(classes, forward.Classes);
        Assert.Equal(tower.ImageTextScale, forward.Scale);
        Assert.All(forward.Prototypes.Zip(backward.Prototypes), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.True(forward.Prototypes.Take(24).Zip(forward.Prototypes.Skip(24)).Max(pair => Math.Abs(pair.First - pair.Second)) > 1e-3);
    }

    private static float[] Noise(string name, int count) => [.. HashFormula.Uniform(name, count).Select(value => (float)((2 * value) - 1))];

    private static float[] Row(float[] values, int i) => values[(16 * i)..(16 * (i + 1))];
}
