using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Datasets.Splits;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>Object2Vec (Bonner and Epstein 2021), subject 1: fMRI responses to 81 object categories.</summary>
/// <remarks>
/// Rows, folds and stimulus folders are matched by category name; the two feature files carry no names and are in the order of the conditions (checked: ridge regression gives the published scores).
/// The ceiling vectors have 1,875 entries for 1,870 voxels: five entries (0-based 233, 262, 287, 322, 338) are zeros for voxels that were left out, and are dropped.
/// `upper`, `lower` and `split` fit four runs (checked in the tests; the source does not say so): upper and lower are the correlation of one run with the mean of all runs and of the others, split is the uncorrected correlation s of two halves.
/// <see cref="Neuroid.Ceiling"/> is `split`; the mean over the runs, which is what is scored, has by Spearman and Brown the reliability 2s/(1 + s).
/// </remarks>
internal static class Object2Vec
{
    private const string Subject = "subj001";
    private const string Licence = "none stated: for checks only, not redistributed";

    private static readonly string[] s_ceilings = ["lower", "upper", "split"];

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "object2vec",
            "Object2Vec: fMRI of 81 object categories, one subject",
            "810 photographs (ten of each of 81 categories, 224×224 pixels, PIL bicubic from 600×600); responses are betas averaged over a category's ten pictures, 1,870 voxels of ten regions, zero mean per voxel within each of the nine given sets of nine categories "
            + "(which look like acquisition runs: grouped folds are the only honest ones). The given ceiling of a voxel is its split-half correlation (`split`, not corrected for length; `lower` and `upper` are at hand). "
            + "A region's mean r is noisy to about .1. One subject only. Features that come with it: alexnet20 and word2vec30. Visual degrees: not checked against a source.",
            "@article{bonner2021object, title={Object representations in the human brain reflect the co-occurrence statistics of vision and language}, author={Bonner, Michael F and Epstein, Russell A}, journal={Nature Communications}, volume={12}, pages={4081}, year={2021}, doi={10.1038/s41467-021-24368-2}}",
            Licence,
            null,
            "1",
            [
                new("stimuli", null, null, null, Licence, "object2vec/stimuli224", IsFolder: true, TreeSha256: "5deabb05d2b2d7374219b335e9e701d4c9257e3c563e5c2d3e474bff83caf508"),
                new("betas", null, "ddc53d6923901ae6627e453249bddfce17cdf9d3fd8196763f37eeec6f0e7212", 591691, Licence, "object2vec/roistack.mat"),
                new("folds", null, "b9bddee0b827db94e2a823fa9b78c0c9175c4608b4adf575602c3b69ab5471c2", 845, Licence, "object2vec/sets.mat"),
                new("alexnet20", null, "9a527c0a069cc889207b8176729ac51fd7dab0072e3dc4532d170f034c5670a0", 6251, Licence, "object2vec/alexnet.mat"),
                new("word2vec30", null, "34d0fbe4f84d18792a83b1fa185be5a437b7dbb94b0ad57ba08400c80af84875", 9281, Licence, "object2vec/word2vec.mat"),
            ],
            ["EVC", "LOC", "PFS", "OPA", "PPA", "RSC", "FFA", "OFA", "STS", "EBA"])
        {
            Contents = new DatasetContents
            {
                Conditions = 81,
                HasStimuli = true,
                HasNeuroids = true,
                NeuroidSubjects = 1,
                HasNeuroidCeilings = true,
                HasHalfCeilings = true,
                HasGivenFolds = true,
                Features = ["alexnet20", "word2vec30"],
            },
        },
        Load);

    private static Dataset Load(DatasetInfo info, IReadOnlyDictionary<string, string> paths)
    {
        MatStruct stack = MatFile.Read(paths["betas"])["roistack"].AsStruct();
        IReadOnlyList<string> conditions = stack["conds"].AsNames();
        Dictionary<string, double[]> ceilings = ReadCeilings(stack);
        NeuroidAssembly assembly = ReadAssembly(stack, conditions, ceilings["split"]);
        StimulusSet stimuli = ReadStimuli(info.Id, paths["stimuli"], conditions);
        return new Dataset(info)
        {
            Stimuli = stimuli,
            StimulusGroups = stimuli.Stimuli.ToDictionary(stimulus => stimulus.Id, stimulus => stimulus.Category!, StringComparer.Ordinal),
            Assemblies = [assembly],
            NeuroidCeilings = ceilings,
            GivenFolds = ReadFolds(MatFile.Read(paths["folds"])["sets"].AsCell(), conditions),
            Features =
            [
                ReadFeatures("alexnet20", MatFile.Read(paths["alexnet20"])["alexnet"].AsNumeric(), conditions),
                ReadFeatures("word2vec30", MatFile.Read(paths["word2vec30"])["word2vec"].AsNumeric(), conditions),
            ],
        };
    }

    private static NeuroidAssembly ReadAssembly(MatStruct stack, IReadOnlyList<string> conditions, double[] ceilings)
    {
        MatNumeric betas = stack["betas"].AsNumeric();
        IReadOnlyList<string> regions = stack["rois"].AsNames();
        double[] regionOf = stack["indices"].AsNumeric().ToDoubles();
        if (betas.Dimensions.Count != 2 || betas.Rows != conditions.Count || betas.Dimensions[1] != regionOf.Length || regionOf.Length != ceilings.Length)
        {
            throw new DatasetException(betas.Where, $"betas {betas.ShapeText}, {conditions.Count} conditions, {regionOf.Length} region numbers, {ceilings.Length} ceilings", "sizes that agree", "Use the file that the entry names.");
        }

        var neuroids = new Neuroid[regionOf.Length];
        for (int voxel = 0; voxel < neuroids.Length; voxel++)
        {
            neuroids[voxel] = new Neuroid($"{Subject}.{voxel:0000}", regions[(int)regionOf[voxel] - 1], Subject, ceilings[voxel]);
        }

        return new NeuroidAssembly("object2vec", conditions, neuroids, betas.ToRowMajor());
    }

    private static Dictionary<string, double[]> ReadCeilings(MatStruct stack)
    {
        Dictionary<string, double[]> read = s_ceilings.ToDictionary(name => name, name => stack[name].AsNumeric().ToDoubles(), StringComparer.Ordinal);
        int voxels = stack["indices"].Count;
        int[] kept = [.. Enumerable.Range(0, read["upper"].Length).Where(i => read.Values.Any(values => values[i] != 0))];
        return kept.Length == voxels
            ? read.ToDictionary(pair => pair.Key, pair => kept.Select(i => pair.Value[i]).ToArray(), StringComparer.Ordinal)
            : throw new DatasetException(stack.Where, $"{kept.Length} ceilings that are not zero", $"{voxels}, one a voxel", "Use the file that the entry names.");
    }

    private static StimulusSet ReadStimuli(string id, string folder, IReadOnlyList<string> conditions)
    {
        string[] folders = [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        if (!folders.SequenceEqual(conditions.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            string[] odd = [.. folders.Except(conditions).Concat(conditions.Except(folders)).Take(5)];
            throw new DatasetException(folder, $"{folders.Length} folders; not on both sides: {string.Join(", ", odd)}", $"one folder for each of {conditions.Count} conditions", "Use the folder that the entry names.");
        }

        return new StimulusSet(id,
        [
            .. conditions.SelectMany(category => Directory.EnumerateFiles(Path.Combine(folder, category), "*.png").Order(StringComparer.Ordinal)
                .Select(path => Stimulus.FromFile(Path.GetFileNameWithoutExtension(path), path, category))),
        ]);
    }

    private static NamedFolds ReadFolds(MatCell sets, IReadOnlyList<string> conditions)
    {
        var foldOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int fold = 0; fold < sets.Count; fold++)
        {
            foreach (string category in sets.Items[fold].AsNames())
            {
                if (!foldOf.TryAdd(category, fold))
                {
                    throw new DatasetException(sets.Where, $"'{category}' in sets {foldOf[category] + 1} and {fold + 1}", "each category in one set", "Use the file that the entry names.");
                }
            }
        }

        string[] missing = [.. conditions.Where(category => !foldOf.ContainsKey(category))];
        return missing.Length == 0 && foldOf.Count == conditions.Count
            ? new NamedFolds("given", [.. conditions.Select(category => foldOf[category])])
            : throw new DatasetException(sets.Where, $"{foldOf.Count} categories in sets, {missing.Length} conditions in none ({string.Join(", ", missing.Take(5))})", $"{conditions.Count}", "Use the file that the entry names.");
    }

    private static FeatureSet ReadFeatures(string name, MatNumeric values, IReadOnlyList<string> conditions)
    {
        FeatureTable.CheckShape(values.Where, values.Dimensions, conditions.Count);
        return new FeatureSet(name, conditions, values.Dimensions[1], [.. values.ToRowMajor().Select(value => (float)value)]);
    }
}
