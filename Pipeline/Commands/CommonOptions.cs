using System.CommandLine;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Commands;

/// <summary>Options that several verbs share, each declared once.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Store { get; } = new("--store") { Description = "The store's folder (default: CONCORD_STORE, or .concord/store here)." };

    public Option<string?> Mirror { get; } = new("--mirror") { Description = "A folder with mirror.csv, for machines without a network (default: CONCORD_MIRROR)." };

    public Option<string> Device { get; } = new("--device") { Description = "auto, cpu or cuda[:N].", DefaultValueFactory = _ => "auto" };

    public Option<string> Memory { get; } = new("--memory") { Description = "Memory budget, such as 8GiB; the batch is made smaller until the plan fits.", DefaultValueFactory = _ => "8GiB" };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON array of objects with an id." };

    public void AddEnvironment(Command command)
    {
        command.Add(this.Store);
        command.Add(this.Mirror);
        command.Add(this.Device);
        command.Add(this.Memory);
    }

    public RunEnvironment Environment(ParseResult parsed, DeclaredDatasetReader? declared = null, bool isForElsewhere = false) =>
        new(parsed.GetValue(this.Store), parsed.GetValue(this.Mirror), parsed.GetValue(this.Device)!, this.MemoryBytes(parsed), declared) { IsForElsewhere = isForElsewhere };

    /// <summary>What finds declared files, without the rest of an environment.</summary>
    public FileResolver Resolver(ParseResult parsed)
    {
        string? mirror = parsed.GetValue(this.Mirror) ?? System.Environment.GetEnvironmentVariable("CONCORD_MIRROR");
        return new FileResolver(RunEnvironment.StoreFolder(parsed.GetValue(this.Store)), string.IsNullOrEmpty(mirror) ? null : mirror, null);
    }

    public long MemoryBytes(ParseResult parsed)
    {
        string memory = parsed.GetValue(this.Memory)!;
        return MemorySize.TryParse(memory, out long bytes) ? bytes : throw new CommandException(ExitStatus.WrongCommand, $"--memory {memory}: expected a size such as 8GiB or 512MiB");
    }
}
