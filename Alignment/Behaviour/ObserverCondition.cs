namespace Concord.Alignment.Behaviour;

/// <summary>What one observer, human or model, got right in one condition.</summary>
/// <remarks>Trials are kept in ordinal order of their image id, so that two observers pair by position. A class without value equality.</remarks>
public sealed class ObserverCondition
{
    /// <summary>Sorts an observer's trials by image.</summary>
    /// <param name="observer">Who answered.</param>
    /// <param name="condition">The condition's label, compared as text.</param>
    /// <param name="trials">Image id and whether the answer was right; no answer counts as wrong.</param>
    /// <exception cref="AlignmentException">There is no trial, or an image occurs twice.</exception>
    public ObserverCondition(string observer, string condition, IEnumerable<(string ImageId, bool IsCorrect)> trials)
    {
        (string ImageId, bool IsCorrect)[] sorted = trials.ToArray();
        Observer = observer;
        Condition = condition;
        ImageIds = Array.ConvertAll(sorted, trial => trial.ImageId);
        IsCorrect = Array.ConvertAll(sorted, trial => trial.IsCorrect);
        CorrectCount = IsCorrect.Count(correct => correct);
        if (sorted.Length == 0)
        {
            throw new AlignmentException($"observer {observer}, condition '{condition}'", "no trials", "one or more", "Leave the condition out.");
        }

        if (NotRising(ImageIds) is null)
        {
            return; // as a table of trials gives them
        }

        Array.Sort(ImageIds, IsCorrect, StringComparer.Ordinal);
        if (NotRising(ImageIds) is { } twice)
        {
            throw new AlignmentException($"observer {observer}, condition '{condition}'", $"image {twice} twice", "one trial an image", "Look at the sessions of the trial table.");
        }
    }

    /// <summary>Who answered.</summary>
    public string Observer { get; }

    /// <summary>The condition.</summary>
    public string Condition { get; }

    /// <summary>(images) ids in ordinal order.</summary>
    public string[] ImageIds { get; }

    /// <summary>(images) whether the answer was right.</summary>
    public bool[] IsCorrect { get; }

    /// <summary>Right answers.</summary>
    public int CorrectCount { get; }

    // The first id that does not come after the one before it; null where all do.
    private static string? NotRising(string[] ids)
    {
        for (int k = 1; k < ids.Length; k++)
        {
            if (string.CompareOrdinal(ids[k - 1], ids[k]) >= 0)
            {
                return ids[k];
            }
        }

        return null;
    }
}
