using System.Globalization;
using Concord.Pipeline.Slurm.Profiles;

namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>Asks SLURM through its own commands.</summary>
internal sealed class SlurmClient(ICommandRunner runner)
{
    private const string SqueueFields = "Name:|,ArrayJobID:|,ArrayTaskID:|,State:|,Reason:|,NodeList:|,exit_code:|,TimeUsed:|,RestartCnt:|";
    private const string SacctFields = "JobName%64,JobID,State,Reason,NodeList,ExitCode,Elapsed";

    /// <summary>What the cluster can take.</summary>
    public ClusterFacts Facts() => ClusterFacts.Parse(
        this.Ask("scontrol", ["show", "config"]),
        this.Ask("sinfo", ["-h", "-a", "-e", "-o", ClusterFacts.SinfoFormat]));

    /// <summary>The elements of batches that SLURM still knows, all in one call.</summary>
    /// <param name="names">The batches' names.</param>
    public IReadOnlyList<ElementRow> Queue(IReadOnlyCollection<string> names) => names.Count == 0
        ? []
        : [.. Lines(this.Ask("squeue", ["-h", "-r", "-t", "all", "--name=" + string.Join(',', names), "-O", SqueueFields])).Select(QueueRow).OfType<ElementRow>().Where(row => names.Contains(row.Name))];

    /// <summary>The elements of batches as accounting knows them; empty where it gives no answer, for it is never the only source.</summary>
    /// <param name="names">The batches' names.</param>
    /// <param name="since">The time of the oldest.</param>
    public IReadOnlyList<ElementRow> Accounting(IReadOnlyCollection<string> names, DateTimeOffset since)
    {
        if (names.Count == 0)
        {
            return [];
        }

        string start = since.ToLocalTime().AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        CommandOutcome outcome = runner.Run("sacct", ["-n", "-X", "-P", "-a", "--array", "--name=" + string.Join(',', names), "-S", start, "-o", SacctFields]);
        return outcome.Ok ? [.. Lines(outcome.Output).Select(AccountingRow).OfType<ElementRow>().Where(row => names.Contains(row.Name))] : [];
    }

    /// <summary>Submits a script; the number that it was given.</summary>
    /// <exception cref="SlurmRefusedException">sbatch refused it.</exception>
    /// <exception cref="SlurmUnreachableException">Whether it was taken is not known.</exception>
    public long Submit(string script)
    {
        CommandOutcome outcome = runner.Run("sbatch", ["--parsable", script]);
        if (outcome.Ok && long.TryParse(outcome.Output.Trim().Split(';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            return id;
        }

        throw outcome.Exit is null || IsUnreachable(outcome.Said) || outcome.Ok
            ? new SlurmUnreachableException($"sbatch {script}: {outcome.Said}")
            : new SlurmRefusedException($"sbatch refused {script}: {outcome.Said}");
    }

    /// <summary>Cancels every job of a name: names are ours, numbers may by now be somebody else's.</summary>
    /// <returns>What scancel said.</returns>
    public string Cancel(string name) => this.Ask("scancel", ["--name=" + name]);

    /// <summary>Cancels one element of a batch, if its number still has the batch's name.</summary>
    /// <returns>What scancel said.</returns>
    public string Cancel(ElementRow element) =>
        this.Ask("scancel", ["--name=" + element.Name, string.Create(CultureInfo.InvariantCulture, $"{element.JobId}_{element.Index}")]);

    // What has ended meanwhile cannot be cancelled, and need not be.
    private string Ask(string program, IReadOnlyList<string> arguments)
    {
        CommandOutcome outcome = runner.Run(program, arguments);
        return outcome.Ok || (program == "scancel" && outcome.Said.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase)) ? outcome.Output : throw new SlurmUnreachableException($"{program}: {outcome.Said}");
    }

    private static bool IsUnreachable(string said) =>
        said.Contains("Unable to contact", StringComparison.OrdinalIgnoreCase) || said.Contains("timed out", StringComparison.OrdinalIgnoreCase) || said.Contains("Connection refused", StringComparison.OrdinalIgnoreCase)
        || said.Contains("Zero Bytes", StringComparison.OrdinalIgnoreCase) || said.Contains("Communication connection failure", StringComparison.OrdinalIgnoreCase) || said.Contains("temporarily", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string[]> Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'));

    private static ElementRow? QueueRow(string[] fields) => fields.Length < 9 || !long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out long id)
        ? null
        : new ElementRow(fields[0], id, Index(fields[2]), ElementStates.Of(fields[3], fields[4], (int)Number(fields[6])), Words(fields[3], fields[4]), Node(fields[5]), Elapsed(fields[7]), (int)Number(fields[8]));

    private static ElementRow? AccountingRow(string[] fields)
    {
        // 12_3, or 12 for a job that is no array.
        string[] id = fields.Length < 7 ? [] : fields[1].Split('_');
        return id.Length == 0 || !long.TryParse(id[0], NumberStyles.None, CultureInfo.InvariantCulture, out long job)
            ? null
            : new ElementRow(fields[0], job, id.Length > 1 ? Index(id[1]) : 0, ElementStates.Of(fields[2], fields[3], ElementStates.StatusOf(fields[5])), Words(fields[2], fields[3]), Node(fields[4]), Elapsed(fields[6]), 0);
    }

    private static int Index(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : 0;

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    private static string Node(string text) => text is "None assigned" or "(null)" ? string.Empty : text;

    private static string Words(string state, string reason) => reason is "None" or "" ? state : $"{state} ({reason})";

    private static TimeSpan Elapsed(string text) => SlurmTime.TryParse(text, out TimeSpan span) ? span : TimeSpan.Zero;
}
