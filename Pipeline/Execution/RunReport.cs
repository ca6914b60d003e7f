using Concord.Pipeline.Jobs;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Execution;

/// <summary>Writes the run directory of a submission whose jobs have ended, well or not.</summary>
internal static class RunReport
{
    /// <summary>Plans the whole manifest again and gathers what the store holds of it.</summary>
    /// <returns>One row a job.</returns>
    public static IReadOnlyList<JobRow> Write(Submission submission, ResultStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        SubmittedPlan submitted = new(submission, store, "cpu");
        Plan plan = submitted.MakeAll(cancellationToken);

        // What this plan finds in the store was made for the submission, unless an attempt says otherwise.
        IReadOnlyList<JobRow> rows = JobRows.Of(plan with { Jobs = [.. plan.Jobs.Select(job => job with { Cached = false })] }, submission, store, since: null);
        using RunDirectory directory = RunDirectory.Open(submission.Out);
        directory.Write(submitted.Environment, plan, rows, time);
        if (rows.All(row => row.Status != "not-started"))
        {
            new SubmissionStore(store).MarkEnded(submission.Id, time.GetUtcNow());
        }

        return rows;
    }
}
