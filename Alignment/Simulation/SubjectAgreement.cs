using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Simulation;

/// <summary>The noise with which sampled RDMs of subjects agree with each other as measured ones do.</summary>
/// <remarks>
/// Where only RDMs were recorded, neither neuroids nor noise are known; what is known is how well each subject agrees with the others (<see cref="LooSubjectCeiling"/>). Subjects of
/// <see cref="Neuroids"/> neuroids get the noise of patterns that gives that agreement: it stands for all that limits it. Found by halving over means of <see cref="Sets"/>
/// simulated sets of subjects, whose random numbers are the same at every noise. Subjects who agree better than so many neuroids without noise do get none.
/// </remarks>
/// <param name="Noise">Standard deviation, in units of the patterns' (<see cref="RdmPatterns.Sample"/>).</param>
/// <param name="Agreement">The mean agreement that it gives.</param>
public readonly record struct SubjectAgreement(double Noise, double Agreement)
{
    /// <summary>Neuroids of each subject.</summary>
    public const int Neuroids = 100;

    /// <summary>Simulated sets of subjects behind each mean.</summary>
    public const int Sets = 10;

    private const double MostNoise = 1024;
    private const int Halvings = 12;

    /// <summary>Finds the noise.</summary>
    /// <param name="patterns">What is sampled.</param>
    /// <param name="subjects">Two or more.</param>
    /// <param name="agreement">The measured agreement, the lower ceiling between subjects.</param>
    /// <param name="reading">How subjects are pooled and compared.</param>
    /// <param name="seed">Of the sets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two subjects.</exception>
    /// <exception cref="AlignmentException">The agreement is undefined.</exception>
    public static SubjectAgreement Find(RdmPatterns patterns, int subjects, double agreement, CeilingReading reading, long seed)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentOutOfRangeException.ThrowIfLessThan(subjects, 2);
        if (double.IsNaN(agreement))
        {
            throw new AlignmentException("agreement between subjects", "undefined", "a number", "State one instead: reliability: 0.5.");
        }

        SubjectAgreement low = At(0);
        if (!(low.Agreement > agreement))
        {
            return low;
        }

        SubjectAgreement high = At(1);
        while (high.Agreement > agreement && high.Noise < MostNoise)
        {
            (low, high) = (high, At(2 * high.Noise));
        }

        for (int halving = 0; halving < Halvings; halving++)
        {
            SubjectAgreement middle = At((low.Noise + high.Noise) / 2);
            (low, high) = middle.Agreement > agreement ? (middle, high) : (low, middle);
        }

        return high;

        SubjectAgreement At(double noise)
        {
            double sum = 0;
            for (int set = 0; set < Sets; set++)
            {
                var random = new StableRandom(seed, StableRandom.StreamOf(FormattableString.Invariant($"agreement/{set}")));
                sum += LooSubjectCeiling.Compute([.. Enumerable.Range(0, subjects).Select(_ => patterns.Sample(Neuroids, noise, random))], reading).Value;
            }

            return new SubjectAgreement(noise, sum / Sets);
        }
    }
}
