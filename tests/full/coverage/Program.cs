using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Concord.Coverage;

/// <summary>How often intervals hold the truth, on simulated data sets whose truth is known.</summary>
internal static class Program
{
    private static readonly ICoverageStudy[] s_studies =
    [
        new RsaStudy(60, 1, calibrate: true),
        new RsaStudy(60, 3, calibrate: true),
        new RsaStudy(60, 1, calibrate: false),
        new RsaStudy(60, 3, calibrate: false),
        new RegressionStudy(200, 20, calibrate: true),
        new RegressionStudy(200, 150, calibrate: true),
        new RegressionStudy(200, 20, calibrate: false),
        new RegressionStudy(200, 150, calibrate: false),
        new BehaviourStudy(160, 0.6),
        new BehaviourStudy(80, 0.6),
        new ScalingStudy(200, 5, 0.3),
        new ScalingStudy(60, 5, 0.3),
        new ScalingStudy(60, 5, 0.1),
    ];

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "A console program's entry hands the console on.")]
    private static int Main(string[] arguments)
    {
        int sets = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1000;
        int draws = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 1000;
        ICoverageStudy[] chosen = [.. s_studies.Where(study => arguments.Length == 0 || study.Id == arguments[0])];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"coverage [STUDY [SETS [DRAWS]]]; studies: {string.Join(", ", s_studies.Select(study => study.Id))}");
            return 2;
        }

        foreach (ICoverageStudy study in chosen)
        {
            Run(study, sets, draws, Console.Out);
        }

        return 0;
    }

    private static void Run(ICoverageStudy study, int sets, int draws, TextWriter output)
    {
        var tallies = new Dictionary<string, CoverageTally>(StringComparer.Ordinal);
        for (int set = 0; set < sets; set++)
        {
            foreach (SimulatedPair pair in study.Run(set, draws))
            {
                if (!tallies.TryGetValue(pair.Measure, out CoverageTally? tally))
                {
                    tally = new CoverageTally();
                    tallies.Add(pair.Measure, tally);
                }

                tally.Add(pair);
            }
        }

        output.WriteLine(study.Summary);
        output.WriteLine("| study | measure | sets | coverage | truth above / below | coverage of the difference | paired test p < .05 | bias | mean of draws less score | rms error | mean width / 3.92 |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach ((string measure, CoverageTally tally) in tallies)
        {
            output.WriteLine(tally.Row(study.Id, measure));
        }
    }
}
