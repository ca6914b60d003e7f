using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Concord.Benchmarks;

/// <summary>Measurements beside the peers; results are committed as <c>NAME.md</c> in this folder.</summary>
internal static class Program
{
    /// <summary>What runs beside a peer, by <see cref="SideBySide"/>: one line each.</summary>
    private static readonly Contest[] Contests =
    [
        PlsContest.Contest,
        RidgeContest.Contest,
        BandedContest.Contest,
        .. CompareContest.All,
        .. BootstrapContest.All,
        BehaviourContest.Contest,
        .. RdmContest.All,
        .. CkaContest.All,
    ];

    private const string Usage = """
        throughput ARCHITECTURE BATCHES: forward passes of 16 images, every block read
        extract ARCHITECTURE FOLDER: JPEG files to stored activations
        prepare FOLDER: decoding and preprocessing alone, one thread
        images FOLDER COUNT: index and hash a folder made by images.py, decode and stream COUNT pictures of it
        growth ROUNDS: how seconds and memory grow with stimuli, units and neuroids
        queue FOLDER KEYS: the job queue in a folder of a disk: submit, claim and end, list
        devices DEVICE PART SECONDS: every site of every architecture (whose id holds PART, or all) on the processor and on the device
        speed ARCHITECTURE DEVICE BATCH BATCHES [tf32]: images a second on cpu or cuda:0, all cores
        train ARCHITECTURE ROUNDS THREADS: steps of a supervised training a second; the peer is training.py
        try ARCHITECTURE REGIME [NAME=VALUE ...]: a whole training by the defaults with changes, and what came of it
        NAME ROUNDS: beside a peer, from the repository's root; NAME one of
        """;

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "A console program's entry hands the console on.")]
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["throughput", var architecture, var batches]:
                Throughput.Forward(architecture, int.Parse(batches, CultureInfo.InvariantCulture), Console.Out);
                return 0;
            case ["extract", var architecture, var folder]:
                // On a thread of its own, as the worker does it.
                var work = new Thread(() => Throughput.Extract(architecture, folder, Console.Out));
                work.Start();
                work.Join();
                return 0;
            case ["prepare", var folder]:
                Throughput.Prepare(folder, Console.Out);
                return 0;
            case ["images", var folder, var count]:
                Images.Run(folder, int.Parse(count, CultureInfo.InvariantCulture), Console.Out);
                return 0;
            case ["growth", var rounds]:
                Growth.Run(int.Parse(rounds, CultureInfo.InvariantCulture), Console.Out);
                return 0;
            case ["growth", "one", var kind, var stimuli, var units, var neuroids]:
                Growth.One(kind, [int.Parse(stimuli, CultureInfo.InvariantCulture), int.Parse(units, CultureInfo.InvariantCulture), int.Parse(neuroids, CultureInfo.InvariantCulture)], Console.Out);
                return 0;
            case ["queue", var folder, var keys]:
                QueueSpeed.Run(folder, int.Parse(keys, CultureInfo.InvariantCulture), Console.Out);
                return 0;
            case ["queue", "work", var path, var synchronous]:
                QueueSpeed.Work(path, synchronous, Console.Out);
                return 0;
            case ["devices", var device, var part, var seconds]:
                Devices.Check(device, part, double.Parse(seconds, CultureInfo.InvariantCulture), Console.Out);
                return 0;
            case ["speed", var architecture, var device, var batch, var batches, .. var rest]:
                Devices.Speed(architecture, device, int.Parse(batch, CultureInfo.InvariantCulture), int.Parse(batches, CultureInfo.InvariantCulture), rest is ["tf32"], Console.Out);
                return 0;
            case ["train", var architecture, var rounds, var threads]:
                Training.Speed(architecture, int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture), Console.Out);
                return 0;
            case ["try", var architecture, var regime, .. var changes]:
                Training.Try(architecture, regime, changes, Console.Out);
                return 0;
            case [var name, "ours", var variant, var folder] when Find(name) is { } contest:
                SideBySide.Ours(contest, variant, folder, Console.Out);
                return 0;
            case [var name, var rounds] when Find(name) is { } contest:
                SideBySide.Run(contest, int.Parse(rounds, CultureInfo.InvariantCulture), Console.Out);
                return 0;
            default:
                Console.Error.WriteLine($"{Usage} {string.Join(", ", Contests.Select(contest => contest.Name))}");
                return 2;
        }
    }

    private static Contest? Find(string name) => Contests.FirstOrDefault(contest => contest.Name == name);
}
