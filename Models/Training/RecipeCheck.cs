namespace Concord.Models.Training;

/// <summary>Whether the settings of a training go together; said before anything is read.</summary>
internal static class RecipeCheck
{
    /// <summary>Looks at all settings.</summary>
    /// <exception cref="ModelException">One is wrong.</exception>
    public static void Run(TrainingRecipe recipe, ITrainingImages images, IReadOnlyList<EvaluationSet> evaluations)
    {
        int classes = recipe.Classes == 0 ? images.Categories.Count : recipe.Classes;
        Require(recipe, images.Count > 0 && recipe.Images >= 0 && recipe.Images <= images.Count, $"{recipe.Images} of {images.Count} pictures", "at most as many as there are");
        int used = recipe.Images == 0 ? images.Count : recipe.Images;
        Require(recipe, 3L * images.Side * images.Side * used <= Array.MaxLength, $"{used} pictures of {images.Side} pixels a side", "at most 2 GiB of pixels, which are all held in memory");
        Require(recipe, classes >= images.Categories.Count && classes > 1, $"{classes} classes for {images.Categories.Count} categories", "at least as many as categories, and two");
        Require(recipe, recipe.Batch > 1, $"a batch of {recipe.Batch}", "at least 2 examples");
        Require(recipe, recipe.LearningRate > 0, $"a learning rate of {recipe.LearningRate:R}", "a positive one");
        Require(recipe, recipe.Steps > 0 || recipe.Epochs > 0, "no steps", "a positive number of epochs or steps");
        Require(recipe, recipe.Adversary is null || recipe.Objective == TrainingObjective.Classification, $"an adversary with the objective {recipe.Objective}", "one with classification only");
        Require(recipe, recipe.Adversary is null or { Epsilon: > 0, Steps: > 0, StepSize: > 0 }, $"an adversary of {recipe.Adversary?.Canonical}", "positive ε, steps and step size");
        foreach (EvaluationSet set in evaluations)
        {
            Require(recipe, set.Images.Side == images.Side, $"'{set.Name}' of {set.Images.Side} pixels", $"{images.Side}, as the training pictures");
            Require(recipe, set.Images.Categories.SequenceEqual(images.Categories), $"'{set.Name}' with other categories", "those of the training pictures, in the same order");
            Require(recipe, set.Rival is null || set.Rival.Count == set.Images.Count, $"'{set.Name}' with {set.Rival?.Count} rival labels", $"{set.Images.Count}, one a picture");
        }
    }

    private static void Require(TrainingRecipe recipe, bool holds, string found, string expected)
    {
        if (!holds)
        {
            throw new ModelException($"training of {recipe.Architecture}", found, expected, "Change the training's settings.");
        }
    }
}
