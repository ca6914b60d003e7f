using Concord.Datasets;
using Concord.Models;
using Concord.Models.Weights;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Joining;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Commands;

/// <summary>Turns what went wrong into words and an exit status; a stack trace is for mistakes of ours alone.</summary>
internal static class CommandRunner
{
    public static int Run(CommandConsole console, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (CommandException exception)
        {
            console.Error(exception.Message);
            return exception.Status;
        }
        catch (Exception exception) when (exception is DatasetException or ModelException or WeightsException or JoinException)
        {
            console.Error(exception.Message);
            return ExitStatus.WrongCommand;
        }
        catch (ResolutionException exception)
        {
            console.Error(exception.Message);
            return ExitStatus.WrongEnvironment;
        }
        catch (Runs.RunLockedException exception)
        {
            console.Error(exception.Message);
            return ExitStatus.TryAgain;
        }
        catch (DiskFullException exception)
        {
            console.Error(exception.Message);
            return ExitStatus.TryAgain;
        }
        catch (OperationCanceledException)
        {
            console.Error("Interrupted; what is done is kept, and the next run goes on from there.");
            return ExitStatus.Interrupted;
        }
    }
}
