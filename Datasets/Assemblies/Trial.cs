namespace Concord.Datasets.Assemblies;

/// <summary>One behavioural trial: a subject (or a model) sees an image and answers.</summary>
/// <param name="Subject">Who answered; humans are "subject-NN" in the model-vs-human files, everything else is a model.</param>
/// <param name="Session">Which session.</param>
/// <param name="TrialNumber">The running number in the session.</param>
/// <param name="ResponseTime">Seconds; NaN when not recorded (models, no answer).</param>
/// <param name="Response">The category chosen; "na" = none.</param>
/// <param name="Category">The right answer.</param>
/// <param name="Condition">The condition as its published label.</param>
/// <param name="ImageName">The image's file name as shown.</param>
/// <param name="ImageId">What pairs trials of different observers.</param>
public sealed record Trial(
    string Subject,
    int Session,
    int TrialNumber,
    double ResponseTime,
    string Response,
    string Category,
    string Condition,
    string ImageName,
    string ImageId)
{
    /// <summary>Whether the answer is the category; no answer counts as wrong.</summary>
    public bool IsCorrect => string.Equals(Response, Category, StringComparison.Ordinal);
}
