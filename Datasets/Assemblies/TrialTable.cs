namespace Concord.Datasets.Assemblies;

/// <summary>The trials of one behavioural data set, humans and models together.</summary>
public sealed class TrialTable
{
    private readonly Lazy<string> _hash;
    private readonly Lazy<Dictionary<(string Observer, string Condition), Trial[]>> _cells;

    /// <summary>Checks that every trial's condition is named and that an observer saw no trial number twice.</summary>
    /// <param name="dataset">The name of the data set.</param>
    /// <param name="trials">At least one.</param>
    /// <param name="conditions">The conditions that count, in published order.</param>
    /// <param name="excludedConditions">The conditions that the source leaves out of its aggregate.</param>
    /// <exception cref="DatasetException">No trial, an unknown condition, or a trial twice.</exception>
    public TrialTable(string dataset, IReadOnlyList<Trial> trials, IReadOnlyList<string> conditions, IReadOnlyList<string> excludedConditions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataset);
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(excludedConditions);
        if (trials.Count == 0)
        {
            throw new DatasetException($"trials '{dataset}'", "no trial", "at least one", "Check the files.");
        }

        Require.UniqueIds($"trials '{dataset}'", [.. conditions, .. excludedConditions], "condition");
        CheckTrials(dataset, trials, new HashSet<string>([.. conditions, .. excludedConditions], StringComparer.Ordinal));
        Dataset = dataset;
        Trials = [.. trials];
        Conditions = [.. conditions];
        ExcludedConditions = [.. excludedConditions];
        string[] observers = [.. trials.Select(trial => trial.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        HumanSubjects = [.. observers.Where(IsHuman)];
        ModelObservers = [.. observers.Where(observer => !IsHuman(observer))];
        _hash = new Lazy<string>(ComputeHash);
        _cells = new Lazy<Dictionary<(string Observer, string Condition), Trial[]>>(() => Trials.GroupBy(trial => (trial.Subject, trial.Condition))
            .ToDictionary(cell => cell.Key, cell => cell.OrderBy(trial => trial.ImageId, StringComparer.Ordinal).ToArray()));
    }

    /// <summary>The name of the data set.</summary>
    public string Dataset { get; }

    /// <summary>All trials, excluded conditions included.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>The conditions that count, in published order.</summary>
    public IReadOnlyList<string> Conditions { get; }

    /// <summary>The conditions that the source leaves out (no distortion, or mean human accuracy below .2).</summary>
    public IReadOnlyList<string> ExcludedConditions { get; }

    /// <summary>The human observers, sorted.</summary>
    public IReadOnlyList<string> HumanSubjects { get; }

    /// <summary>The other observers, sorted.</summary>
    public IReadOnlyList<string> ModelObservers { get; }

    /// <summary>SHA-256 (hex) over conditions and trials in order.</summary>
    public string Hash => _hash.Value;

    /// <summary>The trials of one observer in one condition, sorted by image id, so that two observers' rows pair; empty when there is none.</summary>
    public IReadOnlyList<Trial> Of(string observer, string condition) => _cells.Value.TryGetValue((observer, condition), out Trial[]? cell) ? cell : [];

    /// <summary>Whether an observer's name is a human's: it begins with "subject-".</summary>
    public static bool IsHuman(string observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return observer.StartsWith("subject-", StringComparison.Ordinal);
    }

    private static void CheckTrials(string dataset, IReadOnlyList<Trial> trials, HashSet<string> conditions)
    {
        var seen = new Dictionary<string, HashSet<(int Session, int Number)>>(StringComparer.Ordinal);
        string? subject = null;
        HashSet<(int Session, int Number)> own = [];
        foreach (Trial trial in trials)
        {
            // Trials of one subject follow one another.
            if (!ReferenceEquals(trial.Subject, subject) && !seen.TryGetValue(subject = trial.Subject, out own!))
            {
                seen.Add(subject, own = []);
            }

            if (!conditions.Contains(trial.Condition))
            {
                throw new DatasetException($"trials '{dataset}'", $"condition '{trial.Condition}' ({trial.Subject}, trial {trial.TrialNumber})", $"one of {string.Join(", ", conditions)}", "Conditions are labels: name each one that the files hold.");
            }

            if (!own.Add((trial.Session, trial.TrialNumber)))
            {
                throw new DatasetException($"trials '{dataset}'", $"{trial.Subject}, session {trial.Session}, trial {trial.TrialNumber} twice", "each trial once", "A file was probably given twice.");
            }
        }
    }

    private string ComputeHash()
    {
        using var hash = new CanonicalHash();
        hash.Add(Dataset).Add(Conditions).Add(ExcludedConditions).Add(Trials.Count);
        foreach (Trial trial in Trials)
        {
            hash.Add(trial.Subject).Add(trial.Session).Add(trial.TrialNumber).Add(trial.ResponseTime).Add(trial.Response)
                .Add(trial.Category).Add(trial.Condition).Add(trial.ImageName).Add(trial.ImageId);
        }

        return hash.Hex();
    }
}
