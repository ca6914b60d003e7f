using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Watching;

/// <summary>All that the page of one job shows, but for its log.</summary>
internal sealed record JobDetails
{
    public required JobItem Job { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required int Priority { get; init; }

    public required string SubmissionName { get; init; }

    /// <summary>The jobs that it needs.</summary>
    public required IReadOnlyList<JobItem> Needs { get; init; }

    /// <summary>How many jobs need it.</summary>
    public required int NeededBy { get; init; }

    /// <summary>The parts of the manifest that it is made from, for people.</summary>
    public required string Parts { get; init; }

    /// <summary>The text that was hashed into the key; null until it is done, and for a job that stores readouts.</summary>
    public string? Inputs { get; init; }

    /// <summary>How the last attempt ended; null before.</summary>
    public AttemptRecord? LastAttempt { get; init; }

    /// <summary>The job of a key; null where the queue has none.</summary>
    public static JobDetails? Of(string key, QueueView view, ResultStore store)
    {
        if (view.Job(key) is not { } row)
        {
            return null;
        }

        Submission? submission = Read(new SubmissionStore(store), row.Submission);
        SubmittedJob? own = submission?.Jobs.FirstOrDefault(job => job.Key == key);
        return new JobDetails
        {
            Job = JobItem.Of(row),
            Created = row.Created,
            Priority = row.Priority,
            SubmissionName = NameText.Visible(submission?.Name ?? view.Listed(row.Submission)?.Name),
            Needs = [.. view.Jobs(own?.DependsOn.ToHashSet(StringComparer.Ordinal) ?? []).Select(JobItem.Of)],
            NeededBy = submission?.Jobs.Count(job => job.DependsOn.Contains(key, StringComparer.Ordinal)) ?? 0,
            Parts = own is null ? string.Empty : PartsText(own.Parts),
            Inputs = InputsOf(key, store),
            LastAttempt = new AttemptStore(store).Read(key),
        };
    }

    // A submission that cannot be read is told of by the worker; the rest of the page is shown all the same.
    private static Submission? Read(SubmissionStore submissions, string id)
    {
        try
        {
            return submissions.Read(id);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static string? InputsOf(string key, ResultStore store)
    {
        try
        {
            return store.HasResult(key) ? string.Join('\n', ResultRecord.Read(store.ResultFolder(key)).Inputs.Split('\n').Select(NameText.Visible)) : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static string PartsText(JobParts parts)
    {
        string[] texts =
        [
            .. parts.Models.Select(model => $"model {model}"),
            .. parts.Simulations.Select(simulation => $"simulation {simulation}"),
            .. parts.Metrics.Select(metric => $"benchmark {metric.Key}, metric {string.Join(", ", metric.Value.Select(place => place + 1))}"),
        ];
        return NameText.Visible(string.Join("; ", texts));
    }
}
