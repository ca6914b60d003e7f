using System.Text.Json;
using Concord.Alignment.Behaviour;
using Concord.Tests;

namespace Concord.Alignment.Tests.Behaviour;

public sealed class DecisionMappingTests
{
    private static readonly DecisionMapping s_small = new("small", 1, 5, [("a", [0]), ("b", [1, 2]), ("c", [3, 4])]) { Summary = "a test" };

    [Fact]
    public void The_sixteen_categories_have_the_classes_of_model_vs_human()
    {
        using JsonDocument shared = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("data", "imagenet", "sixteen-class-indices.json")));
        DecisionMapping mapping = DecisionMappings.SixteenClass;
        Assert.Equal(shared.RootElement.EnumerateObject().Select(category => category.Name).Order(StringComparer.Ordinal), mapping.Categories);

        // A probability of 1 for one class gives 1/n to its category and nothing to the others.
        foreach ((string category, int column) in mapping.Categories.Select((category, i) => (category, i)))
        {
            int[] classes = [.. shared.RootElement.GetProperty(category).EnumerateArray().Select(index => index.GetInt32())];
            foreach (int index in Enumerable.Range(0, 1000))
            {
                double[] one = new double[1000];
                one[index] = 1;
                double[] found = mapping.CategoryProbabilities(new Matrix(1, 1000, one)).Values;
                Assert.Equal(classes.Contains(index) ? 1.0 / classes.Length : 0, found[column], 15);
            }
        }
    }

    [Fact]
    public void Two_hundred_and_seven_classes_are_in_a_category_and_none_in_two()
    {
        double[] one = new double[1000 * 1000];
        for (int i = 0; i < 1000; i++)
        {
            one[(i * 1000) + i] = 1;
        }

        Matrix found = DecisionMappings.SixteenClass.CategoryProbabilities(new Matrix(1000, 1000, one));
        int[] counts = [.. Enumerable.Range(0, 1000).Select(i => found.Row(i).ToArray().Count(value => value > 0))];
        Assert.Equal(207, counts.Sum());
        Assert.All(counts, count => Assert.InRange(count, 0, 1));
    }

    [Fact]
    public void A_category_of_many_classes_has_their_mean_and_not_their_sum()
    {
        // a: .3; b: (.2 + .2)/2; c: (0 + .3)/2. By sums b would win.
        Matrix found = s_small.CategoryProbabilities(new Matrix(1, 5, [0.3, 0.2, 0.2, 0, 0.3]));
        Golden.Close("means", [0.3, 0.2, 0.15], found.Values, 1e-15);
        Assert.Equal([0], DecisionMapping.Decide(found));
    }

    [Fact]
    public void Of_equally_probable_categories_the_last_wins() =>
        Assert.Equal([2, 1, 0], DecisionMapping.Decide(new Matrix(3, 3, [0.5, 0.1, 0.5, 0.2, 0.2, 0.1, 0.3, 0.2, 0.1])));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    public void What_is_no_probability_is_refused_with_its_place(double value)
    {
        AlignmentException error = Assert.Throws<AlignmentException>(() => s_small.CategoryProbabilities(new Matrix(2, 5, [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, value, 0.2, 0.2])));
        Assert.Contains("stimulus 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("class 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_of_classes_is_refused() =>
        Assert.Contains("4 classes", Assert.Throws<AlignmentException>(() => s_small.CategoryProbabilities(new Matrix(1, 4, [0.25, 0.25, 0.25, 0.25]))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_network_whose_classes_are_the_categories_needs_no_mapping_of_classes()
    {
        DecisionMapping mapping = DecisionMapping.OfCategories(["cat", "dog"]);
        Matrix probabilities = new(2, 2, [0.25, 0.75, 0.625, 0.375]);
        Assert.Equal(probabilities.Values, mapping.CategoryProbabilities(probabilities).Values);
        Assert.Equal([1, 0], DecisionMapping.Decide(probabilities));
    }
}
