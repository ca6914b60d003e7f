namespace Concord.Alignment.Rsa;

/// <summary>How each draw of a bootstrap is cross-validated.</summary>
/// <param name="StimulusFolds">Folds over the distinct conditions of a draw; 1 holds none out.</param>
/// <param name="SubjectFolds">Folds over the distinct subjects of a draw; 1 holds none out.</param>
/// <param name="Repeats">Different assignments to folds in each draw, 2 or more: from two on, the variance that the assignment adds can be taken away.</param>
/// <param name="Seed">Of the assignments; written with the score.</param>
public sealed record CrossValidationPlan(int StimulusFolds = 2, int SubjectFolds = 1, int Repeats = 2, long Seed = 0)
{
    /// <summary>rsatoolbox's choice by the number of conditions: 2 below 12 distinct ones expected in a draw, 3 below 24, 4 below 40, else 5.</summary>
    /// <param name="stimuli">Number of conditions.</param>
    public static int DefaultStimulusFolds(int stimuli) => (stimuli * (1 - (1 / Math.E))) switch
    {
        < 12 => 2,
        < 24 => 3,
        < 40 => 4,
        _ => 5,
    };

    /// <summary>rsatoolbox's choice by the number of subjects: 2 below 6 distinct ones expected in a draw, 3 below 12, 4 below 20, else 5; 1 for a single subject.</summary>
    /// <param name="subjects">Number of subjects.</param>
    public static int DefaultSubjectFolds(int subjects) => (subjects * (1 - (1 / Math.E))) switch
    {
        _ when subjects == 1 => 1,
        < 6 => 2,
        < 12 => 3,
        < 20 => 4,
        _ => 5,
    };
}
