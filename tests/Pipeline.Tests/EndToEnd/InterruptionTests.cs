using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class InterruptionTests(SmallRun small)
{
    private const int Kills = 3;

    /// <summary>Each moment gets a store of its own; the moments lie one in each third of the measured duration, drawn by a seed; `tests/full/kills` draws thirty.</summary>
    [Fact]
    public void Killed_at_three_moments_the_next_run_completes_with_the_same_numbers()
    {
        Random random = new(20260101);
        double seconds = small.Seconds;
        int killed = 0;
        for (int attempt = 0; killed < Kills && attempt < 3 * Kills; attempt++)
        {
            using TemporaryFolder folder = new();
            string[] arguments = ["run", small.ManifestPath, "--store", folder.File("store"), "--out", folder.File("out")];
            TimeSpan moment = TimeSpan.FromSeconds((killed + random.NextDouble()) / Kills * seconds);
            using (RunningProgram program = ConcordProgram.Start(arguments))
            {
                if (program.EndsWithin(moment))
                {
                    // The machine is faster than when the duration was measured: the same moment of a shorter run.
                    seconds *= 0.7;
                    continue;
                }
                else
                {
                    program.Kill();
                    killed++;
                    Assert.False(Directory.Exists(folder.File("out")) && !File.Exists(Path.Combine(folder.File("out"), "INCOMPLETE")) && !File.Exists(Path.Combine(folder.File("out"), "scores.parquet")), $"killed after {moment}: the directory does not say that it is incomplete");
                }
            }

            ConcordProgram.Run(arguments).Expect(0);
            small.AssertSameNumbers(folder.File("out"));
            Assert.Empty(Leftovers(folder.Path));
        }

        Assert.Equal(Kills, killed);
    }

    [Fact]
    public void Interrupted_it_ends_with_130_keeps_what_is_done_and_goes_on()
    {
        using TemporaryFolder folder = new();
        string[] arguments = ["run", small.ManifestPath, "--store", folder.File("store"), "--out", folder.File("out")];
        using RunningProgram program = ConcordProgram.Start(arguments);

        // The first activations are there: the run is in the middle.
        while (!program.HasExited && !Directory.Exists(Path.Combine(folder.File("store"), "activations")))
        {
            program.EndsWithin(TimeSpan.FromMilliseconds(20));
        }

        program.Interrupt();
        ProgramResult interrupted = program.Wait(TimeSpan.FromMinutes(2)).Expect(130);
        Assert.Contains("Interrupted; what is done is kept", interrupted.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.File("out"), "INCOMPLETE")));
        ProgramResult again = ConcordProgram.Run(arguments).Expect(0);
        Assert.Matches("[1-7] cached", again.Errors);
        small.AssertSameNumbers(folder.File("out"));
        Assert.Empty(Leftovers(folder.Path));
    }

    private static IEnumerable<string> Leftovers(string folder)
    {
        string staging = Path.Combine(folder, "store", "staging");
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => path.EndsWith(".tmp", StringComparison.Ordinal) || path.EndsWith(".part", StringComparison.Ordinal) || Path.GetFileName(path) == "INCOMPLETE")
            .Concat(Directory.Exists(staging) ? Directory.GetFileSystemEntries(staging) : []);
    }
}
