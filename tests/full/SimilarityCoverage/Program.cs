using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Alignment.Similarity;

namespace Concord.SimilarityCoverage;

/// <summary>How often each kind of interval holds the expectation of a similarity at that number of stimuli, which many further data sets tell.</summary>
internal static class Program
{
    private static readonly (int Stimuli, int X, int Y, double Noise)[] Cases = [(60, 30, 20, 1), (60, 30, 20, 3), (100, 300, 200, 2)];

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "A console program's entry hands the console on.")]
    private static int Main(string[] arguments)
    {
        TextWriter output = Console.Out;
        int[] sizes = arguments.Skip(1).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        if (arguments.Length != 3)
        {
            output.WriteLine("SIMILARITY|all DATASETS DRAWS");
            return 2;
        }

        output.WriteLine("| similarity | stimuli × units × units, noise | truth | sd | bias of draws / sd | sd of draws / sd | jackknife se / sd | percentile | basic | centred | jackknife |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (ISimilarity similarity in Similarities.All.Where(s => arguments[0] == "all" || s.Id == arguments[0]))
        {
            foreach ((int Stimuli, int X, int Y, double Noise) setting in Cases)
            {
                output.WriteLine(new CoverageStudy(similarity, setting, sizes[0], sizes[1]).Row());
                output.Flush();
            }
        }

        return 0;
    }
}
