using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Concord.Alignment.Simulation;
using Concord.Models;

namespace Concord.Recovery;

/// <summary>Model recovery with eight networks: which of them each analysis would take for the brain, and at which noise it no longer finds the right one.</summary>
internal static class Program
{
    private static readonly double[] s_reliabilities = [0.8, 0.3, 0.1, 0.03, 0.01];
    private static readonly int[] s_sizes = [20, 50, 1, 20];

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "A console program's entry hands the console on.")]
    private static int Main(string[] arguments)
    {
        if (arguments.Length > 4 || !Array.TrueForAll(arguments, argument => int.TryParse(argument, CultureInfo.InvariantCulture, out int count) && count > 0))
        {
            Console.Error.WriteLine("recovery [RECORDINGS [STIMULI [SUBJECTS [NEUROIDS]]]]: recordings from each network at each noise level (20), pictures (50), subjects (1), neuroids of each (20)");
            return 2;
        }

        int[] given = Array.ConvertAll(arguments, argument => int.Parse(argument, CultureInfo.InvariantCulture));
        int[] sizes = [.. given, .. s_sizes[given.Length..]];
        var design = new RecordingDesign { Subjects = sizes[2], Neuroids = sizes[3], Repetitions = 4 };
        Run(design, sizes[0], sizes[1], Environment.GetEnvironmentVariable("CONCORD_DATA"), Console.Out);
        return 0;
    }

    private static void Run(RecordingDesign design, int recordings, int stimuli, string? data, TextWriter output)
    {
        TorchRuntime.Configure(1, "cpu");
        var study = new RecoveryStudy
        {
            Models = Networks.Load(data, stimuli, output),
            Levels = [.. s_reliabilities.Select(NoiseLevel.Reliability)],
            Design = design,
            Recordings = recordings,
            Seed = 1,
        };
        output.WriteLine($"subjects {study.Design.Subjects} × {study.Design.Neuroids} neuroids (random mixtures of units), {study.Design.Repetitions} repetitions, {recordings} recordings of each network at each level");
        foreach ((string analysis, RecoveryScorer scorer) in new[] { ("rsa(correlation, spearman)", Scorers.Rsa()), ("ridge-cv(logspace(-2, 6, 9), all), kfold(5)", Scorers.RidgeCv()) })
        {
            long start = Stopwatch.GetTimestamp();
            Tables.Write(analysis, ModelRecovery.Run(study, scorer), output);
            output.WriteLine($"\n{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        }
    }
}
