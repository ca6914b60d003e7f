namespace Concord.Pipeline.Commands;

/// <summary>Ends a command with an exit status and words for the person who typed it.</summary>
internal sealed class CommandException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
