using System.Globalization;
using Concord.Alignment.Resampling;
using Concord.Alignment.Simulation;

namespace Concord.Recovery;

/// <summary>Writes a result as Markdown.</summary>
internal static class Tables
{
    public static void Write(string analysis, RecoveryResult result, TextWriter output)
    {
        output.WriteLine($"\n## {analysis}");
        output.WriteLine("| noise | measured reliability | recovered | rate | 95 % (Wilson) | margin: 5 % / median / 95 % | |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (RecoveryLevel level in result.Levels)
        {
            double[] margins = Quantiles.SortedDefined([.. level.Margins.SelectMany(margins => margins)]);
            Interval rate = level.RateInterval;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {level.Noise} | {level.Reliability.Average():0.000} | {level.Recovered} of {level.Recordings} | {level.Rate:0.000} | {rate.Lower:0.000} … {rate.Upper:0.000} | {Quantiles.Linear(margins, 0.05):0.0000} / {Quantiles.Linear(margins, 0.5):0.0000} / {Quantiles.Linear(margins, 0.95):0.0000} | {(level.Fails ? "fails" : "holds")} |"));
        }

        output.WriteLine(result.FailsAt is { } failed ? $"\nRecovery fails at {failed.Noise}." : "\nRecovery holds at all levels.");
        foreach (RecoveryLevel level in result.Levels)
        {
            output.WriteLine($"\nGenerator × winner at {level.Noise}:\n");
            output.WriteLine($"| | {string.Join(" | ", result.Models.Select((_, k) => (char)('A' + k)))} | nobody |");
            output.WriteLine($"| --- |{string.Concat(Enumerable.Repeat(" --- |", result.Models.Count + 1))}");
            for (int model = 0; model < result.Models.Count; model++)
            {
                output.WriteLine($"| {(char)('A' + model)} {result.Models[model]} | {string.Join(" | ", level.Winners[model])} |");
            }
        }
    }
}
