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
        return $"{Kappa} {Place(set)}: mean over conditions, {NumberText.Count(matrix.ImagesOf(set))} images answered by each observer. {who} {Rest}";
    }

    /// <summary>The caption of a matrix in which people stand together.</summary>
    public string Folded(string? set)
    {
        string over = set is null
            ? $"On {NameText.Short(title)}: mean over conditions, then people, then {matrix.Sets.Count} sets ({NumberText.Count(matrix.Sets.Sum(matrix.ImagesOf))} images answered by each model). People differ from set to set and so stand together; lowest and highest: the person with the lowest and highest value in each set, averaged over sets."
            : $"{Place(set)}: mean over conditions, {NumberText.Count(matrix.ImagesOf(set))} images answered by each observer. The {matrix.PeopleOf(set).Count} people stand together: mean, lowest and highest.";
        return $"{Kappa} {over} People with people (mean, lowest and highest pair) is the reference, {Text(matrix.WithPeople(null, BehaviourAggregate.MeanOfDefined, set))} in the mean: what one more person would reach. {Rest}";
    }

    private string Rest => $"{Certain}An observer with itself is left empty. Intervals of the models' agreement with people stand in their score table; counts of every pair and condition in agreements.parquet.";

    private string Certain => matrix.CertainCells == 0
        ? string.Empty
        : convention == KappaConvention.Concord
            ? $"In {matrix.CertainCells} of {matrix.Cells} pairs and conditions of this benchmark both are always right or always wrong: κ is undefined there and left out of the mean. "
            : $"In {matrix.CertainCells} of {matrix.Cells} pairs and conditions of this benchmark both are always right or always wrong: κ counts as 1 there, as the source's code has it. ";

    private string Place(string set) => matrix.Sets.Count == 1 ? $"On {NameText.Short(title)}" : $"On {NameText.Short(title)}, set {NameText.Short(set)}";

    private static string Text(double value) => NumberText.Score(value);
}
