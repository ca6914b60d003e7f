using System.Globalization;
using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>A recipe as the regime's record has it.</summary>
internal static class RegimeRecord
{
    /// <summary>The record.</summary>
    /// <param name="recipe">How the network was trained.</param>
    /// <param name="data">The data in words.</param>
    /// <param name="images">Pictures of the data.</param>
    /// <param name="seen">Examples shown.</param>
    /// <param name="flops">Operations.</param>
    public static TrainingRegime Of(TrainingRecipe recipe, string data, int images, long seen, double flops) => new()
    {
        Name = recipe.Regime,
        Data = data,
        Images = images,
        ImagesSeen = seen,
        Epochs = seen / (double)images,
        Objective = recipe.Objective switch
        {
            TrainingObjective.Classification => "classification",
            TrainingObjective.Contrastive => "contrast of views (SimCLR)",
            _ => "pixels of masked patches",
        },
        Labels = recipe.Objective == TrainingObjective.Classification ? TrainingLabels.Class : TrainingLabels.None,
        Augmentation = recipe.Objective == TrainingObjective.Contrastive ? "crop, flip, colour, grey" : recipe.Augmentation.Words,
        Adversarial = recipe.Adversary?.Budget,
        Compute = string.Create(CultureInfo.InvariantCulture, $"{flops:0.###e0} FLOPs"),
        Remark = (recipe.HasShuffledLabels, recipe.Objective) switch
        {
            (true, _) => "labels dealt out anew over the pictures",
            (_, TrainingObjective.Classification) => "",
            _ => "linear-probe: the last layer was fitted with labels to frozen features",
        },
    };
}
