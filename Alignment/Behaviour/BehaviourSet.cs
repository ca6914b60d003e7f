namespace Concord.Alignment.Behaviour;

/// <summary>One dataset: all observers' answers in the conditions used.</summary>
public sealed class BehaviourSet
{
    private readonly Dictionary<(string Observer, string Condition), ObserverCondition> cells = [];

    /// <summary>Collects the observers.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="cells">One for each observer and condition; conditions that the source leaves out are left out here.</param>
    /// <param name="humans">Which observers are human.</param>
    /// <exception cref="AlignmentException">An observer lacks a condition or has it twice.</exception>
    public BehaviourSet(string dataset, IEnumerable<ObserverCondition> cells, IReadOnlyList<string> humans)
    {
        Dataset = dataset;
        Humans = humans;
        foreach (ObserverCondition cell in cells)
        {
            if (!this.cells.TryAdd((cell.Observer, cell.Condition), cell))
            {
                throw new AlignmentException($"dataset {dataset}", $"observer {cell.Observer} twice in condition '{cell.Condition}'", "once", "Join the sessions of an observer first.");
            }
        }

        Conditions = this.cells.Keys.Select(key => key.Condition).Distinct(StringComparer.Ordinal).ToArray();
        Observers = this.cells.Keys.Select(key => key.Observer).Distinct(StringComparer.Ordinal).ToArray();
        foreach (string observer in Observers.Concat(humans))
        {
            foreach (string condition in Conditions)
            {
                _ = Cell(observer, condition);
            }
        }
    }

    /// <summary>The dataset's name.</summary>
    public string Dataset { get; }

    /// <summary>The conditions used, in the order in which they came.</summary>
    public IReadOnlyList<string> Conditions { get; }

    /// <summary>All observers.</summary>
    public IReadOnlyList<string> Observers { get; }

    /// <summary>The human observers.</summary>
    public IReadOnlyList<string> Humans { get; }

    /// <summary>One observer in one condition.</summary>
    /// <exception cref="AlignmentException">There is none.</exception>
    public ObserverCondition Cell(string observer, string condition) =>
        cells.TryGetValue((observer, condition), out ObserverCondition? cell)
            ? cell
            : throw new AlignmentException($"dataset {Dataset}", $"no trials of {observer} in condition '{condition}'", $"one of {string.Join(", ", Observers)} in every condition", "Add the trials, or leave the condition out for all.");

    internal IEnumerable<(string First, string Second)> HumanPairs() =>
        Humans.SelectMany((first, k) => Humans.Skip(k + 1).Select(second => (first, second)));
}
