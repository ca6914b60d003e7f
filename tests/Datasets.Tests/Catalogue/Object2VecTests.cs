using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;
using Concord.Datasets.Formats;

namespace Concord.Datasets.Tests.Catalogue;

/// <summary>Numbers: shared/golden/real/object2vec.txt (numpy).</summary>
public sealed class Object2VecTests
{
    [Theory]
    [InlineData("alexnet20", new[] { 0.529, 0.609, 0.188, 0.496, 0.626, 0.440, 0.268, 0.534, 0.283, 0.235 })]
    [InlineData("word2vec30", new[] { 0.188, 0.492, 0.461, 0.271, 0.389, 0.244, 0.369, 0.481, 0.075, 0.221 })]
    public void Features_rows_folds_and_regions_are_in_one_order(string features, double[] expected)
    {
        Dataset dataset = SharedFiles.Load("object2vec");
        NeuroidAssembly assembly = Assert.Single(dataset.Assemblies);
        Assert.Equal(dataset.Info.Regions, assembly.Regions);
        double[] scores = Ridge10(dataset.Features.Single(candidate => candidate.Name == features), assembly, dataset.GivenFolds!.FoldOfStimulus);
        for (int region = 0; region < expected.Length; region++)
        {
            double mean = Enumerable.Range(0, scores.Length).Where(column => assembly.Neuroids[column].Region == assembly.Regions[region]).Average(column => scores[column]);
            Assert.Equal(expected[region], mean, 0.00051);
        }
    }

    [Fact]
    public void Five_empty_ceilings_are_dropped_and_the_rest_align()
    {
        Dataset dataset = SharedFiles.Load("object2vec");
        NeuroidAssembly assembly = dataset.Assemblies[0];
        Assert.Equal(1870, assembly.Neuroids.Count);
        Assert.All(dataset.NeuroidCeilings.Values, values => Assert.Equal(1870, values.Length));
        Assert.Equal(dataset.NeuroidCeilings["split"], assembly.Neuroids.Select(neuroid => neuroid.Ceiling));
        Assert.All(Enumerable.Range(0, 1870), i => Assert.True(dataset.NeuroidCeilings["lower"][i] < dataset.NeuroidCeilings["upper"][i]));
        Assert.Equal(0.67198, assembly.Neuroids[0].Ceiling, 0.00001);
        // Aligned, a voxel's variance over the categories goes with its ceiling; the dropped entries lie in LOC.
        Assert.Equal("LOC", assembly.Neuroids[233].Region);
    }

    [Fact]
    public void Ten_pictures_stand_for_each_category_and_folds_hold_nine_categories()
    {
        Dataset dataset = SharedFiles.Load("object2vec");
        Assert.Equal(810, dataset.Stimuli!.Count);
        Assert.All(dataset.StimulusGroups!.Values.GroupBy(group => group, StringComparer.Ordinal), group => Assert.Equal(10, group.Count()));
        Assert.Equal(dataset.Assemblies[0].StimulusIds.ToHashSet(), dataset.StimulusGroups!.Values.ToHashSet());
        Assert.All(dataset.GivenFolds!.FoldOfStimulus.GroupBy(fold => fold), fold => Assert.Equal(9, fold.Count()));
        Assert.Equal("airplane", dataset.StimulusGroups["airplane001"]);
        Assert.Equal((224, 224), (dataset.Stimuli["airplane001"].Load().Width, dataset.Stimuli["airplane001"].Load().Height));
    }

    [Fact]
    public void Betas_have_zero_mean_within_each_given_set()
    {
        Dataset dataset = SharedFiles.Load("object2vec");
        NeuroidAssembly assembly = dataset.Assemblies[0];
        int columns = assembly.Neuroids.Count;
        for (int fold = 0; fold < 9; fold++)
        {
            int[] rows = [.. Enumerable.Range(0, 81).Where(row => dataset.GivenFolds!.FoldOfStimulus[row] == fold)];
            Assert.All(Enumerable.Range(0, columns), column => Assert.Equal(0, rows.Average(row => assembly.Values[(row * columns) + column]), 1e-5));
        }
    }

    [Fact]
    public void The_folder_has_the_hash_that_the_entry_states()
    {
        DatasetInfo info = DatasetCatalogue.Find("object2vec").Info;
        DatasetFile folder = Assert.Single(info.Files, file => file.IsFolder);
        Assert.Equal(folder.TreeSha256, FolderHash.Compute(SharedFiles.Paths(info)[folder.Role]));
    }

    // z-scored on the training fold (population sd), penalty 10, predictions pooled, Pearson a voxel.
    private static double[] Ridge10(FeatureSet features, NeuroidAssembly assembly, int[] foldOf)
    {
        int rows = foldOf.Length;
        int units = features.UnitCount;
        int columns = assembly.Neuroids.Count;
        double[] predicted = new double[rows * columns];
        for (int fold = 0; fold < 9; fold++)
        {
            int[] train = [.. Enumerable.Range(0, rows).Where(row => foldOf[row] != fold)];
            double[] mean = [.. Enumerable.Range(0, units).Select(unit => train.Average(row => features.Values[(row * units) + unit]))];
            double[] deviation = [.. Enumerable.Range(0, units).Select(unit => Math.Sqrt(train.Average(row => Square(features.Values[(row * units) + unit] - mean[unit]))))];
            double Z(int row, int unit) => (features.Values[(row * units) + unit] - mean[unit]) / deviation[unit];
            double[] means = [.. Enumerable.Range(0, columns).Select(column => train.Average(row => assembly.Values[(row * columns) + column]))];
            double[,] system = new double[units, units + columns];
            for (int a = 0; a < units; a++)
            {
                foreach (int row in train)
                {
                    double z = Z(row, a);
                    for (int b = 0; b < units; b++)
                    {
                        system[a, b] += z * Z(row, b);
                    }

                    for (int column = 0; column < columns; column++)
                    {
                        system[a, units + column] += z * (assembly.Values[(row * columns) + column] - means[column]);
                    }
                }

                system[a, a] += 10;
            }

            Eliminate(system, units, columns);
            foreach (int row in Enumerable.Range(0, rows).Where(row => foldOf[row] == fold))
            {
                for (int column = 0; column < columns; column++)
                {
                    predicted[(row * columns) + column] = means[column] + Enumerable.Range(0, units).Sum(unit => Z(row, unit) * system[unit, units + column]);
                }
            }
        }

        return [.. Enumerable.Range(0, columns).Select(column => Correlation.Pearson(Column(predicted, column, columns), Column(assembly.Values, column, columns)))];
    }

    private static void Eliminate(double[,] system, int units, int columns)
    {
        for (int pivot = 0; pivot < units; pivot++)
        {
            double scale = system[pivot, pivot];
            for (int column = pivot; column < units + columns; column++)
            {
                system[pivot, column] /= scale;
            }

            for (int row = 0; row < units; row++)
            {
                double factor = system[row, pivot];
                for (int column = pivot; row != pivot && column < units + columns; column++)
                {
                    system[row, column] -= factor * system[pivot, column];
                }
            }
        }
    }

    private static double[] Column(double[] values, int column, int columns) => [.. Enumerable.Range(0, values.Length / columns).Select(row => values[(row * columns) + column])];

    private static double Square(double value) => value * value;
}
