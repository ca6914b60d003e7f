using System.Globalization;
using Concord.Alignment.Resampling;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;
using Concord.Models.Preprocessing;
using Concord.Models.Training;

namespace Concord.Pipeline.Training;

/// <summary>Pictures of a dataset with categories: nine tenths to learn from, a tenth of each category to be tested on.</summary>
internal static class DatasetPictures
{
    private const int TestedShare = 10;

    // The same pictures are tested whatever the training's seed: its networks can be compared.
    private const long SplitSeed = 1;

    /// <summary>The pictures.</summary>
    /// <param name="dataset">A dataset with pictures.</param>
    /// <param name="side">Pixels a side.</param>
    /// <exception cref="InvalidDataException">Pictures without a category, or a category too small to be tested.</exception>
    public static TrainingPictures Of(Dataset dataset, int side)
    {
        Stimulus[] stimuli = [.. dataset.Stimuli?.Stimuli ?? []];
        string where = $"dataset '{dataset.Info.Id}'";
        if (stimuli.FirstOrDefault(stimulus => stimulus.Category is null) is { } bare)
        {
            throw new InvalidDataException($"{where}: picture '{bare.Id}' has no category; to train on, every picture needs one.");
        }

        // Where people labelled the pictures, logits stand in the order of their labels.
        string[] found = [.. stimuli.Select(stimulus => stimulus.Category!).Distinct(StringComparer.Ordinal)];
        string[] categories = dataset.Labels is { } labels && found.All(labels.Categories.Contains) ? [.. labels.Categories] : found;
        List<Stimulus> learn = [], test = [];
        foreach (IGrouping<string, Stimulus> category in stimuli.GroupBy(stimulus => stimulus.Category!, StringComparer.Ordinal))
        {
            Stimulus[] all = [.. category];
            if (all.Length < 2)
            {
                throw new InvalidDataException($"{where}: category '{category.Key}' has {all.Length} picture; to train on, each needs two at least, one of them to be tested.");
            }

            int tested = Math.Max(1, all.Length / TestedShare);
            int[] order = new StableRandom(SplitSeed, StableRandom.StreamOf(category.Key)).Permutation(all.Length);
            test.AddRange(order[..tested].Order().Select(i => all[i]));
            learn.AddRange(order[tested..].Order().Select(i => all[i]));
        }

        return new TrainingPictures(Pictures(dataset, "learn", Mixed(learn, "learn"), categories, side), [new EvaluationSet("test", Pictures(dataset, "test", Mixed(test, "test"), categories, side))]);
    }

    // The first of them stand for all where a part is taken: for attacks, for a linear readout.
    private static List<Stimulus> Mixed(List<Stimulus> stimuli, string part) => [.. new StableRandom(SplitSeed, StableRandom.StreamOf($"order/{part}")).Permutation(stimuli.Count).Select(i => stimuli[i])];

    private static LabelledPictures Pictures(Dataset dataset, string part, List<Stimulus> stimuli, string[] categories, int side)
    {
        StimulusSet set = new($"{dataset.Info.Id}-{part}", stimuli);
        Dictionary<string, int> labels = categories.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return new LabelledPictures(
            string.Create(CultureInfo.InvariantCulture, $"{dataset.Info.Id}/{dataset.Info.Version} {part} {set.Hash} side {side} {CentredSquare.Canonical}"),
            side,
            categories,
            stimuli.Count,
            (index, rgb) =>
            {
                RgbImage image = stimuli[index].Load();
                CentredSquare.Fill(new PixelImage(image.Width, image.Height, image.Rgb), side, rgb);
                return labels[stimuli[index].Category!];
            });
    }
}
