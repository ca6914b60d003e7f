namespace Concord.Pipeline.Commands;

/// <summary>What the program tells the shell.</summary>
internal static class ExitStatus
{
    public const int Done = 0;
    public const int SomeJobsFailed = 1;
    public const int WrongCommand = 2;
    public const int WrongEnvironment = 3;
    public const int TryAgain = 75;
    public const int Interrupted = 130;
}
