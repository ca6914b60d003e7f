using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Slurm.Profiles;

/// <summary>Further options of sbatch in a profile: what Concord sets itself cannot be set there.</summary>
internal static class SbatchLines
{
    // By these a batch is found again, or its elements are told apart.
    private static readonly string[] Ours = ["job-name", "comment", "array", "output", "error", "open-mode", "requeue", "no-requeue", "signal", "time", "mem", "mem-per-cpu", "cpus-per-task", "ntasks", "dependency", "kill-on-invalid-dep", "parsable", "wrap", "hold", "wait"];
    private static readonly string[] OursShort = ["-J", "-a", "-o", "-e", "-t", "-c", "-n", "-d", "-H", "-W"];
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["partition"] = "partition",
        ["p"] = "partition",
        ["account"] = "account",
        ["A"] = "account",
        ["constraint"] = "constraint",
        ["C"] = "constraint",
        ["exclude"] = "exclude",
        ["x"] = "exclude",
        ["gres"] = "gpu: { gres }",
        ["gpus"] = "gpu: { gres }",
        ["G"] = "gpu: { gres }",
    };

    public static void Check(IReadOnlyList<string> lines, SourcePosition at, FindingLog log)
    {
        foreach (string line in lines)
        {
            string name = line.TrimStart('-').Split('=', ' ')[0];
            if (!line.StartsWith('-') || name.Length == 0 || line.Contains('\n', StringComparison.Ordinal))
            {
                log.Error(at, new Message($"'sbatch' must hold options such as --qos=long; found '{line.ReplaceLineEndings(" ")}'."));
            }
            else if (FieldOf(line, name) is { } field)
            {
                log.Error(at, new Message($"'{line}' under sbatch: the profile has a field for it.", $"Write it as '{field}', where it is checked before anything is submitted."));
            }
            else if ((line.StartsWith("--", StringComparison.Ordinal) && Ours.Any(option => option.StartsWith(name, StringComparison.Ordinal))) || OursShort.Any(option => line.StartsWith(option, StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal)))
            {
                log.Error(at, new Message($"'{line}' under sbatch: Concord sets this option itself.", "Remove it."));
            }
        }
    }

    // sbatch takes --part for --partition, and -pgpu for -p gpu.
    private static string? FieldOf(string line, string name) => line.StartsWith("--", StringComparison.Ordinal)
        ? Fields.Where(field => field.Key.Length > 1 && field.Key.StartsWith(name, StringComparison.Ordinal)).Select(field => field.Value).FirstOrDefault()
        : Fields.GetValueOrDefault(name[..1]);
}
