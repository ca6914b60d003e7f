namespace Concord.Models.Training;

/// <summary>A learning rate that rises in a line and falls as a cosine.</summary>
internal static class LearningRateSchedule
{
    /// <summary>The rate of a step: η·(t + 1)/w while t &lt; w, then η·(1 + cos(π(t − w)/(T − w)))/2.</summary>
    /// <param name="recipe">Highest rate and share of the rise.</param>
    /// <param name="step">Steps done before, t.</param>
    /// <param name="steps">Steps in all, T.</param>
    public static double Of(TrainingRecipe recipe, long step, long steps)
    {
        double rise = Math.Max(1, Math.Round(recipe.WarmUp * steps));
        return step < rise
            ? recipe.LearningRate * (step + 1) / rise
            : recipe.LearningRate * (1 + Math.Cos(Math.PI * (step - rise) / Math.Max(1, steps - rise))) / 2;
    }
}
