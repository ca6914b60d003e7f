using Concord.Alignment.Behaviour;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>What is said of a matrix of error consistency.</summary>
internal sealed class AgreementWords(AgreementMatrix matrix, KappaConvention convention, string title)
{
    private const string Kappa = "Error consistency κ of every two observers: agreement on which images are answered rightly beyond what the two accuracies alone give (Cohen's kappa; 1 the same errors, 0 errors that have nothing to do with each other, below 0 errors on different images; Geirhos, Meding and Wichmann 2020).";

    /// <summary>The benchmark in headings.</summary>
    public string Title => title;

    /// <summary>The caption of a matrix with every person of a set.</summary>
    public string Full(string set)
    {
        int people = matrix.PeopleOf(set).Count;
        string who = people == 1
            ? $"Under the rule: {NameText.Short(matrix.PeopleOf(set)[0].Name)}. People's answers are known as counts only, so there is no reference of person with person."
            : $"Under the rule: {people} people. People with people is the reference, {Text(matrix.WithPeople(null, BehaviourAggregate.MeanOfDefined, set))} in the mean: what one more person would reach.";
        return $"{Begin(set)} {who}{Rest(set)}";
    }

    /// <summary>The caption of a matrix in which people stand together.</summary>
    public string Folded(string? set)
    {
        string over = set is null
            ? $"{Kappa} On {NameText.Short(title)}: mean over conditions, then people, then {matrix.Sets.Count} sets ({NumberText.Count(matrix.Sets.Sum(matrix.ImagesOf))} images answered by each model). People differ from set to set and so stand together; lowest and highest: the person with the lowest and highest value in each set, averaged over sets."
            : $"The {matrix.PeopleOf(set).Count} people stand together: mean, lowest and highest.";
        return $"{(set is null ? string.Empty : Begin(set) + " ")}{over} People with people (mean, lowest and highest pair) is the reference, {Text(matrix.WithPeople(null, BehaviourAggregate.MeanOfDefined, set))} in the mean: what one more person would reach.{Rest(set)}";
    }

    // One set of several stands below the table over all, which says what κ is.
    private string Begin(string set)
    {
        string images = $"mean over conditions, {NumberText.Count(matrix.ImagesOf(set))} images answered by each observer.";
        return matrix.Sets.Count == 1 ? $"{Kappa} On {NameText.Short(title)}: {images}" : $"Error consistency κ (Cohen's kappa of right and wrong answers; Geirhos, Meding and Wichmann 2020) of every two observers on {NameText.Short(title)}, set {NameText.Short(set)}: {images}";
    }

    private string Rest(string? set) => set is not null && matrix.Sets.Count > 1 ? string.Empty : $" {Certain}An observer with itself is left empty. Intervals of the models' agreement with people stand in their score table; counts of every pair and condition in agreements.parquet.";

    private string Certain => matrix.CertainCells == 0
        ? string.Empty
        : convention == KappaConvention.Concord
            ? $"In {matrix.CertainCells} of {matrix.Cells} pairs and conditions of this benchmark both are always right or always wrong: κ is undefined there and left out of the mean. "
            : $"In {matrix.CertainCells} of {matrix.Cells} pairs and conditions of this benchmark both are always right or always wrong: κ counts as 1 there, as the source's code has it. ";

    private static string Text(double value) => NumberText.Score(value);
}
