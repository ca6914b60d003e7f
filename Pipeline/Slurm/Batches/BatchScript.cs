using System.Globalization;
using System.Text;
using Concord.Pipeline.Slurm.Profiles;

namespace Concord.Pipeline.Slurm.Batches;

/// <summary>Writes the script of a batch.</summary>
/// <param name="folder">Where the batch stands.</param>
/// <param name="store">The store's folder.</param>
/// <param name="profile">The cluster's profile.</param>
/// <param name="program">The words that start this program on a node.</param>
internal sealed class BatchScript(BatchFolder folder, string store, SlurmProfile profile, IReadOnlyList<string> program)
{
    private const int Mebibyte = 20;

    /// <summary>The script of an array of jobs.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="idOf">The number of a batch that is waited for; its name where it has none yet.</param>
    public string Of(Batch batch, Func<string, string> idOf)
    {
        StringBuilder text = this.Head(batch.Id, batch.Shape);
        Option(text, "array", Indices([.. batch.Elements.Select(element => element.Index)]) + (profile.Throttle is { } most ? string.Create(CultureInfo.InvariantCulture, $"%{most}") : string.Empty));
        Option(text, "output", Path.Combine(Literal(folder.Logs), batch.Id + "-%a.log"));
        if (batch.Needs.Count > 0)
        {
            Option(text, "dependency", string.Join(',', batch.Needs.Select(need => $"{need.Kind}:{idOf(need.Batch)}{(need.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"_{index}") : string.Empty)}")));
            Option(text, "kill-on-invalid-dep", "yes");
        }

        this.Body(text, batch.Shape, ["--device", batch.Shape.Device, "--batch", folder.ElementsPath(batch.Id), "--index"], " \"$SLURM_ARRAY_TASK_ID\"");
        return text.ToString();
    }

    /// <summary>The script of the job that writes the run directory when all others have ended, well or not.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="shape">What it is given.</param>
    /// <param name="after">The numbers of the arrays that it waits for.</param>
    public string Report(string id, BatchShape shape, IEnumerable<string> after)
    {
        StringBuilder text = this.Head(id, shape);
        Option(text, "output", Literal(folder.LogPath(id, 0)));
        Option(text, "dependency", "afterany:" + string.Join(':', after));
        this.Body(text, shape, ["--report"], string.Empty);
        return text.ToString();
    }

    /// <summary>Indices as sbatch takes them: 0-4,7.</summary>
    internal static string Indices(IReadOnlyList<int> indices)
    {
        List<string> runs = [];
        for (int first = 0; first < indices.Count;)
        {
            int last = first;
            while (last + 1 < indices.Count && indices[last + 1] == indices[last] + 1)
            {
                last++;
            }

            runs.Add(first == last ? string.Create(CultureInfo.InvariantCulture, $"{indices[first]}") : string.Create(CultureInfo.InvariantCulture, $"{indices[first]}-{indices[last]}"));
            first = last + 1;
        }

        return string.Join(',', runs);
    }

    // In single quotes the shell reads nothing but the quote itself.
    internal static string Quoted(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=+,@".Contains(letter, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private StringBuilder Head(string batch, BatchShape shape)
    {
        SlurmPool pool = profile.Pool(shape.Device);
        StringBuilder text = new("#!/bin/bash\n");
        Option(text, "job-name", BatchRecord.NameOf(folder.Submission, batch));
        Option(text, "comment", $"concord:{folder.Submission}:{batch}");
        Option(text, "chdir", folder.Root);
        Option(text, "open-mode", "append");
        text.Append("#SBATCH --requeue\n");
        Option(text, "signal", string.Create(CultureInfo.InvariantCulture, $"B:USR1@{profile.Signal.TotalSeconds:0}"));
        Option(text, "time", SlurmTime.Format(shape.Time));
        Option(text, "mem", string.Create(CultureInfo.InvariantCulture, $"{shape.Memory >> Mebibyte}M"));
        Option(text, "ntasks", "1");
        Option(text, "cpus-per-task", shape.Cpus.ToString(CultureInfo.InvariantCulture));
        Option(text, "partition", string.Join(',', pool.Partitions));
        Option(text, "account", pool.Account);
        Option(text, "constraint", pool.Constraint);
        Option(text, "exclude", string.Join(',', pool.Exclude));
        Option(text, "gres", pool.Gres is { } gres ? gres + ":1" : null);
        foreach (string line in pool.Sbatch)
        {
            text.Append(CultureInfo.InvariantCulture, $"#SBATCH {line}\n");
        }

        return text;
    }

    // exec: the signal before the time limit, and the one that ends the job, reach the program and not the shell.
    private void Body(StringBuilder text, BatchShape shape, IReadOnlyList<string> arguments, string last)
    {
        // Before the program is there to hear it, the signal would end the shell.
        text.Append("trap : USR1\n");
        foreach (string line in profile.Setup)
        {
            text.Append(line).Append('\n');
        }

        IEnumerable<string> words = [.. program, "exec", "--submission", folder.Submission, "--store", store, .. arguments];
        text.Append(CultureInfo.InvariantCulture, $"exec {string.Join(' ', words.Select(Quoted))}{last}\n");
    }

    private static void Option(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            // sbatch reads its lines as a shell would: quotes keep blanks together.
            text.Append(CultureInfo.InvariantCulture, $"#SBATCH --{name}={(value.Any(c => char.IsWhiteSpace(c) || c is '"' or '\\') ? $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : value)}\n");
        }
    }

    // SLURM puts numbers and names in place of what follows a percent sign.
    private static string Literal(string path) => path.Replace("%", "%%", StringComparison.Ordinal);
}
