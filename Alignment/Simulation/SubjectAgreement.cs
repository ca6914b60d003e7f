using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Simulation;

/// <summary>The number of neuroids with which sampled RDMs of subjects agree with each other as measured ones do.</summary>
/// <remarks>
/// Where only RDMs were recorded, neither neuroids nor noise are known; what is known is how well each subject agrees with the others (<see cref="LooSubjectCeiling"/>). One number
/// of neuroids, the same for all subjects and without further noise, gives that agreement: it stands for all that limits it. Found by doubling and halving over means
/// of <see cref="Sets"/> simulated sets of subjects, each with random numbers of its own; the mean found is returned, for few neuroids it comes in steps.
/// </remarks>
/// <param name="Neuroids">The number.</param>
/// <param name="Agreement">The mean agreement that it gives.</param>
public readonly record struct SubjectAgreement(int Neuroids, double Agreement)
{
    /// <summary>Simulated sets of subjects behind each mean.</summary>
    public const int Sets = 20;

    /// <summary>The largest number that is tried: subjects who agree better than that are taken as this.</summary>
    public const int MostNeuroids = 1 << 14;

    /// <summary>Finds the number.</summary>
    /// <param name="patterns">What is sampled.</param>
    /// <param name="subjects">Two or more.</param>
    /// <param name="agreement">The measured agreement, the lower ceiling between subjects.</param>
    /// <param name="reading">How subjects are pooled and compared.</param>
    /// <param name="seed">Of the sets.</param>
    public static SubjectAgreement Find(RdmPatterns patterns, int subjects, double agreement, CeilingReading reading, long seed)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentOutOfRangeException.ThrowIfLessThan(subjects, 2);
        SubjectAgreement low = At(1);
        SubjectAgreement high = low;
        while (high.Agreement < agreement && high.Neuroids < MostNeuroids)
        {
            (low, high) = (high, At(2 * high.Neuroids));
        }

        while (high.Neuroids - low.Neuroids > 1)
        {
            SubjectAgreement middle = At((low.Neuroids + high.Neuroids) / 2);
            (low, high) = middle.Agreement < agreement ? (middle, high) : (low, middle);
        }

        return Math.Abs(low.Agreement - agreement) < Math.Abs(high.Agreement - agreement) ? low : high;

        SubjectAgreement At(int neuroids)
        {
            double sum = 0;
            for (int set = 0; set < Sets; set++)
            {
                var random = new StableRandom(seed, StableRandom.StreamOf(FormattableString.Invariant($"agreement/{neuroids}/{set}")));
                sum += LooSubjectCeiling.Compute([.. Enumerable.Range(0, subjects).Select(_ => patterns.Sample(neuroids, random))], reading).Value;
            }

            return new SubjectAgreement(neuroids, sum / Sets);
        }
    }
}
