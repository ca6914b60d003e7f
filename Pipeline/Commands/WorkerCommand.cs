using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Execution;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Commands;

internal static class WorkerCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        WatchArguments watch = new();
        Option<bool> show = new("--watch") { Description = "Show the queue as a page too, as `concord watch` does." };
        Option<int> slots = new("--slots") { Description = "Jobs on the processor at a time.", DefaultValueFactory = _ => 1 };
        Option<bool> untilEmpty = new("--until-empty") { Description = "End when nothing is left to do." };
        Option<string?> submission = new("--submission") { Description = "Only jobs of this submission." };
        Option<double> lease = new("--lease") { Description = "Seconds after which other workers take a silent one for dead.", DefaultValueFactory = _ => 30 };
        Option<double> stall = new("--stall") { Description = "Minutes without progress after which a job is taken for stuck.", DefaultValueFactory = _ => 30 };
        Command command = new("worker", "Does the jobs of this machine's queue, each in a process of its own, until it is stopped; any number of workers share a queue. Ctrl+C or SIGTERM stops it cleanly: what it had is given back.\n\nExample: concord worker --slots 2 --memory 16GiB") { slots, untilEmpty, submission, lease, stall, show, watch.Port, watch.Listen, options.Store, options.Device, options.Memory };
        command.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            ResultStore store = new(RunEnvironment.StoreFolder(parsed.GetValue(options.Store)));
            store.CleanStaging();
            TimeProvider time = TimeProvider.System;
            using JobQueue queue = StoreQueue.Open(store, time, console.Error);
            SupervisorOptions supervisor = new()
            {
                Store = store.Root,
                Worker = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"),
                Slots = AtLeast(1, parsed.GetValue(slots), "--slots"),
                Gpus = DeviceChoice.Gpus(parsed.GetValue(options.Device)!),
                Memory = options.MemoryBytes(parsed),
                Submission = parsed.GetValue(submission),
                UntilEnded = parsed.GetValue(untilEmpty),
                WaitsForDisk = true,
                WritesReports = true,
                Lease = TimeSpan.FromSeconds(AtLeast(2, parsed.GetValue(lease), "--lease")),
                Stall = TimeSpan.FromMinutes(AtLeast(0.01, parsed.GetValue(stall), "--stall")),
            };
            console.Error(string.Create(CultureInfo.InvariantCulture, $"worker {supervisor.Worker}: {supervisor.Slots} slots, {(supervisor.Gpus.Count == 0 ? "no GPU" : string.Join(", ", supervisor.Gpus))}, {MemorySize.Format(supervisor.Memory)} of memory; store {store.Root}"));
            using IDisposable? page = parsed.GetValue(show) ? watch.Open(parsed, store, console) : null;
            using IDisposable? export = Telemetry.Export("worker");
            using QueueGauge gauge = new(queue);
            WorkerEvents events = new(console, queue, time);
            WorkerHost.Run(supervisor, queue, events, time, cancellationToken);
            console.Error(events.Summary);
            return events.HasFailures ? ExitStatus.SomeJobsFailed : ExitStatus.Done;
        })));
        return command;
    }

    private static T AtLeast<T>(T least, T given, string name)
        where T : IComparable<T> =>
        given.CompareTo(least) >= 0 ? given : throw new CommandException(ExitStatus.WrongCommand, $"{name} {given}: at least {least}");
}
