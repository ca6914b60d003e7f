using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Commands;

/// <summary>The answer to a name that nothing has.</summary>
internal static class Unknown
{
    public static CommandException Id(string what, string name, IReadOnlyList<string> known)
    {
        string near = Suggestions.Nearest(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;
        return new CommandException(ExitStatus.WrongCommand, $"no {what} '{name}'; there are {string.Join(", ", known)}.{near}");
    }
}
