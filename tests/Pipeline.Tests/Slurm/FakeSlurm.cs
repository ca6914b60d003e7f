using System.Globalization;
using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Tests.Slurm;

/// <summary>A cluster that answers as SLURM 22.05 did when it was asked (tests/full/slurm), and does nothing by itself.</summary>
internal sealed class FakeSlurm : ICommandRunner
{
    private long next = 1;

    public const string Config = """
        Configuration data as of 2026-11-26T13:11:06
        AccountingStorageType   = accounting_storage/none
        ClusterName             = mvb
        MaxArraySize            = 1001
        MinJobAge               = 600 sec
        """;

    public const string Sinfo = """
        gpu*|up|1-00:00:00|6000|2|gpu:a100:2
        gpu*|up|1-00:00:00|6000|2|gpu:rtx:2(S:0)
        cpu|up|infinite|64000+|8|(null)
        short|up|30:00|6000|2|(null)
        broken|drain|infinite|6000|2|(null)
        """;

    /// <summary>What SLURM knows: name, number, index, state, reason, status.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>Every command that was run.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Scripts as they were when they were submitted.</summary>
    public List<string> Scripts { get; } = [];

    public bool IsDown { get; set; }

    /// <summary>What sbatch does instead, at most so often as there are answers: return an outcome, or null to do as usual.</summary>
    public Queue<Func<FakeSlurm, string, CommandOutcome?>> Sbatch { get; } = [];

    public string SacctAnswer { get; set; } = string.Empty;

    public CommandOutcome Run(string program, IReadOnlyList<string> arguments)
    {
        this.Calls.Add($"{program} {string.Join(' ', arguments)}");
        if (this.IsDown)
        {
            return new CommandOutcome(1, string.Empty, $"{program}: error: Unable to contact slurm controller (connect failure)");
        }

        return program switch
        {
            "scontrol" when arguments[0] == "show" => new CommandOutcome(0, Config, string.Empty),
            "scontrol" => new CommandOutcome(0, string.Empty, string.Empty),
            "sinfo" => new CommandOutcome(0, Sinfo, string.Empty),
            "squeue" => this.Squeue(arguments.First(argument => argument.StartsWith("--name=", StringComparison.Ordinal))[7..].Split(',')),
            "sacct" when this.SacctAnswer.Length > 0 => new CommandOutcome(0, this.SacctAnswer, string.Empty),
            "sacct" => new CommandOutcome(1, string.Empty, "Slurm accounting storage is disabled"),
            "scancel" => this.Scancel(arguments[0][7..], arguments.ElementAtOrDefault(1)),
            "sbatch" => this.Submit(arguments[^1]),
            _ => new CommandOutcome(null, string.Empty, program + " cannot be started"),
        };
    }

    /// <summary>Takes a script as sbatch does.</summary>
    public long Take(string script)
    {
        string text = File.ReadAllText(script);
        this.Scripts.Add(text);
        string name = Option(text, "job-name")!;
        long id = this.next++;
        foreach (string index in Indices(Option(text, "array")?.Split('%')[0]))
        {
            this.Rows.Add(new Row(name, id, index, Option(text, "dependency") is null ? "RUNNING" : "PENDING", Option(text, "dependency") is null ? "None" : "Dependency", 0));
        }

        return id;
    }

    /// <summary>Changes what SLURM says of elements.</summary>
    public void Set(Func<Row, bool> which, string state, string reason = "None", int status = 0)
    {
        for (int row = 0; row < this.Rows.Count; row++)
        {
            this.Rows[row] = which(this.Rows[row]) ? this.Rows[row] with { State = state, Reason = reason, Status = status } : this.Rows[row];
        }
    }

    public static string? Option(string script, string name) =>
        script.Split('\n').FirstOrDefault(line => line.StartsWith($"#SBATCH --{name}=", StringComparison.Ordinal))?[$"#SBATCH --{name}=".Length..];

    private static IEnumerable<string> Indices(string? array)
    {
        foreach (string part in array?.Split(',') ?? ["N/A"])
        {
            string[] ends = part.Split('-');
            if (!int.TryParse(ends[0], CultureInfo.InvariantCulture, out int first))
            {
                yield return part;
                continue;
            }

            for (int index = first; index <= int.Parse(ends[^1], CultureInfo.InvariantCulture); index++)
            {
                yield return index.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    private CommandOutcome Submit(string script) =>
        (this.Sbatch.TryDequeue(out Func<FakeSlurm, string, CommandOutcome?>? instead) ? instead(this, script) : null) ?? new CommandOutcome(0, $"{this.Take(script)}\n", string.Empty);

    private CommandOutcome Squeue(string[] names) => new(0, string.Join('\n', this.Rows.Where(row => names.Contains(row.Name)).Select(row => $"{row.Name}|{row.Id}|{row.Index}|{row.State}|{row.Reason}|c1|{row.Status}|0:05|0|")), string.Empty);

    private CommandOutcome Scancel(string name, string? element)
    {
        this.Set(row => row.Name == name && (element is null || $"{row.Id}_{row.Index}" == element) && row.State is "PENDING" or "RUNNING", "CANCELLED");
        return new CommandOutcome(0, string.Empty, string.Empty);
    }

    internal sealed record Row(string Name, long Id, string Index, string State, string Reason, int Status);
}
