using System.CommandLine;
using Concord.Models.Catalogue;

namespace Concord.Pipeline.Commands;

/// <summary>The option <c>--options attention=shared positions=none</c>.</summary>
internal static class ArchitectureOptions
{
    public static Option<string[]> Option() => new("--options")
    {
        Description = "Mechanisms at other values than the architecture's own: NAME=VALUE, several after each other.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The architecture with those options.</summary>
    /// <param name="id">An id of the catalogue, which may have options in brackets itself.</param>
    /// <param name="chosen">Pairs of name and value; null for none.</param>
    public static ArchitectureEntry Find(string id, string[]? chosen)
    {
        if (chosen is null or [])
        {
            return ArchitectureCatalogue.Find(id);
        }

        return id.Contains('[', StringComparison.Ordinal)
            ? throw new CommandException(ExitStatus.WrongCommand, $"'{id}' has options in brackets and --options besides; keep one of the two.")
            : ArchitectureCatalogue.Find($"{id}[{string.Join(';', chosen.SelectMany(pair => pair.Split(',')))}]");
    }
}
