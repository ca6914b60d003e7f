using Concord.Datasets;
using Concord.Models;
using Concord.Models.Weights;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Joining;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Slurm;
using Concord.Pipeline.Slurm.Cluster;

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
        catch (Exception exception) when (exception is DatasetException or ModelException or WeightsException or JoinException or Alignment.AlignmentException or SlurmRefusedException)
        {
            console.Error(exception.Message);
            return ExitStatus.WrongCommand;
        }
        catch (Exception exception) when (exception is ResolutionException or EnvironmentException or QueueDamagedException or DllNotFoundException or TypeInitializationException)
        {
            console.Error(exception.Message);
            return ExitStatus.WrongEnvironment;
        }
        catch (Exception exception) when (exception is DiskFullException or RunLockedException or QueueBusyException or QueueInUseException or SlurmUnreachableException or SlurmBusyException)
        {
            console.Error(exception.Message);
            return ExitStatus.TryAgain;
        }
        catch (IOException exception) when (DiskSpace.IsFull(exception))
        {
            console.Error($"The disk is full: {exception.Message} Free some space and run again: what is done is kept.");
            return ExitStatus.TryAgain;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or System.Text.Json.JsonException)
        {
            // A folder that cannot be written, or a file of the store or of a run that is not what its record says.
            console.Error(exception.Message);
            return ExitStatus.WrongEnvironment;
        }
        catch (OperationCanceledException)
        {
            console.Error("Interrupted; what is done is kept, and the next run goes on from there.");
            return ExitStatus.Interrupted;
        }
    }
}
