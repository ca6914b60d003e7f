using System.Diagnostics.CodeAnalysis;

namespace Concord.Benchmarks;

/// <summary>Measurements beside the peers; results are committed as <c>NAME.md</c> in this folder.</summary>
internal static class Program
{
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "A console program's entry hands the console on.")]
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["throughput", var architecture, var batches]:
                Throughput.Forward(architecture, int.Parse(batches, System.Globalization.CultureInfo.InvariantCulture), Console.Out);
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
            default:
                Console.Error.WriteLine("throughput ARCHITECTURE BATCHES: forward passes of 16 images, every block read\nextract ARCHITECTURE FOLDER: JPEG files to stored activations\nprepare FOLDER: decoding and preprocessing alone, one thread");
                return 2;
        }
    }
}
